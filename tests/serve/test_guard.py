"""Whom the server answers."""

from __future__ import annotations

import socket

import pytest

from generator.serve.guard import Guard

ALONE, ALL = Guard("127.0.0.1", 8000), Guard("0.0.0.0", 8000)


@pytest.mark.parametrize("host", ["localhost:8000", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "127.0.0.1"])
def test_the_names_of_this_machine_are_welcome(host: str) -> None:
    assert ALONE.welcomes(host)
    assert ALL.welcomes(host)
    assert ALONE.welcomes(host, f"http://{host}")


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8000",
        "",
        "a@localhost:8000",
        "localhost:8000/x",
        "localhost:x",
        "[::1",
        "127.0.0.1.evil.example:8000",
    ],
)
def test_other_names_are_not(host: str) -> None:
    assert not ALONE.welcomes(host)
    assert not ALL.welcomes(host)


def test_another_port_is_another_server() -> None:
    assert not ALONE.welcomes("localhost:8001")


def test_bound_to_one_address_it_answers_to_that() -> None:
    assert Guard("192.0.2.7", 8000).welcomes("192.0.2.7:8000")
    assert not Guard("192.0.2.7", 8000).welcomes("192.0.2.8:8000")


def test_bound_to_all_it_answers_to_numbers_and_to_its_own_name() -> None:
    assert ALL.welcomes("192.0.2.7:9000")
    assert ALL.welcomes(f"{socket.gethostname()}:8000")


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://localhost:8001", "https://localhost:8000", ""]
)
def test_a_foreign_origin_is_not_welcome(origin: str) -> None:
    assert not ALONE.welcomes("localhost:8000", origin)
