"""Invitations over a mail server in earnest, and printed where there is none."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator

import pytest
from django.test import RequestFactory

from tests.accounts.conftest import make_invitation
from trainer import env
from trainer.accounts.invitations import send


class _Visit(socketserver.StreamRequestHandler):
    """Says yes to everything, and keeps what it is told."""

    server: MailServer

    def handle(self) -> None:
        self.server.visits += 1
        self._say("220 here")
        for line in iter(self.rfile.readline, b""):
            self.server.heard.append(line.decode().strip())
            if line.upper().startswith(b"DATA"):
                self._say("354 go on")
                self._hear_the_mail()
            self._say("221 bye" if line.upper().startswith(b"QUIT") else "250 yes")

    def _hear_the_mail(self) -> None:
        for line in iter(self.rfile.readline, b".\r\n"):
            self.server.heard.append(line.decode().strip())

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class MailServer(socketserver.TCPServer):
    def __init__(self) -> None:
        self.heard: list[str] = []
        self.visits = 0
        super().__init__(("127.0.0.1", 0), _Visit)


@pytest.fixture
def mail_server(settings, monkeypatch) -> Iterator[MailServer]:
    """One that listens, and that EMAIL_URL names."""
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("EMAIL_URL", f"smtp://127.0.0.1:{server.server_address[1]}")
        mail = env.mail("EMAIL_URL")
        settings.EMAIL_BACKEND, settings.EMAIL_PORT = mail.backend, mail.port
        settings.EMAIL_HOST = mail.host
        yield server
        server.shutdown()


@pytest.fixture
def two(team, omar):
    return [make_invitation(team=team, by=omar, email=f"{n}@example.com") for n in ("zoe", "yan")]


def test_it_goes_to_a_mail_server(mail_server, two):
    assert send(two, RequestFactory().get("/"))
    heard = "\n".join(mail_server.heard)
    assert "Subject: Omar Haddad invites you to Steady" in heard
    assert all(f"rcpt TO:<{one.email}>" in heard for one in two)


def test_it_goes_there_once_for_many(mail_server, two):
    send(two, RequestFactory().get("/"))
    assert mail_server.visits == 1


def test_it_says_when_nobody_listens(mail_server, two, settings):
    settings.EMAIL_PORT = 9
    assert not send(two, RequestFactory().get("/"))


def test_it_is_printed_by_the_console(two, settings, capsys):
    settings.EMAIL_BACKEND = env.mail("EMAIL_URL", "console:").backend
    assert send(two, RequestFactory().get("/"))
    assert f"http://testserver{two[0].path}" in capsys.readouterr().out
