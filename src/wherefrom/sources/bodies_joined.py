"""Which names of bodies and outlets, and which names of records, are one across a case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from wherefrom.sources.bodies import Body, narrower, spelled_out
from wherefrom.sources.joins import Joins
from wherefrom.sources.lists import heads
from wherefrom.sources.names import initials
from wherefrom.sources.records import Record, same_record
from wherefrom.sources.settle import Node, Rules, settle


def body_fullness(form: Body) -> tuple[int, ...]:
    """How much a body's name tells (a sort key)."""
    return (len(form.marks), sum(map(len, form.marks)))


def record_fullness(form: Record) -> tuple[int, ...]:
    """How much a record's name tells (a sort key)."""
    return (len(form.marks), int(form.of_case))


def _general(form: Body) -> bool:
    """True for words that many bodies bear (*the Post*, *the Board*): each document has its own."""
    return all(word in heads().body_words or (word,) in heads().endings for word in form.words)


BODIES = Rules(
    fuller=narrower,
    fullness=body_fullness,
    usual=True,
    beyond=lambda _form, _up: True,
    across=lambda _form, _several: True,
    proper=lambda form: not form.head and not form.acronym and not _general(form),
)
RECORDS = Rules(
    fuller=same_record,
    fullness=record_fullness,
    usual=False,
    beyond=lambda _form, _up: True,
    across=lambda form, _several: form.of_case,
    proper=lambda _form: False,
)


def _spelled(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(" ".join(words).split())


def _acronyms(documents: Mapping[Body, Sequence[str]]) -> dict[Body, set[Body]]:
    """For each acronym that nobody defines, the bodies of the case with these initials."""
    by_initials: dict[str, set[Body]] = defaultdict(set)
    for form in documents:
        for short in initials(_spelled(form.spelt or form.words), heads().small):
            by_initials[short].add(form)
    return {
        form: {other for other in by_initials[form.words[0]] if spelled_out(form, other)}
        for form in documents
        if form.acronym and not form.known and len(form.words) == 1
    }


def _above(forms: Collection[Body], own: frozenset[Body]) -> dict[Body, set[Body]]:
    """For each name, the fuller names it may be short for.

    A name of ``own`` (a publisher's) is never short for another's, nor is a
    listed name of several words or of initials.
    """
    by_head: dict[str, list[Body]] = defaultdict(list)
    by_end: dict[str, list[Body]] = defaultdict(list)
    for form in forms:
        if form.head:
            by_head[form.head].append(form)
        else:
            for word in {form.words[0], form.words[-1]}:
                by_end[word].append(form)
        for word in form.marks if form.head else ():
            by_end[word].append(form)
    above: dict[Body, set[Body]] = {}
    for form in forms:
        whole = form in own or (form.known and (form.acronym or len(form.words) > 1))
        near = by_head[form.head] if form.head else by_end[form.words[-1]] + by_end[form.words[0]]
        above[form] = set() if whole else {o for o in near if narrower(form, o) is not None}
    return above


def join_bodies(
    documents: Mapping[Body, Sequence[str]], own: frozenset[Body], joins: Joins[Node]
) -> None:
    """Join the namings of each body or outlet; ``own`` are names of publishers of the case.

    A name of nothing but signs is joined to none.
    """
    documents = {form: where for form, where in documents.items() if form.words}
    above = _above(sorted(documents), own)
    for form, others in _acronyms(documents).items():
        if form not in own:
            above[form] = above[form] | others
    _close(documents, joins)
    settle(documents, above, BODIES, joins)


def _close(documents: Mapping[Body, Sequence[str]], joins: Joins[Node]) -> None:
    """Join names that differ only in being written together or apart (*HarbourPost*)."""
    by_letters: dict[str, list[Body]] = defaultdict(list)
    for form in sorted(documents):
        if not form.head:
            by_letters["".join(form.words)].append(form)
    for same in by_letters.values():
        for form in same[1:]:
            first = (documents[same[0]][0], same[0])
            why = "the same name written apart or together"
            joins.join((documents[form][0], form), first, why)


def join_records(documents: Mapping[Record, Sequence[str]], joins: Joins[Node]) -> None:
    """Join the namings of each record; one of a single document joins nothing beyond it."""
    by_noun: dict[str, list[Record]] = defaultdict(list)
    for form in sorted(documents):
        by_noun[form.noun].append(form)
    above = {
        form: {other for other in by_noun[form.noun] if same_record(form, other) is not None}
        for form in documents
    }
    settle(documents, above, RECORDS, joins)
