"""What a drawn face looks like at rest: colours and shapes, read from a persona's `looks`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

# fmt: off
HAIR: Final = {
    "black": "#1f1c22", "dark": "#33251f", "brown": "#6b4429", "chestnut": "#8a4a2b",
    "red": "#b5522a", "blond": "#d9ac5d", "grey": "#8f9096", "white": "#dedcd8",
}
CLOTH: Final = {
    "black": "#2b2a30", "navy": "#2c3e5f", "blue": "#3f6ea3", "teal": "#2f7a78",
    "green": "#4c7a52", "olive": "#737442", "mustard": "#cf9a36", "orange": "#cc7340",
    "red": "#a93f3f", "pink": "#cf8496", "plum": "#6f4463", "purple": "#6a5a9c",
    "brown": "#765844", "grey": "#7c828a", "cream": "#e6dcc8", "white": "#f1efec",
}
# fmt: on
_SKIN: Final = ("#fbdcc6", "#f3c6a3", "#e2ab81", "#c58a5f", "#96613f", "#6b432f")
_FLUSH: Final = ("#d8382b", "#cf2f22", "#c22a1c", "#a92317", "#8f1c14", "#7c1a14")
_IRIS: Final = ("#4f7d8c", "#5b7a55", "#6b4a2f", "#4d3221", "#3a251a", "#2e1d16")
_PALE: Final = ("blond", "grey", "white")


class HeadShape(NamedTuple):
    """Half widths of a head at temples, jaw and chin, and the y of the chin, in drawing units."""

    temple: int
    jaw: int
    tip: int
    chin: int


_ROUND: Final = HeadShape(45, 43, 21, 158)
_OVAL: Final = HeadShape(43, 39, 17, 161)
_LONG: Final = HeadShape(41, 38, 17, 165)
_SQUARE: Final = HeadShape(44, 44, 27, 161)
STYLES: Final = {  # each style of hair with the head it sits on
    "short": _SQUARE, "quiff": _LONG, "fade": _LONG, "bald": _SQUARE, "curls": _ROUND,
    "afro": _OVAL, "bob": _ROUND, "long": _OVAL, "bun": _OVAL, "ponytail": _OVAL,
    "waves": _OVAL, "scarf": _OVAL,
}  # fmt: skip
GARMENTS: Final = ("crew", "shirt", "rollneck", "jacket")


@dataclass(frozen=True, kw_only=True)
class Looks:
    """Looks read and completed: colours as "#rrggbb", names known to the drawing."""

    skin: str
    flush: str
    iris: str
    hair: str
    style: str
    shape: HeadShape
    brow: float  # thickness, 1 is usual
    brow_colour: str
    old: bool
    glasses: bool
    beard: bool
    top: str
    garment: str


def read_looks(looks: Mapping[str, object]) -> Looks:
    """A persona's `looks`, completed: whatever is missing or unknown gets a plain default.

    `hair`: "<colour>-<style>" of `HAIR` (for a scarf, of `CLOTH`) and `STYLES`; `skin`: 1 (light)
    to 6 (dark); `glasses`, `beard`: true or false; `top`: "<colour>" or "<colour>-<garment>".
    """
    colour, style = _pair(looks.get("hair"), "short", STYLES)
    cloth, garment = _pair(looks.get("top"), "crew", GARMENTS)
    covered, bearded, tone = style == "scarf", looks.get("beard") is True, _tone(looks.get("skin"))
    hair = (CLOTH if covered else HAIR).get(colour, HAIR["dark"])
    brow = HAIR["dark"] if covered else mix(hair, "#3a2a22", 0.45 if colour in _PALE else 0.2)
    return Looks(
        skin=_SKIN[tone],
        flush=_FLUSH[tone],
        iris=_IRIS[tone],
        hair=hair,
        style=style,
        shape=STYLES[style],
        brow=1.2 if bearded else 0.95,
        brow_colour=brow,
        old=colour in ("grey", "white") and not covered,
        glasses=looks.get("glasses") is True,
        beard=bearded,
        top=CLOTH.get(cloth, CLOTH["teal"]),
        garment=garment,
    )


def _pair(
    given: object, usual: str, known: Mapping[str, object] | tuple[str, ...]
) -> tuple[str, str]:
    colour, _, shape = str(given or "").strip().lower().partition("-")
    return colour, shape if shape in known else usual


def _tone(given: object) -> int:
    return given - 1 if isinstance(given, int) and 1 <= given <= len(_SKIN) else 1


def mix(one: str, other: str, share: float) -> str:
    """The colour `share` (0–1) of the way from one to the other, both "#rrggbb"."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
