"""The tagger's attributions and the rules' put together: its spans, their reasons.

The tagger knows which words are source, cue and content; the rules know what a
cue means (*said*, *wants*, *reportedly*), who was told and what only frames.
Where both found one cue, the spans are the tagger's and the rest the rule's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from wherefrom.attribute.lists import CueGroup, cue_group
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing
from wherefrom.model import Tagged

SURE = 0.8
HEADS = ("PROPN", "NOUN", "PRON", "NUM", "ADJ")


def wed(
    reading: Reading,
    ruled: Sequence[Voicing],
    laid: Sequence[Voicing],
    tagged: Sequence[Tagged],
) -> list[Voicing]:
    """One list of both, a voicing per cue.

    ``laid`` are those of ``ruled`` that a layout, a note or a picture shows and
    no sentence by itself: they stand as they are. Of the others those stand
    that the tagger found too.
    """
    exact = [v for v in ruled if v in laid]
    worded = [v for v in ruled if v not in laid]
    out = list(exact)
    for mark in (_within(reading, m) for m in tagged):
        if mark.content and not any(_same(mark, v) for v in exact):
            partner = _partner(mark, worded)
            out.append(
                _alone(reading, mark) if partner is None else _with_spans(reading, partner, mark)
            )
    cues = {i for v in out for i in v.cue}
    return out + [v for v in worded if _stands(v, cues)]


def _within(reading: Reading, mark: Tagged) -> Tagged:
    """``mark`` without the unquoted words of other sentences: a headline that ran into the text."""
    own = {reading.piece_of[i] for i in (*mark.cue, *mark.source)}
    own |= {reading.piece_of[i] for i in mark.content if reading.quote_of[i] >= 0}
    kept = tuple(i for i in mark.content if reading.piece_of[i] in own)
    return replace(mark, content=kept)


def _stands(voicing: Voicing, cues: set[int]) -> bool:
    """True for a rule's voicing that is right more often than not where the tagger is silent."""
    if voicing.unnamed is not None:
        return True
    return voicing.chain and voicing.probability >= SURE and not voicing.cue & cues


def _same(mark: Tagged, voicing: Voicing) -> bool:
    """True when both have one cue, or mostly one content."""
    content = set(mark.content)
    shared = len(content & voicing.content)
    return bool(voicing.cue & set(mark.cue)) or 2 * shared > len(content | voicing.content)


def _partner(mark: Tagged, ruled: Sequence[Voicing]) -> Voicing | None:
    """The rule's voicing that shares most of the cue, if any does."""
    cue, content = set(mark.cue), set(mark.content)
    sharing = [v for v in ruled if v.cue & cue and v.unnamed is None]
    return max(sharing, key=lambda v: (len(v.cue & cue), len(v.content & content)), default=None)


def _with_spans(reading: Reading, rule: Voicing, mark: Tagged) -> Voicing:
    source = frozenset(mark.source) or rule.source
    cue, content = frozenset(mark.cue), frozenset(mark.content)
    head = rule.head if rule.head in source else _head(reading, source)
    return replace(
        rule,
        source=source - cue - content,
        cue=cue,
        content=content - cue,
        head=head if head is not None else rule.head,
        probability=mark.probability,
        frame=rule.frame - source - cue - content,
    )


def _head(reading: Reading, source: frozenset[int]) -> int | None:
    """The word of the source that the others hang on."""
    words = [reading.parse[i] for i in sorted(source)]
    tops = [t for t in words if t.head.i not in source or t.head.i == t.i]
    named = [t for t in tops if t.pos_ in HEADS] or [t for t in words if t.pos_ in HEADS]
    return named[0].i if named else None


def _alone(reading: Reading, mark: Tagged) -> Voicing:
    """An attribution that no rule found; what its cue means is read off its words."""
    group = _group(reading, mark)
    source = frozenset(mark.source)
    return Voicing(
        rule="tagged",
        source=source,
        cue=frozenset(mark.cue),
        content=frozenset(mark.content),
        head=_head(reading, source),
        chain=_hands_over(reading, mark, group) and bool(source),
        probability=mark.probability,
        group=group.name if group is not None else "",
    )


def _group(reading: Reading, mark: Tagged) -> CueGroup | None:
    """The group of the cue's last verb that has one."""
    found = [g for t in _verbs(reading, mark) if (g := cue_group(t.lemma_.lower())) is not None]
    return found[-1] if found else None


def _verbs(reading: Reading, mark: Tagged) -> Iterator[Token]:
    return (reading.parse[i] for i in mark.cue if reading.parse[i].pos_ in {"VERB", "AUX"})


def _hands_over(reading: Reading, mark: Tagged, group: CueGroup | None) -> bool:
    """True where the source stands behind the content as a fact or a quotation."""
    if group is None:
        quoted = sum(reading.quote_of[i] >= 0 for i in mark.content)
        return 2 * quoted > len(mark.content)
    return group.chain and _has_clause(reading, mark)


def _has_clause(reading: Reading, mark: Tagged) -> bool:
    return any(_finite(reading.parse[i]) for i in mark.content)


def _finite(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and "Fin" in token.morph.get("VerbForm", [])
