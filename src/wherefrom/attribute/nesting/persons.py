"""*I* and *we* inside somebody's words: the one who speaks, or the body spoken for."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voice import Voice
from wherefrom.attribute.voicing import Voicing

SINGULAR = {"i", "me", "my", "myself", "mine"}
PLURAL = {"we", "us", "our", "ourselves", "ours"}


def settled(
    reading: Reading,
    voicings: Sequence[Voicing],
    parent: Sequence[int | None],
    voices: Sequence[Voice | None],
) -> list[Voice | None]:
    """``voices`` with those of first persons filled in from the words they stand in.

    *I* is the speaker. *We* is the speakers where several speak, else the body
    that the speaker speaks for, else unknown.
    """
    out = list(voices)
    for k, voicing in enumerate(voicings):
        word = reading.parse[voicing.head].lower_ if voicing.head is not None else ""
        if out[k] is not None or word not in SINGULAR | PLURAL:
            continue
        around = _speaker(k, voicings, parent, out)
        if around is None:
            continue
        speaker = out[around]
        several = _is_several(voicings[around], reading)
        if word in SINGULAR or several:
            out[k] = speaker
        elif speaker is not None and speaker.body not in {None, speaker.name}:
            why = f"*{word}*: the body that {speaker.name} speaks for"
            kind = speaker.body_kind or "organisation"
            out[k] = Voice(speaker.body or "", kind, True, why=why)
    return out


def _speaker(
    k: int,
    voicings: Sequence[Voicing],
    parent: Sequence[int | None],
    voices: Sequence[Voice | None],
) -> int | None:
    """The nearest attribution around number ``k`` whose source is known."""
    seen = {k}
    at = parent[k]
    while at is not None and at not in seen:
        if voices[at] is not None and voicings[at].source:
            return at
        seen.add(at)
        at = parent[at]
    return None


def _is_several(voicing: Voicing, reading: Reading) -> bool:
    if voicing.head is None:
        return False
    head = reading.parse[voicing.head]
    return head.tag_ in {"NNS", "NNPS"} or head.lower_ == "they"
