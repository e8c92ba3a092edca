"""Codes on statements: what is alleged, with its words, a probability and a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from wherefrom.indicators.alleged import why_not
from wherefrom.indicators.clauses import Sentence, sentences
from wherefrom.indicators.likeness import TRAINED, WHY, likely
from wherefrom.indicators.parse import unpacked
from wherefrom.indicators.recognising import Match, matches
from wherefrom.model import Codebook, Indicator, Rule, Span, Statement, Word

TOLD = Rule(WHY, 0.5)  # asks of a clause what every rule asks
NEAR = 3  # words between two pieces of evidence that are shown as one


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that applies to a statement of a document."""

    scheme: str
    code: str
    statement: Statement
    probability: float
    evidence: tuple[Span, ...]
    why: str


def coded(
    parse: bytes,
    statements: Sequence[Statement],
    books: Sequence[Codebook],
    vectors: bytes = b"",
) -> tuple[Indicator, ...]:
    """The codes of ``books`` on the ``statements`` of one document.

    ``parse`` are its words as ``indicators.parse`` packs them, ``vectors`` float32,
    one row for each statement, in their order.
    """
    words = unpacked(parse)
    best: dict[tuple[str, str, str], list[Hit]] = defaultdict(list)
    for hit in (*hits(words, statements, books), *alike(words, statements, books, vectors)):
        best[hit.statement.id, hit.scheme, hit.code].append(hit)
    return tuple(_indicator(found) for found in best.values())


def hits(
    words: Sequence[Word], statements: Sequence[Statement], books: Sequence[Codebook]
) -> Iterator[Hit]:
    """Every rule that applies where something is alleged."""
    for sentence in sentences(words):
        here = [s for s in statements if s.start < sentence.end and sentence.start < s.end]
        if here:
            yield from _of_sentence(sentence, here, books)


def _of_sentence(
    sentence: Sentence, here: Sequence[Statement], books: Sequence[Codebook]
) -> Iterator[Hit]:
    for book in books:
        for code in book.codes:
            for rule in code.rules:
                for match in matches(rule, sentence):
                    statement = _carrying(sentence, match, here)
                    if why_not(sentence, match.at, match.places, statement, rule) is None:
                        yield Hit(
                            book.scheme,
                            code.code,
                            statement,
                            rule.probability,
                            evidence(sentence, match.places),
                            rule.why,
                        )


def alike(
    words: Sequence[Word],
    statements: Sequence[Statement],
    books: Sequence[Codebook],
    vectors: bytes,
) -> Iterator[Hit]:
    """Codes of shipped schemes that statements have by likeness, where they allege something."""
    trained = [b for b in books if b.scheme in TRAINED]
    if not trained or not vectors or not statements:
        return
    rows = np.frombuffer(vectors, dtype=np.float32).reshape(len(statements), -1)
    parted = sentences(words)
    for statement, row in zip(statements, rows, strict=True):
        found = likely(row)
        if found and _alleges(statement, parted):
            whole = (Span(statement.start, statement.end),)
            for book in trained:
                for code in book.codes:
                    if code.code in found:
                        given = (found[code.code], whole, WHY)
                        yield Hit(book.scheme, code.code, statement, *given)


def _alleges(statement: Statement, parted: Sequence[Sentence]) -> bool:
    """Whether the clause at the head of a statement alleges something."""
    for sentence in parted:
        if sentence.start < statement.end and statement.start < sentence.end:
            inside = [
                n
                for n, word in enumerate(sentence.words)
                if statement.start <= word.start and word.end <= statement.end
            ]
            if inside:
                head = next((n for n in inside if sentence.heads[n] not in inside), inside[0])
                at = sentence.verb_of(head)
                return why_not(sentence, at, (at,), statement, TOLD) is None
    return False


def _carrying(sentence: Sentence, match: Match, here: Sequence[Statement]) -> Statement:
    """The statement that holds most of the words, the shortest of equals."""

    def held(statement: Statement) -> int:
        places = {*match.places, match.at}
        inside = (sentence.words[p] for p in places)
        return sum(statement.start <= w.start and w.end <= statement.end for w in inside)

    return min(here, key=lambda s: (-held(s), s.end - s.start, s.start, s.id))


def evidence(sentence: Sentence, places: Iterable[int]) -> tuple[Span, ...]:
    """The words at ``places`` as spans, joined where little lies between them."""
    spans: list[tuple[int, int]] = []
    for place in sorted(places):
        if spans and place - spans[-1][1] <= NEAR:
            spans[-1] = (spans[-1][0], place)
        else:
            spans.append((place, place))
    return tuple(Span(sentence.words[a].start, sentence.words[b].end) for a, b in spans)


def _indicator(found: Sequence[Hit]) -> Indicator:
    best = max(found, key=lambda h: h.probability)
    return Indicator(
        best.scheme, best.code, best.statement.id, best.probability, best.evidence, best.why
    )
