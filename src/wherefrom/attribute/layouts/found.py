"""Every layout's findings together."""

from __future__ import annotations

from collections.abc import Iterator

from wherefrom.attribute.layouts.asked import asked
from wherefrom.attribute.layouts.captions import captions
from wherefrom.attribute.layouts.leadins import lead_ins
from wherefrom.attribute.layouts.letters import letters
from wherefrom.attribute.layouts.posts import posts
from wherefrom.attribute.layouts.releases import releases
from wherefrom.attribute.layouts.signatures import signatures
from wherefrom.attribute.layouts.turns import turns
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.showing import shown
from wherefrom.attribute.voicing import Voicing

RULES = (turns, asked, posts, signatures, lead_ins, letters, captions, shown, releases)


CLOSER = frozenset({"post", "letter", "mail"})  # what names its writer itself
MOST = 0.8  # share of a lead-in's content that a closer layout may hold


def structured(reading: Reading) -> Iterator[Voicing]:
    """Attributions whose source the document's structure sets off, rule by rule.

    A lead-in over a post that names its writer (*The agency posted:*) adds nobody.
    """
    found = [voicing for rule in RULES for voicing in rule(reading)]
    closer = [v for v in found if v.rule in CLOSER]
    for voicing in found:
        covered = (len(voicing.content & v.content) for v in closer)
        if voicing.rule != "lead-in" or max(covered, default=0) < MOST * len(voicing.content):
            yield voicing
