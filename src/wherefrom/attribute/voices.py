"""One document's voices: mentions, attributions and statements, not yet joined across documents."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from wherefrom.attribute import chains
from wherefrom.attribute.carrying import carried_on
from wherefrom.attribute.cast import Cast
from wherefrom.attribute.closing import closings
from wherefrom.attribute.floating import floating, joined
from wherefrom.attribute.frames import settle
from wherefrom.attribute.headlines import headlines
from wherefrom.attribute.layouts.apart import apart
from wherefrom.attribute.layouts.found import structured
from wherefrom.attribute.nesting import pointed
from wherefrom.attribute.notes import notes, outside_citations
from wherefrom.attribute.phrases import according_to, citing, noun_claims
from wherefrom.attribute.reading import Reading, read, spans_of
from wherefrom.attribute.said import verbs
from wherefrom.attribute.sound import sound
from wherefrom.attribute.speakers import Speakers
from wherefrom.attribute.statements import statements
from wherefrom.attribute.tagged import wed
from wherefrom.attribute.unnamed import adverbs, passives
from wherefrom.attribute.viewing import seen, told_on
from wherefrom.attribute.viewpoints import read_views
from wherefrom.attribute.voice import Voice
from wherefrom.attribute.voicing import Voicing
from wherefrom.ids import content_id
from wherefrom.model import Attribution, Document, Mention, Tagged, Voices

STILL_TOLD = 4  # pieces over which *he added* still speaks to the outlet last told


def read_voices(document: Document, parse: Doc, tagged: Sequence[Tagged] | None = None) -> Voices:
    """Who says what in ``document``, on whose word.

    ``parse`` is the parse of ``document.text`` with sentences, ``tagged`` what
    the trained tagger marks in it; without it rules over the parse do what
    they can. Sources are resolved inside the document only; statements have
    chains of mentions. Views stand beside them and change none of them.
    """
    reading = read(document, parse)
    voicings = find(reading, tagged)
    speakers = Speakers(reading, Cast(reading))
    voices: list[Voice | None] = []
    beside: list[list[tuple[frozenset[int], Voice]]] = []
    for voicing in voicings:
        voices.append(speakers.voice(voicing))
        beside.append(speakers.beside(voicing, voices[-1]))
    tellers = _tellers(reading, voicings, voices, speakers)
    book = _Book(document, reading)
    mention_ids = [book.enter(v, voice) for v, voice in zip(voicings, voices, strict=True)]
    told_ids = [book.enter_told(told) for told in tellers]
    together = {
        first: book.enter_beside(others)
        for first, others in zip(mention_ids, beside, strict=True)
        if first is not None and others
    }
    parent = chains.parents(voicings)
    attributions = _attributions(document, reading, voicings, mention_ids, parent)
    links = [
        tuple((m, a.id) for m in [*told, *([own] if own else [])])
        for told, own, a in zip(told_ids, mention_ids, attributions, strict=True)
    ]
    stated = statements(reading, voicings, parent, links, book.mentions, together)
    return Voices(
        mentions=tuple(sorted(book.mentions.values(), key=lambda m: (m.start, m.end, m.id))),
        attributions=tuple(attributions),
        statements=stated,
        views=read_views(reading, voicings),
    )


def _tellers(
    reading: Reading,
    voicings: Sequence[Voicing],
    voices: Sequence[Voice | None],
    speakers: Speakers,
) -> list[list[tuple[int, Voice]]]:
    """Per voicing the outlets that were told; who goes on (*he added*) still tells them."""
    out: list[list[tuple[int, Voice]]] = []
    last: tuple[str, int, list[tuple[int, Voice]]] | None = None
    for voicing, voice in zip(voicings, voices, strict=True):
        told = [(i, t) for i in voicing.told if (t := speakers.outlet(i)) is not None]
        at = reading.piece_of[min(voicing.cue)]
        goes_on = voicing.head is not None and reading.parse[voicing.head].pos_ == "PRON"
        same = voice is not None and last is not None and voice.name == last[0]
        if same and last is not None and not told and goes_on and at - last[1] <= STILL_TOLD:
            told = last[2]
        if voice is not None and voicing.chain:
            last = (voice.name, at, told) if told else last
        out.append(told)
    return out


def find(reading: Reading, tagged: Sequence[Tagged] | None = None) -> list[Voicing]:
    """What the tagger and the rules find, one voicing per cue, in text order."""
    laid = [*structured(reading), *notes(reading), *headlines(reading), *seen(reading)]
    worded = [
        *according_to(reading),
        *citing(reading),
        *verbs(reading),
        *noun_claims(reading),
        *adverbs(reading),
        *passives(reading),
    ]
    furniture = {i for f in reading.document.furniture for i in reading.tokens_in(f.start, f.end)}
    kept: dict[frozenset[int], Voicing] = {}
    for voicing in (*laid, *worded):
        if not voicing.source & furniture and not voicing.cue & furniture:
            kept.setdefault(voicing.cue, voicing)
    merged = list(kept.values())
    merged += closings(reading, merged)
    if tagged is not None:
        merged = wed(reading, merged, laid, tagged)
    merged = joined(reading, merged, list(floating(reading, merged)))
    merged += told_on(reading, merged)
    merged += carried_on(reading, merged)
    merged = settle(reading, apart(reading, outside_citations(reading, merged)))
    labels = {v.cue for v in laid}  # *ORR:* is a label, no dateline
    whole = sound(reading, [v if v.cue in labels else pointed(reading, v) for v in merged])
    return sorted(whole, key=lambda v: (min(v.cue), max(v.cue), min(v.content), v.rule))


class _Book:
    """Mentions by id, each entered once."""

    def __init__(self, document: Document, reading: Reading) -> None:
        self.document = document
        self.reading = reading
        self.mentions: dict[str, Mention] = {}

    def enter(self, voicing: Voicing, voice: Voice | None) -> str | None:
        if voice is None:
            return None
        spans = spans_of(self.reading.parse, set(voicing.source or voicing.cue))
        return self._enter(spans[0].start, spans[-1].end, voice)

    def enter_beside(self, others: Sequence[tuple[frozenset[int], Voice]]) -> tuple[str, ...]:
        """Ids of the mentions of those who say it together with another."""
        out = []
        for words, voice in others:
            spans = spans_of(self.reading.parse, set(words))
            out.append(self._enter(spans[0].start, spans[-1].end, voice))
        return tuple(out)

    def enter_told(self, told: Sequence[tuple[int, Voice]]) -> list[str]:
        out = []
        for head, voice in told:
            token = self.reading.parse[head]
            out.append(self._enter(token.idx, token.idx + len(token), voice))
        return out

    def _enter(self, start: int, end: int, voice: Voice) -> str:
        key = content_id("m", self.document.id, start, end)
        self.mentions.setdefault(
            key,
            Mention(
                id=key,
                document=self.document.id,
                start=start,
                end=end,
                name=voice.name,
                kind=voice.kind,
                named=voice.named,
                body=voice.body,
                why=voice.why,
                body_kind=voice.body_kind,
                page=voice.page,
                role=voice.role,
            ),
        )
        return key


def _attributions(
    document: Document,
    reading: Reading,
    voicings: Sequence[Voicing],
    mention_ids: Sequence[str | None],
    parent: Sequence[int | None],
) -> list[Attribution]:
    parts = [
        tuple(spans_of(reading.parse, set(tokens)) for tokens in (v.source, v.cue, v.content))
        for v in voicings
    ]
    names = [
        content_id("a", document.id, [(s.start, s.end) for part in three for s in part])
        for three in parts
    ]
    return [
        Attribution(
            id=names[k],
            document=document.id,
            source=parts[k][0],
            cue=parts[k][1],
            content=parts[k][2],
            mention=mention_ids[k],
            inside=names[p] if (p := parent[k]) is not None else None,
            probability=round(v.probability, 3),
        )
        for k, v in enumerate(voicings)
    ]
