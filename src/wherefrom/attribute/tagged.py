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
from wherefrom.attribute.said import seen_by_press
from wherefrom.attribute.voicing import Voicing, by_token, touching
from wherefrom.model import Tagged

CLOSING = {"before", "host", "according", "closing"}  # rules whose cue follows its content
ALONE = 0.6  # least probability of a mark whose cue no rule knows; set on half of PolNeAR dev
PHRASES = {"according", "citing", "cited"}
SURE = 0.5  # of a rule whose voicing stands inside what another says
TELLING = {"say", "report"}
# Nobody tells anything by these: *we say that ...*, *it shows*, *which said*.
NO_TELLER = {"i", "we", "you", "it", "that", "which", "who", "this", "one", "people"}
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
    that the tagger found too, and hearsay of nobody (*reportedly*): where the
    tagger is silent, a rule is right once in twenty times on PolNeAR dev.
    """
    shown = set(laid)
    exact = [v for v in ruled if v in shown]
    worded = [v for v in ruled if v not in shown]
    near_exact = by_token(v.cue | v.content for v in exact)
    near_worded = by_token(v.cue for v in worded)
    out = list(exact)
    for mark in (_within(reading, m) for m in tagged):
        around = touching((*mark.cue, *mark.content), near_exact)
        if any(_same(mark, exact[k]) for k in around):
            continue
        partner = _partner(mark, [worded[k] for k in touching(mark.cue, near_worded)])
        if partner is not None and (_as_ruled(reading, partner) or not mark.content):
            out.append(partner)
        elif partner is not None:
            out.append(_with_spans(reading, partner, mark))
        elif mark.content and mark.probability >= ALONE:
            out.append(_alone(reading, mark))
    cues = {i for v in out for i in v.cue}
    spoken = {i for v in out if v.chain for i in v.cue}
    holding = by_token(v.content for v in out)
    for voicing in worded:
        holders = [out[k] for k in touching([min(voicing.cue)], holding)]
        if voicing.unnamed is not None:  # *allegedly ordered*: the order is no word of its giver
            stands = not voicing.cue & spoken
        else:
            known = _by_itself(reading, voicing) or _nested(reading, voicing, holders)
            stands = known and not voicing.cue & cues
        if stands:
            out.append(voicing)
    return out


def _by_itself(reading: Reading, voicing: Voicing) -> bool:
    """True for *according to*, *citing*, and for the outlet's own reporter who saw it."""
    saw = any(seen_by_press(reading.parse[i]) for i in voicing.cue)
    return voicing.rule in PHRASES or saw


def _as_ruled(reading: Reading, voicing: Voicing) -> bool:
    """True where the rule sees who passes on whose word, which PolNeAR has no mark for."""
    quoting = any(reading.parse[i].lemma_ == "quote" for i in voicing.cue)
    return voicing.rule in {"citing", "cited"} or (quoting and bool(voicing.told))


def _nested(reading: Reading, voicing: Voicing, around: Sequence[Voicing]) -> bool:
    """True for who is told of inside what is said: *the cook said guards told him that ...*.

    PolNeAR's annotators seldom mark these, so the tagger seldom does; a chain
    needs them. Only plain past or present saying of a third party counts.
    """
    if not voicing.chain or voicing.group not in TELLING or voicing.probability < SURE:
        return False
    inside = any(voicing.cue <= v.content and voicing.source <= v.content for v in around)
    return inside and _told_plainly(reading, voicing)


def _told_plainly(reading: Reading, voicing: Voicing) -> bool:
    parse = reading.parse
    verbs = [parse[i] for i in sorted(voicing.cue) if parse[i].pos_ in {"VERB", "AUX"}]
    around = [*(parse[i] for i in voicing.cue), *(c for v in verbs for c in v.children)]
    if voicing.head is None or not verbs or verbs[-1].tag_ in {"VB", "VBG"}:
        return False
    if any(t.tag_ in {"MD", "TO"} or t.dep_ == "neg" for t in around):
        return False
    return parse[voicing.head].lower_ not in NO_TELLER


def _within(reading: Reading, mark: Tagged) -> Tagged:
    """``mark`` without the unquoted words of other sentences: a headline that ran into the text."""
    own = {reading.piece_of[i] for i in (*mark.cue, *mark.source)}
    own |= {reading.piece_of[i] for i in mark.content if reading.quote_of[i] >= 0}
    kept = tuple(i for i in mark.content if reading.piece_of[i] in own)
    return replace(mark, content=kept)


def _same(mark: Tagged, voicing: Voicing) -> bool:
    """True when both have one cue, or mostly one content."""
    content = set(mark.content)
    shared = len(content & voicing.content)
    return bool(voicing.cue & set(mark.cue)) or 2 * shared > len(content | voicing.content)


def _partner(mark: Tagged, near: Sequence[Voicing]) -> Voicing | None:
    """Of the rules' voicings that share words of the cue the one that shares most, if any does."""
    cue, content = set(mark.cue), set(mark.content)
    sharing = [v for v in near if v.unnamed is None or not mark.source]
    return max(sharing, key=lambda v: (len(v.cue & cue), len(v.content & content)), default=None)


def _with_spans(reading: Reading, rule: Voicing, mark: Tagged) -> Voicing:
    source = frozenset(mark.source) or rule.source
    cue = frozenset(mark.cue)
    content = _whole(reading, rule, mark) - cue
    head = rule.head if rule.head in source else _head(reading, source)
    return replace(
        rule,
        source=source - cue - content,
        cue=cue,
        content=content,
        head=head if head is not None else rule.head,
        probability=mark.probability,
        frame=rule.frame - source - cue - content,
    )


def _whole(reading: Reading, rule: Voicing, mark: Tagged) -> frozenset[int]:
    """The content; of a sentence that ends in its cue, all that the rule saw in that sentence.

    Of a long sentence before *according to police* the tagger may see the last clause alone.
    """
    content = frozenset(mark.content)
    pieces = {reading.piece_of[i] for i in content}
    elsewhere = pieces.isdisjoint(reading.piece_of[i] for i in rule.content)
    if rule.rule not in CLOSING or not (content < rule.content or elsewhere):
        return content
    pieces |= {reading.piece_of[min(rule.cue)]}
    said = rule.content - frozenset(mark.source)
    return content | {i for i in said if reading.piece_of[i] in pieces}


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
    return group.chain and _has_clause(reading, mark) and not _done_to(reading, mark)


def _done_to(reading: Reading, mark: Tagged) -> bool:
    """True for *was felt in three states*, *arson suspected*: the source did not say it."""
    last = [t for t in _verbs(reading, mark) if t.tag_ == "VBN"][-1:]
    active = any(c.dep_ == "aux" for t in last for c in t.children)
    agent = any(reading.parse[i].head.dep_ == "agent" for i in mark.source)
    return bool(last) and not active and not agent


def _has_clause(reading: Reading, mark: Tagged) -> bool:
    return any(_finite(reading.parse[i]) for i in mark.content)


def _finite(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and "Fin" in token.morph.get("VerbForm", [])
