"""Sealing: a contact encrypted with age to the keys of the staff, opened with one of theirs."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from tingjian.core.record import Person
from tingjian.core.steps import STAFF
from tingjian.errors import UserError

PREFIX = "sealed:"
LONGEST = 500  # characters of a contact
_SECRET = re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]+")


class Sealed(msgspec.Struct, frozen=True):
    """What is inside a seal: the contact, and a digest of the keys that it was sealed to.

    An age file does not name its recipients. The digest inside tells whoever can open it whether
    they are still today's, and tells nobody else anything.
    """

    text: str
    keys: str


class Keys:
    """The keys that contacts are sealed to today: those of all staff and maintainers who have one.

    UserError: nobody has one, or somebody's is none.
    """

    def __init__(self, people: Mapping[str, Person]) -> None:
        from pyrage import RecipientError, x25519

        owners = {each.key: each.login for each in people.values() if each.role in STAFF}
        self.recipients = []
        for key in sorted(key for key in owners if key):
            try:
                self.recipients.append(x25519.Recipient.from_str(key))
            except RecipientError:
                raise UserError("seal.key", login=owners[key]) from None
        if not self.recipients:
            raise UserError("seal.no-keys")
        digest = hashlib.sha256("\n".join(map(str, self.recipients)).encode())
        self.digest = digest.hexdigest()[:16]

    def seal(self, text: str) -> str:
        """The value of a contact's field. UserError: the text is empty, or far too long."""
        from pyrage import encrypt

        if not text.strip():
            raise UserError("seal.empty")
        if len(text) > LONGEST:
            raise UserError("seal.long", limit=LONGEST)
        inside = msgspec.json.encode(Sealed(text.strip(), self.digest))
        return PREFIX + base64.b64encode(encrypt(inside, self.recipients)).decode()


class Identity:
    """The secret keys in a file of ``--new-key``, or of ``age-keygen``. UserError: it has none."""

    def __init__(self, path: Path) -> None:
        from pyrage import IdentityError, x25519

        try:
            text = path.read_text(encoding="utf-8")
        except OSError as error:
            raise UserError("file.unreadable", file=path, why=error.strerror) from None
        except UnicodeDecodeError:
            raise UserError("seal.identity", file=path) from None
        try:
            self.keys: list[Any] = [x25519.Identity.from_str(k) for k in _SECRET.findall(text)]
        except IdentityError:
            raise UserError("seal.identity", file=path) from None
        if not self.keys:
            raise UserError("seal.identity", file=path)

    def unseal(self, value: str) -> Sealed:
        """What is inside. UserError: it was sealed to other keys, or is damaged."""
        from pyrage import DecryptError, decrypt

        try:
            inside = decrypt(base64.b64decode(value.removeprefix(PREFIX), validate=True), self.keys)
            return msgspec.json.decode(inside, type=Sealed)
        except DecryptError as error:
            other = "No matching keys" in str(error)
            raise UserError("seal.other" if other else "seal.damaged") from None
        except (ValueError, msgspec.DecodeError):
            raise UserError("seal.damaged") from None


def new_key(path: Path) -> str:
    """Make a pair of keys: the secret one into a new file that only its owner can read.

    Gives the public one. UserError: there is a file already, or the place is inside of a ledger's
    folder, from where it might be published.
    """
    from pyrage import x25519

    if any((folder / "ledger" / "ledger.yml").exists() for folder in path.resolve().parents):
        raise UserError("seal.in-ledger", file=path)
    pair = x25519.Identity.generate()
    public = str(pair.to_public())
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise UserError("record.exists", path=path) from None
    except OSError as error:
        raise UserError("file.unwritable", file=path, why=error.strerror) from None
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(f"# public key: {public}\n{pair}\n")
    return public
