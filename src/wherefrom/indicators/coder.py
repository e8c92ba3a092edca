"""Codes on statements: what is alleged, with its words, a probability and a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wherefrom.indicators.alleged import why_not
from wherefrom.indicators.clauses import Sentence, sentences
from wherefrom.indicators.likeness import TRAINED, WHY, probability, together
from wherefrom.indicators.parse import Seen, unpacked, unpacked_seen
from wherefrom.indicators.recognising import Match, matches
from wherefrom.model import Codebook, Indicator, Span, Statement, Word

NEAR = 4  # words between two pieces of evidence that are shown as one


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
) -> tuple[Indicator, ...]:
    """The codes of ``books`` on the ``statements`` of one document.

    ``parse`` are its words as ``indicators.parse`` packs them, with what the
    trained network saw.
    """
    statements = _outermost(statements)
    seen, words = unpacked_seen(parse), unpacked(parse)
    found = list(hits(words, statements, books))
    if seen is not None:
        found = list(weighed(found, statements, books, seen))
    best: dict[tuple[str, str, str], list[Hit]] = defaultdict(list)
    for hit in found:
        best[hit.statement.id, hit.scheme, hit.code].append(hit)
    return tuple(_indicator(of) for of in best.values())


def _outermost(statements: Sequence[Statement]) -> list[Statement]:
    """Without those that lie in another: what is alleged is said of the whole of what is told."""
    found: list[Statement] = []
    for one in sorted(statements, key=lambda s: (s.start, -s.end)):
        inside = bool(found) and one.end <= found[-1].end
        if not inside or (one.start, one.end) == (found[-1].start, found[-1].end):
            found.append(one)
    return found


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


def weighed(
    found: Sequence[Hit],
    statements: Sequence[Statement],
    books: Sequence[Codebook],
    seen: Sequence[Seen],
) -> Iterator[Hit]:
    """What rules and network together speak for, sentence by sentence.

    What the rules of a user's codebook found stands. A sentence that the
    network was not given to read seems to allege nothing in the shipped schemes.
    """
    yield from (hit for hit in found if hit.scheme not in TRAINED)
    trained = [(b.scheme, {c.code for c in b.codes}) for b in books if b.scheme in TRAINED]
    read: dict[tuple[int, int], dict[str, Seen]] = {}
    for one in seen if trained else ():
        read.setdefault((one.start, one.end), {})[one.code] = one
    for (start, end), named in read.items():
        here = [h for h in found if h.scheme in TRAINED and start <= _place(h) < end]
        told = together({c: s.score for c, s in named.items() if c}, {h.code for h in here})
        for hit in here:
            given = probability(told[hit.code][0])
            if given is not None:
                yield replace(hit, probability=given)
        ruled = {(hit.scheme, hit.code) for hit in here}
        for hit in _alike(told, named, here, statements):
            yield from (
                replace(hit, scheme=scheme)
                for scheme, known in trained
                if hit.code in known and (scheme, hit.code) not in ruled
            )


def _place(hit: Hit) -> int:
    return hit.evidence[0].start if hit.evidence else hit.statement.start


def _alike(
    told: Mapping[str, tuple[float, str]],
    named: Mapping[str, Seen],
    here: Sequence[Hit],
    statements: Sequence[Statement],
) -> Iterator[Hit]:
    """The codes of one sentence as the network has them, of no scheme yet."""
    by_rule = {hit.code: hit for hit in here}
    for code, (strength, because) in told.items():
        given = probability(strength)
        if given is None:
            continue
        if because in by_rule and because != code:
            yield replace(by_rule[because], code=code, probability=given)
        elif because in named:
            statement = _holding(named[because], statements)
            if statement is not None:
                words = (_shown(named[because], statement),)
                yield Hit("", code, statement, given, words, WHY)


def _shown(one: Seen, statement: Statement) -> Span:
    """The words that the network looked at, as far as they are the statement's, else all of it."""
    start, end = max(one.at, statement.start), min(one.till, statement.end)
    return Span(start, end) if start < end else Span(statement.start, statement.end)


def _holding(one: Seen, statements: Sequence[Statement]) -> Statement | None:
    """The statement that holds the word the network looked at, else the sentence's longest."""
    here = [s for s in statements if s.start < one.end and one.start < s.end]
    at = [s for s in here if s.start <= one.at < s.end]
    if at:
        return min(at, key=lambda s: (s.end - s.start, s.start, s.id))
    return min(here, key=lambda s: (s.start - s.end, s.start, s.id), default=None)


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
