"""The key to the pseudonyms, encrypted with a passphrase that is kept nowhere (age v1)."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping

import pyrage

from wherefrom.errors import WherefromError

LEAST = 12  # characters of a passphrase


class WeakPassphrase(WherefromError):
    """Too short to keep anybody safe."""

    def __init__(self) -> None:
        super().__init__(f"A passphrase needs {LEAST} characters or more; several words do well.")


class WrongPassphrase(WherefromError):
    """The key cannot be opened with it."""

    def __init__(self) -> None:
        super().__init__(
            "The passphrase does not open this key, or the file was changed. Nothing was done; "
            "try again, or remove names.age and make a new key: the pseudonyms stay the same."
        )


def locked(key: Mapping[str, list[str]], passphrase: str) -> str:
    """``key``, names by pseudonym, encrypted, as base64.

    Raises:
        WeakPassphrase: shorter than twelve characters.
    """
    if len(passphrase) < LEAST:
        raise WeakPassphrase
    written = json.dumps(dict(sorted(key.items())), ensure_ascii=False, indent=1)
    return base64.b64encode(pyrage.passphrase.encrypt(written.encode(), passphrase)).decode()


def opened(content: bytes, passphrase: str) -> dict[str, list[str]]:
    """The names by pseudonym.

    Raises:
        WrongPassphrase: it does not fit, or the content is damaged.
    """
    try:
        bare = pyrage.passphrase.decrypt(base64.b64decode(content), passphrase)
        plain: dict[str, list[str]] = json.loads(bare)
    except (pyrage.DecryptError, ValueError) as error:
        raise WrongPassphrase from error
    return plain
