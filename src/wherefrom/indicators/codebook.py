"""Codebooks read from YAML files: shipped ones by name, a user's own by path."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from wherefrom.indicators.nodes import BadCodebook, Place, top
from wherefrom.indicators.rules import Like, rules_of
from wherefrom.model import Code, Codebook, Rule

SHIPPED = ("ilo-2012", "ilo-2025", "palermo")
USED = ("ilo-2025", "palermo")  # where a case says nothing
LARGEST = 2_000_000  # bytes
SCHEME = re.compile(r"[a-z0-9][a-z0-9._-]*")
CODE = re.compile(r"[a-z][a-z0-9_]*")
FIELDS = ("scheme", "title", "version", "source", "caution", "codes")
OPTIONAL = ("notes", "lists")
OF_CODE = (
    "code", "name", "definition", "source", "examples", "counter_examples", "recognise",
)  # fmt: skip

Likes = dict[tuple[str, str], tuple[Rule | Like, ...]]


def shipped_text(scheme: str) -> str:
    """The file of a shipped codebook."""
    folder = files("wherefrom.data") / "codebooks"
    return (folder / f"{scheme}.yml").read_text(encoding="utf-8")


def text_of(path: Path) -> str:
    """The text of a user's codebook.

    Raises:
        BadCodebook: there is no such file, or it is no text.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise BadCodebook(
                f"{path}: larger than 2 MB, so it is no codebook. Give the YAML file."
            )
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadCodebook(
            f"{path}: cannot be read ({error.strerror}). Give the path of a YAML file, or one of "
            f"{', '.join(SHIPPED)}."
        ) from error
    except UnicodeDecodeError as error:
        raise BadCodebook(f"{path}: not UTF-8 text. Save it as UTF-8.") from error


def codebooks(texts: Sequence[tuple[str, str]]) -> tuple[Codebook, ...]:
    """The codebooks in these files, given as (name of file, its text), in this order.

    A rule ``like: SCHEME/CODE`` takes the rules of that code, of a shipped
    codebook or of one given here.

    Raises:
        BadCodebook: naming file, line or code, and what to do.
    """
    own: list[Codebook] = []
    written: Likes = {}
    for file, text in texts:
        book, rules = _read(file, text)
        if any(book.scheme == other.scheme for other in own):
            raise BadCodebook(
                f"{file}: another codebook given has the scheme {book.scheme!r} too. "
                "Give each scheme once, or rename yours."
            )
        own.append(book)
        written |= rules
    known = {book.scheme for book in own}
    for scheme in SHIPPED:
        if scheme not in known:
            written |= _read(f"{scheme}.yml", shipped_text(scheme))[1]
    return tuple(_settled(book, written) for book in own)


@cache
def shipped(*schemes: str) -> tuple[Codebook, ...]:
    """Shipped codebooks by name."""
    return codebooks([(f"{scheme}.yml", shipped_text(scheme)) for scheme in schemes])


def _read(file: str, text: str) -> tuple[Codebook, Likes]:
    given = top(text, file)
    fields = given.fields()
    _complete(given, fields, FIELDS, OPTIONAL, "the codebook")
    scheme = fields["scheme"].text()
    if not SCHEME.fullmatch(scheme):
        raise fields["scheme"].bad(
            f"the scheme {scheme!r} has other signs than a-z, 0-9, . _ -", "Write it as my-codes-1."
        )
    lists = {n: p.texts() for n, p in fields["lists"].fields().items()} if "lists" in fields else {}
    codes: list[Code] = []
    rules: Likes = {}
    where: dict[str, Place] = {}
    for place in fields["codes"].items():
        code, found = _code(place, lists)
        if code.code in where:
            raise place.bad(f"the code {code.code!r} stands here twice", "Rename or remove one.")
        where[code.code] = place
        codes.append(code)
        rules[scheme, code.code] = found
    _check_broader(codes, where)
    notes = fields["notes"].texts() if "notes" in fields else ()
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    said = {name: fields[name].text() for name in ("title", "version", "source", "caution")}
    return Codebook(scheme, **said, codes=tuple(codes), sha256=sha256, notes=notes), rules


def _complete(
    place: Place,
    fields: Mapping[str, Place],
    needed: Sequence[str],
    optional: Sequence[str],
    what: str,
) -> None:
    missing = [name for name in needed if name not in fields]
    if missing:
        raise place.bad(
            f"{what} lacks {', '.join(missing)}", "Add it; docs/indicators.md shows how."
        )
    unknown = [name for name in fields if name not in (*needed, *optional)]
    if unknown:
        known = ", ".join((*needed, *optional))
        raise fields[unknown[0]].bad(
            f"{unknown[0]!r} is no field of {what}", f"Known are: {known}."
        )


def _code(
    place: Place, lists: Mapping[str, tuple[str, ...]]
) -> tuple[Code, tuple[Rule | Like, ...]]:
    fields = place.fields()
    called = fields["code"].text() if "code" in fields else ""
    _complete(place, fields, OF_CODE, ("broader",), f"the code {called!r}" if called else "a code")
    if not CODE.fullmatch(called):
        raise fields["code"].bad(
            f"the code {called!r} has other signs than a-z, 0-9 and _", "Write it as debt_bondage."
        )
    broader = fields["broader"].text() if "broader" in fields else None
    return (
        Code(
            called,
            name=fields["name"].text(),
            definition=fields["definition"].text(),
            source=fields["source"].text(),
            examples=fields["examples"].texts(),
            counter_examples=fields["counter_examples"].texts(),
            broader=broader,
        ),
        tuple(rules_of(fields["recognise"], lists)),
    )


def _check_broader(codes: Sequence[Code], where: Mapping[str, Place]) -> None:
    above = {code.code: code.broader for code in codes}
    for code in codes:
        if code.broader is not None and code.broader not in above:
            raise where[code.code].bad(
                f"{code.code!r} is said to be a kind of {code.broader!r}, which is no code here",
                f"Known are: {', '.join(above)}.",
            )
    for code in codes:
        passed = [code.code]
        while (over := above[passed[-1]]) is not None:
            if over in passed:
                circle = " → ".join([*passed[passed.index(over) :], over])
                raise where[code.code].bad(
                    f"codes are kinds of each other in a circle: {circle}",
                    "Take `broader` out of one of them.",
                )
            passed.append(over)


def _settled(book: Codebook, written: Likes) -> Codebook:
    codes = (replace(c, rules=_rules(book.scheme, c.code, written, ())) for c in book.codes)
    return replace(book, codes=tuple(codes))


def _rules(
    scheme: str, code: str, written: Likes, passed: tuple[tuple[str, str], ...]
) -> tuple[Rule, ...]:
    """The rules of a code, with those of the codes that it is like."""
    found: list[Rule] = []
    for one in written[scheme, code]:
        if isinstance(one, Rule):
            found.append(one)
            continue
        target = (one.scheme or scheme, one.code)
        if target not in written:
            raise one.place.bad(
                f"`like` names {target[0]}/{target[1]}, which is no code of a codebook given here",
                "Name a code of this file, or SCHEME/CODE of a shipped one.",
            )
        if target in (*passed, (scheme, code)):
            circle = " → ".join(f"{s}/{c}" for s, c in (*passed, (scheme, code), target))
            raise one.place.bad(
                f"codes are like each other in a circle: {circle}", "Write out one of them."
            )
        taken = _rules(*target, written, (*passed, (scheme, code)))
        found += [r for r in taken if not one.part or r.part == one.part]
    return tuple(dict.fromkeys(found))
