"""Published addresses never change: whoever cites one finds it there for ever."""

from __future__ import annotations

import re

import pytest
from tests.addresses import built, listed


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    return built(tmp_path_factory.mktemp("site"))


def kinds(addresses: set[str]) -> set[str]:
    """Addresses with a star for every name below a section."""
    return {re.sub(r"/[^/.]+", "/*", address) for address in addresses}


def test_what_was_published_is_still_there(found: set[str]) -> None:
    """No address of the list is gone. Never take one off it: build a page there that leads on."""
    assert set() == listed() - found


def test_every_kind_of_address_is_on_the_list(found: set[str]) -> None:
    """What is new is kept from now on; ``python -m tests.addresses`` puts it on the list."""
    assert set() == kinds(found) - kinds(listed())
