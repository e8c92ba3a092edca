"""What a person set for a document: kept apart from what was read, and put on top of it."""

from __future__ import annotations

import hashlib
import re
import secrets
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, get_args

from wherefrom.model import Document, Published
from wherefrom.store import log
from wherefrom.store.errors import BadValue

Field = Literal["published", "publisher", "author", "url"]
FIELDS: tuple[Field, ...] = get_args(Field)

ALL = "select document, field, value from given order by document, field"
PUT = "insert or replace into given values (?, ?, ?, ?, ?)"

_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ADDRESS = re.compile(r"https?://[^\s/]+\S*")


def checked(field: str, value: str) -> tuple[Field, str]:
    """Field and value without outer spaces.

    Raises:
        BadValue: no such field, an empty value, a date or address of another form.
    """
    value = value.strip()
    if field not in FIELDS:
        raise BadValue("field", field, f"one of {', '.join(FIELDS)}")
    if not value:
        raise BadValue(field, value, "a text with letters in it")
    if field == "published" and not _DAY.fullmatch(value):
        raise BadValue(field, value, "a date such as 2013-04-12, 2013-04 or 2013")
    if field == "url" and not _ADDRESS.fullmatch(value):
        raise BadValue(field, value, "an address such as https://harbourpost.example/a")
    return field, value


def put(
    db: sqlite3.Connection, document: str, field: Field, value: str, *, by: str | None = None
) -> None:
    """Set a field; the log gets a salted digest of the value, since values are often names."""
    salt = secrets.token_hex(16)
    digest = hashlib.sha256(f"{salt}:{value}".encode()).hexdigest()
    body = {"document": document, "field": field, "value": digest}
    db.execute(PUT, [document, field, value, salt, log.append(db, "given", body, by=by)])


def given(db: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """Values by document id and field."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for document, field, value in db.execute(ALL):
        found[document][field] = value
    return dict(found)


def applied(document: Document, values: Mapping[str, str]) -> Document:
    """``document`` with what was set by hand on top of what was read.

    ``author`` may name several, separated by ``;``.
    """
    if "published" in values:
        document = replace(document, published=Published(values["published"], "given"))
    if "publisher" in values:
        document = replace(document, publisher=values["publisher"])
    if "author" in values:
        names = [name.strip() for name in values["author"].split(";")]
        document = replace(document, authors=tuple(name for name in names if name))
    if "url" in values:
        document = replace(document, url=values["url"])
    return document
