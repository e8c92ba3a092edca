"""Passages with kind, modality and chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from wherefrom.attribute import chains
from wherefrom.attribute.attitudes import standing
from wherefrom.attribute.conjuncts import Together, versions
from wherefrom.attribute.lists import listed
from wherefrom.attribute.notes import silent_spans
from wherefrom.attribute.passages import passages
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.stance import stance
from wherefrom.attribute.voicing import Voicing
from wherefrom.ids import content_id
from wherefrom.model import ChainLink, Document, Mention, Span, Statement
from wherefrom.stretches import Stretches

LABEL = 10  # words; a longer passage without a verb may be a headline run into its text
SMALL = {"PRON", "DET", "ADP", "CCONJ", "SCONJ", "PART", "PUNCT", "SPACE"}  # parts of speech

Links = Sequence[
    tuple[tuple[str, str], ...]
]  # per voicing: (mention, attribution), outermost first


def statements(
    reading: Reading,
    voicings: Sequence[Voicing],
    parent: Sequence[int | None],
    links: Links,
    mentions: Mapping[str, Mention],
    together: Together,
) -> tuple[Statement, ...]:
    """A statement per passage; its chain is of every attribution that covers it.

    What two sources say together is a statement on the word of each. Who only
    holds an attitude (*supports the bill*, *plans to run*) is no origin: the
    sentence stands on the word of whoever tells of it.
    """
    out = []
    document, parse = reading.document, reading.parse
    cover = chains.Cover(standing(voicings, parse), parent)
    silent = Stretches((s.start, s.end) for s in silent_spans(reading))
    for passage in passages(document, parse):
        if silent.touch(passage.start, passage.end):
            continue  # a note that only cites
        span = reading.tokens_in(passage.start, passage.end)
        words = frozenset(i for i in span if not parse[i].is_punct and not parse[i].is_space)
        if all(parse[i].pos_ in SMALL for i in words - cover.framing):
            continue  # it names who said it, and when: nothing is stated
        behind = cover.behind(words)
        if not behind and _is_label(passage, [parse[i] for i in span], document):
            continue
        chain = _chain([link for k in behind for link in links[k]], mentions, document.publisher)
        text = document.text[passage.start : passage.end]
        lemmas = frozenset(parse[i].lemma_.lower() for k in behind for i in voicings[k].cue)
        taken = stance([parse[i] for i in span], text, lemmas)
        for number, version in enumerate(versions(chain, together)):
            key = (document.id, passage.start, passage.end, *([number] if number else []))
            out.append(
                Statement(
                    id=content_id("s", *key),
                    document=document.id,
                    start=passage.start,
                    end=passage.end,
                    text=text,
                    kind=taken.kind,
                    modality=taken.modality,
                    chain=version,
                    origin_kind=mentions[version[-1].mention].kind if version else "none",
                )
            )
    return tuple(out)


def _is_label(passage: Span, tokens: Sequence[Token], document: Document) -> bool:
    """A crosshead, a list's number, a signature, a work cited in a note: words without a verb.

    Of titles only *What we know about the fire* and *Report of inspection*: *Two
    dead in dairy fire* tells something without a verb.
    """
    title = document.title_span
    titled = title is not None and title.start < passage.end and passage.start < title.end
    if titled and tokens[0].lower_ in {"what", "how", "why"}:
        return not any(t.text == "?" for t in tokens)
    if any(t.pos_ in {"VERB", "AUX"} for t in tokens):
        return False
    if titled:
        named = any(t.lower_ in listed("record_words", "record") for t in tokens)
        return named and not any(t.pos_ in {"NUM", "ADJ"} and t.dep_ != "amod" for t in tokens)
    in_note = any(n.start < passage.end and passage.start < n.end for n in document.notes)
    return in_note or sum(t.is_alpha for t in tokens) <= LABEL


def _chain(
    links: Sequence[tuple[str, str]], mentions: Mapping[str, Mention], publisher: str | None
) -> tuple[ChainLink, ...]:
    """Links without a source that follows itself (*he said he believed* is one voice).

    The document's own publisher is implied, so it is left out before others.
    """
    out: list[ChainLink] = []
    for mention, attribution in links:
        name = mentions[mention].name
        if any(mentions[link.mention].name == name for link in out):
            continue
        out.append(ChainLink(mention, attribution))
    own = [link for link in out[:-1] if _is_publisher(mentions[link.mention].name, publisher)]
    return tuple(link for link in out if link not in own)


def _is_publisher(name: str, publisher: str | None) -> bool:
    def plain(text: str) -> str:
        return text.casefold().removeprefix("the ").strip()

    return publisher is not None and plain(name) == plain(publisher)
