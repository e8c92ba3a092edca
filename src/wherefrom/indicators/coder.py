"""Codes on statements: what is alleged, with its words, a probability and a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wherefrom.indicators.alleged import why_not
from wherefrom.indicators.clauses import Sentence, sentences
from wherefrom.indicators.parse import unpacked
from wherefrom.indicators.recognising import Match, matches
from wherefrom.model import Codebook, Indicator, Span, Statement, Word

LEAST = 0.5  # probability under which a code is not given: precision goes before recall
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
    del vectors
    best: dict[tuple[str, str, str], list[Hit]] = defaultdict(list)
    for hit in hits(unpacked(parse), statements, books):
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
