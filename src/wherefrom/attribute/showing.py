"""A record that shows something by itself: *satellite images taken on 3 May show craters*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from wherefrom.attribute import clauses
from wherefrom.attribute.lists import listed
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voice import squeezed
from wherefrom.attribute.voicing import Given, Voicing

LONGEST_PHRASE = 6  # words of a record's name up to its noun
LONGEST_BETWEEN = 22  # words between the record and *show*: *taken by a firm on 3 May*
# fmt: off
_BEFORE_CLAUSE = {",", "that", "but", "and", "while", "because", "although", "as", ";", ":", "“",
                  '"'}
_ALSO_NOUNS = {"record", "records", "list", "lists", "document", "documents", "detail", "details",
               "name", "names", "state", "states"}
_NOT_BEFORE = {"the", "a", "an", "of", "to", "and", "or", "by", "in", "this", "its", "his", "her",
               "their", "not"}
# fmt: on


def shown(reading: Reading) -> Iterator[Voicing]:
    """``Satellite images taken on 3 May show X``: a record that opens its clause.

    Read off the words: the parse often takes *show* for a noun, or hangs the
    verb on the participle between.
    """
    for piece in reading.pieces:
        words = [t for t in reading.parse[piece.start : piece.end] if not t.is_space]
        for k in range(len(words)):
            if _opens_clause(words, k) and (found := _showing(words, k)) is not None:
                yield from _shown(words, *found, reading)


def _opens_clause(words: Sequence[Token], k: int) -> bool:
    """Whether a noun phrase may begin with word ``k``: first, or after *that* or a comma."""
    return k == 0 or words[k - 1].lower_ in _BEFORE_CLAUSE


def _showing(words: Sequence[Token], first: int) -> tuple[int, int, int] | None:
    """Where phrase, record noun and cue stand: the phrase begins at ``first``; None: no record."""
    noun = next(
        (
            k
            for k in range(first, min(first + LONGEST_PHRASE, len(words)))
            if words[k].lemma_.lower() in listed("record_words", "showing")
            and (
                k + 1 == len(words)
                or words[k + 1].pos_ not in {"NOUN", "PROPN"}
                or _is_cue(words, k + 1)
            )
        ),
        None,
    )
    if noun is None or any(not _in_phrase(words[k]) for k in range(first, noun)):
        return None
    for k in range(noun + 1, min(noun + LONGEST_BETWEEN, len(words) - 1)):
        if _is_cue(words, k):
            return first, noun, k
        if k == noun + 1 and not _tells_origin(words, k):
            return None
        finite = words[k].tag_ in {"VBZ", "VBD", "VBP"} or (
            words[k].tag_ == "MD" and words[k].text.islower()
        )
        if finite and words[k].lower_ not in _made():
            return None
    return None


def _is_form(word: Token) -> bool:
    return word.lower_ in listed("record_words", "makes_show")


def _is_cue(words: Sequence[Token], k: int) -> bool:
    """*show* or *appears to show* at word ``k``, and neither a noun nor a participle."""
    if words[k].lower_ in listed("record_words", "as_if"):
        return k + 2 < len(words) and words[k + 1].lower_ == "to" and _is_form(words[k + 2])
    passive = (
        words[k].tag_ == "VBN"
        and k + 1 < len(words)
        and words[k + 1].lower_ in {"by", "in", "on", "at", "from", "with"}
    )
    finite = k + 1 < len(words) and words[k + 1].tag_ in {"VBD", "VBZ", "VBP", "MD"}
    described = words[k].pos_ == "NOUN" and words[k - 1].pos_ in {"ADJ", "VERB"}
    noun = described or (finite and words[k].lower_ in _ALSO_NOUNS)
    return _is_form(words[k]) and not (passive or noun) and words[k - 1].lower_ not in _NOT_BEFORE


def _made() -> frozenset[str]:
    return listed("record_words", "made")


def _tells_origin(words: Sequence[Token], k: int) -> bool:
    after = words[k + 1].lower_ if k + 1 < len(words) else ""
    if words[k].text in {",", "("} or words[k].lower_ in {"that", "which", "also", "clearly"}:
        return after in _made() or words[k].lower_ in {"also", "clearly"}
    return words[k].lower_ in _made() or words[k].tag_ == "VBN"


def _in_phrase(word: Token) -> bool:
    return (
        word.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "ADV"}
        or word.text in {"-", "'s", "’s"}
        or word.tag_ in {"VBN", "VBG", "POS"}
    )


def _shown(
    words: Sequence[Token], first: int, noun: int, cue: int, reading: Reading
) -> Iterator[Voicing]:
    last = cue + 2 if words[cue].lower_ in listed("record_words", "as_if") else cue
    source = [t.i for t in words[first:cue]]
    while reading.parse[source[-1]].text in {",", ")"} or reading.parse[source[-1]].pos_ == "ADV":
        source.pop()
    content = clauses.tidy({t.i for t in words[last + 1 :]}, reading)
    marks = frozenset(t.i for t in words[cue : last + 1])
    if any(reading.quote_of[i] >= 0 for i in marks):
        content = {i for i in content if reading.quote_of[i] == reading.quote_of[min(marks)]}
    if content:
        yield Voicing(
            "shown",
            frozenset(source),
            marks,
            frozenset(content),
            words[noun].i,
            True,
            0.75,
            group="report",
            given=_described(reading, source) if source[-1] > words[noun].i else None,
        )


def _described(reading: Reading, source: Sequence[int]) -> Given:
    """*The images taken on 3 May*: a record told from others by where it is from."""
    text = reading.parse[source[0] : source[-1] + 1].text.split(",")[0]
    return Given(
        re.sub(r"^(?:the|an?|this|these|those) ", "", squeezed(text), flags=re.I), kind="record"
    )
