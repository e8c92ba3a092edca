"""Statements, claims and rulings as people name them: an id, its beginning, or exact words."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Protocol, TypeVar

from wherefrom.errors import WherefromError
from wherefrom.model import Claim, Ledger, Ruling, Statement
from wherefrom.ruled.anchors import folded
from wherefrom.ruled.told import shortened

LEAST = 4  # characters of an id that stand for it
LISTED = 5  # statements named where several fit


class NotOne(WherefromError):
    """What was named is not there, or is several things."""


class Identified(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """The whole id."""
        ...


T = TypeVar("T", bound=Identified)


def statement_named(ledger: Ledger, name: str) -> Statement:
    """The statement of this id, or of an id that begins so.

    Raises:
        NotOne: there is none, or there are several.
    """
    found = _named(ledger.statements, name)
    if len(found) == 1:
        return found[0]
    if found:
        raise NotOne(f"{name}: several statements have an id that begins so: {_listed(found)}.")
    raise NotOne(
        f"{name}: no statement has this id. `wherefrom show CASE claim ID` and "
        "`wherefrom search CASE WORDS` print the ids; or quote its words with --words."
    )


def statement_with(ledger: Ledger, words: str) -> Statement:
    """The one assertion that is, else holds, ``words``, whatever their case and punctuation.

    Raises:
        NotOne: none does, or several do.
    """
    sought = f" {folded(words)} "
    found = [
        s for s in ledger.statements if s.kind == "assertion" and sought in f" {folded(s.text)} "
    ]
    whole = [s for s in found if f" {folded(s.text)} " == sought]
    if len(whole or found) == 1 and sought.strip():
        return (whole or found)[0]
    if found and sought.strip():
        raise NotOne(
            f"“{words}”: {len(found)} statements hold these words: {_listed(found)}. "
            "Quote more of the words, or give the id."
        )
    raise NotOne(
        f"“{words}”: no statement holds these words in this order. "
        "`wherefrom search CASE WORDS` finds statements by single words."
    )


def claim_named(ledger: Ledger, name: str) -> Claim:
    """The claim of this id, or of an id that begins so.

    Raises:
        NotOne: there is none, or there are several.
    """
    found = _named(ledger.claims, name)
    if len(found) != 1:
        raise NotOne(
            f"no one claim has the id {name!r}; `wherefrom show CASE claims` lists the ids."
        )
    return found[0]


def code_named(ledger: Ledger, name: str) -> str:
    """SCHEME/CODE of the code of this name; the scheme may be left out where one has it.

    Raises:
        NotOne: there is none, or several codebooks have it.
    """
    every = [f"{book.scheme}/{code.code}" for book in ledger.codebooks for code in book.codes]
    found = [one for one in every if name in (one, one.rpartition("/")[2])]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotOne(f"{name}: several codebooks have this code. Say which: {', '.join(found)}.")
    near = difflib.get_close_matches(name, every, n=LISTED, cutoff=0.4)
    near += [one for one in every if name in one and one not in near][:LISTED]
    hint = f" Near it: {', '.join(near)}." if near else ""
    raise NotOne(f"{name}: no codebook of this case has this code.{hint} "
                 "`wherefrom show CASE codebooks` lists all codes.")  # fmt: skip


def ruling_named(rulings: Sequence[Ruling], name: str) -> Ruling:
    """The ruling of this id, or of an id that begins so.

    Raises:
        NotOne: there is none, or there are several.
    """
    found = _named(rulings, name)
    if len(found) != 1:
        raise NotOne(f"no one ruling has the id {name!r}; `wherefrom rulings CASE` lists them.")
    return found[0]


def _named(records: Sequence[T], name: str) -> list[T]:
    return [r for r in records if r.id == name] or [
        r for r in records if len(name) >= LEAST and r.id.startswith(name)
    ]


def _listed(statements: Sequence[Statement]) -> str:
    shown = [f"{s.id} (“{shortened(s.text)}”)" for s in statements[:LISTED]]
    more = len(statements) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
