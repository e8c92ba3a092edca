"""Source phrases set into another attribution: which of the two stands nearer the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wherefrom.attribute import clauses
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing

PHRASES = {"according", "citing"}


def settle(reading: Reading, found: Sequence[Voicing]) -> list[Voicing]:
    """Contents without the source phrases that stand inside them but frame them.

    *X said, according to Y, that Z*: Y frames X. *X, citing Y, said Z*: X
    stands nearer the reader, so Y is behind what X said, and nothing more.
    """
    phrases = [v for v in found if v.rule in PHRASES]
    out = []
    for voicing in found:
        if voicing.rule == "citing":
            out.append(_cited(reading, voicing, found))
            continue
        for phrase in phrases:
            inside = (phrase.source | phrase.cue) & voicing.content
            frames = voicing.cue <= phrase.content and phrase.rule == "according"
            if voicing is not phrase and inside and (frames or phrase.rule in {"citing", "cited"}):
                rest = set(voicing.content - phrase.source - phrase.cue)
                content = frozenset(clauses.tidy(rest, reading))
                voicing = replace(voicing, content=content or voicing.content)
        out.append(voicing)
    return out


def _cited(reading: Reading, citing: Voicing, found: Sequence[Voicing]) -> Voicing:
    """``citing`` with the content of the attribution whose speaker cites."""
    speaking = [
        v
        for v in found
        if v.rule not in PHRASES
        and v.chain
        and (v.cue | v.source) & citing.content
        and (v.content & citing.content or v.content & (citing.cue | citing.source))
    ]
    if not speaking:
        return citing
    main = max(speaking, key=lambda v: (len(v.content), -min(v.cue)))
    content = clauses.tidy(set(main.content - citing.source - citing.cue), reading)
    return replace(citing, content=frozenset(content)) if content else citing
