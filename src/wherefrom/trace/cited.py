"""Whether a document here that is cited for an answer says it: what it says instead, or nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wherefrom.model import Answer, Derivation, Statement
from wherefrom.trace.direction import not_later
from wherefrom.trace.ground import LIKELY, Ground
from wherefrom.trace.telling import called

READ = ("en", None)  # languages whose statements are worked out; of others, silence tells nothing
NEAR = 0.6  # share of a statement's telling words from which another may say the same
THAT_DOCUMENT = 0.8  # from here it is sure enough which document of a body is meant
REMEMBERED = 4096  # texts of which the telling words are kept: each is set beside several
LEAST_TELLING = 3  # such words; fewer tell nothing about wording
TELLING = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]{5,}")
FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A citation, the words it is for, and what the cited document says instead.

    ``other`` is None where that document is silent.
    """

    derivation: Derivation
    statement: Statement
    other: Statement | None


def cited_otherwise(
    ground: Ground, answer: Answer, statements: Sequence[Statement]
) -> list[Otherwise]:
    """Citations for ``answer`` to a document here that answers otherwise or is silent.

    ``statements`` are its ``members``. One for each derivation. A body says more than stands
    in its documents: what *police said* need not be in their release, so its silence tells
    nothing, unless it is that very document that is cited (*said in a
    statement*, a title). Nor does that of a document that says something in nearly the
    same words, which may only not have been seen to answer the question.
    """
    holding = _holding(ground, answer, statements)
    put_out: dict[str, list[str]] = defaultdict(list)
    for document in holding:
        put_out[ground.publisher[document]].append(document)
    found: dict[str, Otherwise] = {}
    for statement in statements:
        for link in statement.chain:
            cited = ground.cites.get((statement.document, link.source or ""))
            if cited is None or cited.giver not in ground.documents or cited.id in found:
                continue
            if cited.probability < LIKELY or _said(ground, cited, holding, put_out):
                continue
            other = _answered(ground, cited.giver, statement)
            told_there = [s.text for s in statements if s.document == statement.document]
            if other is not None or _silent(ground, cited, told_there, link.source):
                found[cited.id] = Otherwise(cited, statement, other)
    return [found[key] for key in sorted(found)]


def _holding(ground: Ground, answer: Answer, statements: Sequence[Statement]) -> set[str]:
    """The documents that give ``answer``, or say something vaguer that fits it."""
    vaguer = (ground.statements[s] for s in answer.compatible if s in ground.statements)
    return {s.document for s in (*statements, *vaguer)}


def _said(
    ground: Ground,
    cited: Derivation,
    holding: Collection[str],
    put_out: Mapping[str, Sequence[str]],
) -> bool:
    """Whether the document cited gives the answer, or another that may have been meant.

    ``holding`` are those that give it, which ``put_out`` holds by publisher.
    """
    if cited.giver in holding:
        return True
    taker, publisher = ground.documents[cited.taker], ground.publisher[cited.giver]
    others = (ground.documents[d] for d in put_out.get(publisher, ()))
    return any(d.id != taker.id and not_later(d, taker) for d in others)


def _answered(ground: Ground, document: str, statement: Statement) -> Statement | None:
    """What ``document`` says to a question that ``statement`` answers.

    Of several such statements the one that shares most words with it, then the
    one that says most: a headline leaves out what the sentence under it holds.
    """
    asked, told = set(ground.claim_of.get(statement.id, ())), _telling(statement.text)
    answers = (
        s
        for s in ground.told_in(document)
        if asked.intersection(ground.claim_of.get(s.id, ())) and s.kind == "assertion"
    )
    return max(
        answers,
        key=lambda s: (len(told & _telling(s.text)), len(s.text), -s.start),
        default=None,
    )


def _silent(ground: Ground, cited: Derivation, told: Sequence[str], source: str | None) -> bool:
    """Whether the document cited as ``source`` for the words ``told`` says nothing of them."""
    document = cited.giver
    speaks = ground.kind_of(source or "") not in (None, "outlet", "record")
    if speaks and cited.probability < THAT_DOCUMENT:
        return False
    held = ground.told_in(document)
    if not held and ground.documents[document].language not in READ:
        return False
    return not any(_near(words, s.text) for s in held for words in told)


def _near(told: str, other: str) -> bool:
    """Whether ``other`` has most of the telling words of ``told``, and all of its figures."""
    words, has = _telling(told), _telling(other)
    figures = {w for w in words if FIGURE.match(w)}
    if len(words) < LEAST_TELLING or not figures <= has:
        return False
    return len(words & has) >= NEAR * len(words)


@lru_cache(maxsize=REMEMBERED)
def _telling(text: str) -> frozenset[str]:
    return frozenset(m[0].casefold() for m in TELLING.finditer(text))


def quoted(statement: Statement, most: int = 140) -> str:
    """The statement's words in quotation marks, cut between words where there are many."""
    words = " ".join(statement.text.split()).rstrip(".")
    if len(words) > most:
        words = words[:most].rsplit(" ", 1)[0] + " …"
    return f"“{words}”"


def differing(found: Sequence[Otherwise]) -> Iterator[Otherwise]:
    """Those whose cited document answers otherwise."""
    yield from (f for f in found if f.other is not None)


def silent(found: Sequence[Otherwise]) -> Iterator[Otherwise]:
    """Those whose cited document says nothing of it."""
    yield from (f for f in found if f.other is None)


def told(ground: Ground, found: Otherwise) -> str:
    """Both sides' words in one sentence, without its full stop."""
    citing = ground.documents[found.derivation.taker]
    cited = ground.documents[found.derivation.giver]
    begin = f"{called(citing)} names {called(cited)} as its source for {quoted(found.statement)}"
    if found.other is None:
        return f"{begin}, and that document says nothing of it"
    return f"{begin}, and that document says {quoted(found.other)}"
