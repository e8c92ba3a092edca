"""Statements in parts that answer one question each, as they were read: before anybody ruled."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wherefrom.claims.amounts_apart import key_asks
from wherefrom.claims.apiece import OF_EACH, apiece
from wherefrom.claims.called import UNNAMED
from wherefrom.claims.cluster import groups
from wherefrom.claims.comparing import NATION
from wherefrom.claims.firmness import firm
from wherefrom.claims.fitting import Fitted, fitted
from wherefrom.claims.making import Rows, made, must_fit
from wherefrom.claims.parting import Amounts, amounts, parted
from wherefrom.claims.ready import Ready
from wherefrom.claims.repeating import unrepeated
from wherefrom.claims.silent import mostly_telling, without_silent
from wherefrom.claims.strays import without_strays
from wherefrom.claims.surely import sure
from wherefrom.claims.traits import of_named
from wherefrom.claims.whose import AGE, Full, full_names, nameless, question
from wherefrom.data.load import words
from wherefrom.ids import content_id
from wherefrom.model import Asked, Part, Reply, Statement

SPECIFIC = re.compile(r"(charged|convicted) (?:with|of) .*(: .*)")  # and the key without of what
MEASURED_ONCE = "magnitude"  # what is measured of one event and has many values


def as_read(ready: Ready, replies: Sequence[Reply]) -> tuple[Part, ...]:
    """Parts of two statements or more, and those that make a claim alone, by question.

    Replies of different kind or key never meet. Parts of one question are in
    the order of their first statements, and share none.
    """
    told = amounts(replies)
    full = full_names(replies)
    by_question: dict[Asked, list[Reply]] = defaultdict(list)
    for reply in replies:
        by_question[question(reply, full)].append(reply)
    found: list[Part] = []
    for asked in in_order(by_question):
        rows = by_row(ready, by_question[asked])
        parts = sorted(_parts(ready, asked, rows, told, full), key=lambda one: one.rows[0])
        for one in parts:
            claim = made(ready, asked, one.rows, rows, fits=one.fits)
            if claim is None and len(one.rows) < 2:
                continue
            said = [ready.statements[row] for row in one.rows]
            ids = tuple(s.id for s in said)
            links = () if claim is None else claim.links
            found.append(Part(asked, ids, claim.claim if claim else None, links, voices(said)))
    return unrepeated(tuple(once_each(found)))


def once_each(parts: Sequence[Part]) -> Iterator[Part]:
    """``parts`` without *was Lee charged* where all of it says with one and the same thing."""
    exactly: dict[str, list[frozenset[str]]] = defaultdict(list)
    for part in parts:
        said = SPECIFIC.match(part.asked.key)
        if said is not None:
            exactly[said[1] + said[2]].append(frozenset(part.statements))
    for part in parts:
        if not any(exact.issuperset(part.statements) for exact in exactly[part.asked.key]):
            yield part


def of_one_size(groups: Iterable[list[int]], rows: Rows) -> list[list[int]]:
    """``groups``, those joined to a larger one whose amounts are all given there too.

    *It was 6.1* says by itself which quake it measures, however unlike it is to other sentences.
    """
    told: list[tuple[list[int], set[float]]] = []
    for group in sorted(groups, key=lambda g: (-len(g), g[0])):
        own = {r.low for row in group for r in rows[row] if r.low == r.high and r.low is not None}
        home = next((g for g, amounts in told if own and own <= amounts), None)
        if home is None:
            told.append((group, own))
        else:
            home.extend(group)
    return sorted((sorted(group) for group, _ in told), key=lambda g: g[0])


def in_order(asked: Mapping[Asked, object]) -> list[Asked]:
    """Questions in a fixed order."""
    return sorted(asked, key=lambda one: (one.kind, one.key))


def by_row(ready: Ready, replies: Sequence[Reply]) -> dict[int, list[Reply]]:
    """Replies to one question by the row of their statement."""
    rows: dict[int, list[Reply]] = defaultdict(list)
    for reply in replies:
        rows[ready.order[reply.statement]].append(reply)
    return dict(rows)


def voices(statements: Sequence[Statement]) -> str:
    """A digest of whose word ``statements`` stand on."""
    return content_id("v", *(s.origin or "" for s in statements))


def _parts(ready: Ready, asked: Asked, rows: Rows, told: Amounts, full: Full) -> Iterator[Fitted]:
    """Of what is told of several persons by name, each person's apart."""
    for part in _alike(ready, asked, rows, told):
        if asked.kind in OF_EACH and not asked.key.startswith(AGE):
            for one in apiece(ready.near, part.rows, rows, full.person):
                yield part if len(one) == len(part.rows) else Fitted(one)
        else:
            yield part


