"""News for the home page. Whoever has some joins the `tellers` when the application starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.accounts.models import User


@dataclass(frozen=True, slots=True)
class News:
    """One sentence, and where it leads. link: the words of the link."""

    words: str
    url: str
    link: str


Teller = Callable[["User"], Iterable[News]]
tellers: list[Teller] = []


def news_of(user: User) -> list[News]:
    """Everything there is to tell somebody."""
    return list(chain.from_iterable(tell(user) for tell in tellers))
