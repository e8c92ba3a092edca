"""Source phrases set into another attribution: which of the two stands nearer the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wherefrom.attribute import clauses
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing, by_token, touching

PHRASES = {"according", "citing"}


def settle(reading: Reading, found: Sequence[Voicing]) -> list[Voicing]:
    """Contents without the source phrases that stand inside them but frame them.

    *X said, according to Y, that Z*: Y frames X. *X, citing Y, said Z*: X
    stands nearer the reader, so Y is behind what X said, and nothing more.
    """
    phrases = [v for v in found if v.rule in PHRASES]
    framing = by_token(v.source | v.cue for v in phrases)
    speaking = [v for v in found if v.rule not in PHRASES and v.chain]
    spoken = by_token(v.source | v.cue for v in speaking)
    out = []
    for voicing in found:
        if voicing.rule == "citing":
            near = [speaking[k] for k in touching(voicing.content, spoken)]
            out.append(_cited(reading, voicing, near))
            continue
        for phrase in (phrases[k] for k in touching(voicing.content, framing)):
            inside = (phrase.source | phrase.cue) & voicing.content
            frames = voicing.cue <= phrase.content and phrase.rule == "according"
            if voicing is not phrase and inside and (frames or phrase.rule in {"citing", "cited"}):
                rest = set(voicing.content - phrase.source - phrase.cue)
                content = frozenset(clauses.tidy(rest, reading))
                voicing = replace(voicing, content=content or voicing.content)
        out.append(voicing)
    return out


def _cited(reading: Reading, citing: Voicing, near: Sequence[Voicing]) -> Voicing:
    """``citing`` with the content of the attribution ``near`` it whose speaker cites."""
    hull = citing.content | citing.cue | citing.source
    speaking = [v for v in near if v.content & hull]
    if not speaking:
        return citing
    main = max(speaking, key=lambda v: (len(v.content), -min(v.cue)))
    content = clauses.tidy(set(main.content - citing.source - citing.cue), reading)
    return replace(citing, content=frozenset(content)) if content else citing
