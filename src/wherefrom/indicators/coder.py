"""Codes on statements: what is alleged, with its words, a probability and a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from wherefrom.indicators.alleged import why_not
from wherefrom.indicators.clauses import Sentence, sentences
from wherefrom.indicators.likeness import TRAINED, WHY, probability
from wherefrom.indicators.parse import Seen, unpacked, unpacked_seen
from wherefrom.indicators.recognising import Match, matches
from wherefrom.model import Codebook, Indicator, Rule, Span, Statement, Word

TOLD = Rule(WHY, 0.5)  # asks of a clause what every rule asks
# What keeps a clause from being coded although the network names it; in the other kinds of
# clauses it was right more often than these tests were.
REFUSED = ("condition", "denied", "law or advice", "lawful", "question")
UNLIKELY = -5.0  # log odds of a code that the network read the sentence for and did not name
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
    seen, words = unpacked_seen(parse), unpacked(parse)
    found = list(hits(words, statements, books))
    best: dict[tuple[str, str, str], list[Hit]] = defaultdict(list)
    for hit in (*weighed(found, seen), *alike(found, words, statements, books, seen)):
        best[hit.statement.id, hit.scheme, hit.code].append(hit)
    return tuple(_indicator(of) for of in best.values())


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


def weighed(found: Iterable[Hit], seen: Sequence[Seen]) -> Iterator[Hit]:
    """What the rules found, with the network's word on it where it read the sentence."""
    read = [(one.start, one.end) for one in seen]
    scores = {(one.start, one.end, one.code): one.score for one in seen}
    for hit in found:
        at = hit.evidence[0].start if hit.evidence else hit.statement.start
        sentence = next(((a, b) for a, b in read if a <= at < b), None)
        if sentence is None or hit.scheme not in TRAINED:
            yield hit
            continue
        given = probability(scores.get((*sentence, hit.code), UNLIKELY), ruled=True)
        if given is not None:
            yield replace(hit, probability=given)


def alike(
    found: Iterable[Hit],
    words: Sequence[Word],
    statements: Sequence[Statement],
    books: Sequence[Codebook],
    seen: Sequence[Seen],
) -> Iterator[Hit]:
    """Codes of shipped schemes that the network sees where no rule does."""
    trained = [(b.scheme, {c.code for c in b.codes}) for b in books if b.scheme in TRAINED]
    ruled = [((h.scheme, h.code), h.evidence[0].start) for h in found if h.evidence]
    parted = sentences(words) if trained and seen else []
    for one in seen if trained else ():
        given = probability(one.score, ruled=False) if one.code else None
        statement = None if given is None else _holding(one, statements)
        if given is None or statement is None or _is_refused(statement, parted):
            continue
        whole = (Span(statement.start, statement.end),)
        here = {key for key, at in ruled if one.start <= at < one.end}
        for scheme, known in trained:
            if one.code in known and (scheme, one.code) not in here:
                yield Hit(scheme, one.code, statement, given, whole, WHY)


def _is_refused(statement: Statement, parted: Sequence[Sentence]) -> bool:
    """Whether the clause at the head of a statement is of a kind that alleges nothing."""
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
                return why_not(sentence, at, (at,), statement, TOLD) in REFUSED
    return False


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
