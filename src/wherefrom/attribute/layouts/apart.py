"""What other rules find, kept within the turns, posts and e-mails that the layout parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing

PARTED = frozenset({"turn", "post", "mail"})  # layouts whose parts have an exact beginning and end
LABELLED = PARTED | {"named", "signed", "dashed"}  # whose names are no part of what is said
LAYOUTS = LABELLED | {"letter", "lead-in", "answer", "credit", "image", "release", "note"}


def apart(reading: Reading, found: Sequence[Voicing]) -> list[Voicing]:
    """``found`` without contents that run over a label or out of the turn their cue stands in.

    A parse that takes a speaker's label for the start of a sentence would make
    it part of what somebody else says.
    """
    labels = {i for v in found if v.rule in LABELLED for i in v.source | v.cue}
    part_of = {i: k for k, v in enumerate(found) if v.rule in PARTED for i in v.content}
    out = []
    for voicing in found:
        if not labels or voicing.rule in LAYOUTS or voicing.cue <= labels:
            out.append(voicing)
            continue
        home = part_of.get(min(voicing.cue))
        kept = frozenset(i for i in voicing.content - labels if part_of.get(i) == home)
        if any(reading.parse[i].is_alpha for i in kept):
            same = kept == voicing.content
            out.append(voicing if same else replace(voicing, content=kept))
    return out
