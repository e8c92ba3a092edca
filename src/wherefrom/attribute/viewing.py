"""What a recording lets be seen: *is seen on the video*, and the telling that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from wherefrom.attribute import clauses
from wherefrom.attribute.lists import listed
from wherefrom.attribute.reading import Piece, Reading
from wherefrom.attribute.voice import squeezed
from wherefrom.attribute.voicing import Given, Voicing

LONGEST_PHRASE = 6  # words of a record's name up to its noun
LONGEST_BETWEEN = 22  # words between the record and *show*: *taken by a firm on 3 May*
_BEFORE_CLAUSE = {
    ",",
    "that",
    "but",
    "and",
    "while",
    "because",
    "although",
    "as",
    ";",
    ":",
    "“",
    '"',
}
_ALSO_NOUNS = {
    "record",
    "records",
    "list",
    "lists",
    "document",
    "documents",
    "detail",
    "details",
    "name",
    "names",
    "state",
    "states",
}
_NOT_BEFORE = {
    "the",
    "a",
    "an",
    "of",
    "to",
    "and",
    "or",
    "by",
    "in",
    "this",
    "its",
    "his",
    "her",
    "their",
    "not",
}
LEAST = 3  # tokens of what is seen; fewer are *a widely seen clip*
REACH = 6  # pieces back to the recording that is spoken of
_STATIVE = {"be", "have", "say", "live", "mean", "know", "remain", "include", "seem", "appear"}


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


def seen(reading: Reading) -> Iterator[Voicing]:
    """``X is seen falling (on the video)``: the recording stands behind the clause."""
    for token in reading.parse:
        if token.lower_ not in {"seen", "heard"} or token.tag_ != "VBN":
            continue
        if _is_perfect(token):
            continue
        piece = reading.piece(token)
        recording = _in_clause(token, piece) or _recording_before(token.i, reading)
        if recording is None:
            continue
        source = clauses.noun_phrase(recording, piece) if _in(recording, piece) else set()
        content = clauses.inside(clauses.subtree(token), piece)
        if token.dep_ in {"acl", "relcl"}:
            content |= {token.head.i}
        cue = clauses.verb_group(token)
        content = clauses.tidy(content - source - cue, reading)
        if len(content) >= LEAST:
            yield Voicing(
                "seen",
                frozenset(source),
                frozenset(cue),
                frozenset(content),
                recording.i,
                True,
                0.7,
                group="report",
            )


def _is_perfect(verb: Token) -> bool:
    """*I have seen it*: somebody saw, and no recording shows."""
    aids = {c.dep_: c.lemma_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    return "auxpass" not in aids and aids.get("aux") in {"have", "'ve", "’ve"}


def told_on(reading: Reading, found: Sequence[Voicing]) -> Iterator[Voicing]:
    """Present-tense telling right after what a recording shows is of the recording too."""
    words = listed("record_words", "viewing")
    parse = reading.parse
    shown = {
        reading.piece_of[min(v.cue)]: v
        for v in found
        if v.head is not None and v.chain and parse[v.head].lemma_.lower() in words
    }
    taken = {reading.piece_of[i] for v in found if v.chain for i in v.cue}
    running: Voicing | None = None
    for number, piece in enumerate(reading.pieces):
        if number in shown:
            running = shown[number]
        elif running is not None and number not in taken and _narrates(piece, reading):
            content = clauses.tidy(set(range(piece.start, piece.end)), reading)
            yield Voicing(
                "told on",
                running.source,
                running.cue,
                frozenset(content),
                running.head,
                True,
                0.5,
                group="report",
            )
        else:
            running = None


def _narrates(piece: Piece, reading: Reading) -> bool:
    root = next((t for t in reading.parse[piece.start : piece.end] if t.dep_ == "ROOT"), None)
    return root is not None and root.tag_ in {"VBZ", "VBP"} and root.lemma_ not in _STATIVE


def _in(token: Token, piece: Piece) -> bool:
    return piece.start <= token.i < piece.end


def _is_recording(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in listed(
        "record_words", "viewing"
    )


def _in_clause(verb: Token, piece: Piece) -> Token | None:
    return next(
        (t for t in verb.subtree if _is_recording(t) and _in(t, piece) and t.dep_ == "pobj"), None
    )


def _recording_before(at: int, reading: Reading) -> Token | None:
    first = reading.pieces[max(0, reading.piece_of[at] - REACH)].start
    for i in range(at - 1, first - 1, -1):
        if _is_recording(reading.parse[i]) and reading.parse[i].dep_ != "compound":
            return reading.parse[i]
    return None
