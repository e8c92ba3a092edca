"""What a recording lets be seen: *is seen on the video*, and the telling that follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from wherefrom.attribute import clauses
from wherefrom.attribute.lists import listed
from wherefrom.attribute.reading import Piece, Reading
from wherefrom.attribute.voicing import Voicing

LEAST = 3  # tokens of what is seen; fewer are *a widely seen clip*
REACH = 6  # pieces back to the recording that is spoken of
_STATIVE = {"be", "have", "say", "live", "mean", "know", "remain", "include", "seem", "appear"}


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