def _alike(ready: Ready, asked: Asked, rows: Rows, told: Amounts) -> Iterator[Fitted]:
    if asked.key.startswith(NATION + UNNAMED):
        return  # another climber may be another
    keyed = asked.kind == "proposition" and bool(asked.key)
    named = keyed and UNNAMED not in asked.key
    if named or (asked.kind == "what" and of_named(asked.key)):
        yield Fitted(sorted(rows))
    elif asked.kind == "number" and (_once(asked) or of_somebody_named(asked, rows)):
        for part in parted(sorted(rows), rows, asked.kind, ready.case, told):
            yield Fitted(part)  # however unlike the sentences are
    else:
        yield from _by_likeness(ready, asked, rows, told)


def _once(asked: Asked) -> bool:
    once: Sequence[str] = words("properties")["once"]
    return asked.key in once


def _by_likeness(ready: Ready, asked: Asked, rows: Rows, told: Amounts) -> Iterator[Fitted]:
    settings, near = ready.settings, ready.near
    keyed = asked.kind == "proposition" and bool(asked.key)
    yes_or_no = asked.kind == "proposition" and not keyed
    least = settings.least_link_of_propositions if yes_or_no else settings.least_link
    kind = "number" if keyed else asked.kind
    distance = float(getattr(settings, f"{kind}_distance"))
    found = groups(near, sorted(rows), distance=distance)
    for alike in of_one_size(found, rows) if asked.key == MEASURED_ONCE else found:
        for apart in parted(alike, rows, "what" if keyed else kind, ready.case, told):
            for part in firm(near, apart, rows, least=least, best=settings.best_link):
                yield from _fitting(ready, asked, part, rows)


def _fitting(ready: Ready, asked: Asked, part: Sequence[int], rows: Rows) -> Iterator[Fitted]:
    """``part``, without what its own question does not fit."""
    settings, near = ready.settings, ready.near
    if must_fit(asked):
        for one in fitted(near, part, rows, ready.texts, least=settings.least_fit):
            for known in sure(ready, one, rows) if asked.kind == "proposition" else (one,):
                yield from mostly_telling(ready, known, rows, least=settings.least_told)
    elif asked.kind in {"day", "time"}:
        hour = asked.kind == "time"
        least_fit = settings.least_fit if hour else settings.least_fit_of_days
        for one in of_one_value(fitted(near, part, rows, ready.texts, least=least_fit), rows):
            for alike in without_strays(near, one, least=settings.least_alike_of_days):
                yield from without_silent(ready, alike, rows, least=settings.least_told_of_days)
    elif asked.kind == "number" and not key_asks(asked.key):
        least_alike = settings.least_alike_of_amounts
        yield from without_strays(near, Fitted(list(part)), least=least_alike)
    else:
        yield Fitted(list(part))


def of_somebody_named(asked: Asked, rows: Rows) -> bool:
    """Whether an age is asked of a name, whatever the words around it."""
    return asked.key.startswith(AGE) and any(not nameless(r) for row in rows.values() for r in row)


def of_one_value(parts: Iterable[Fitted], rows: Rows) -> Iterator[Fitted]:
    """``parts``, those that give a value of a larger one joined to it.

    *Police came at 7:20* and *she was hit at seven* are asked apart, two reports of seven not.
    """
    told: list[tuple[list[int], set[str]]] = []
    for part in sorted(parts, key=lambda one: (-len(one.rows), one.rows[0])):
        values = {reply.value for row in part.rows for reply in rows[row]}
        home = next((one for one in told if one[1] & values), None)
        if home is None:
            told.append((list(part.rows), values))
        else:
            home[0].extend(part.rows)
            home[1].update(values)
    yield from (Fitted(sorted(found)) for found, _ in told)
