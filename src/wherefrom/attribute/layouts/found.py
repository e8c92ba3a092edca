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
from wherefrom.attribute.viewing import shown
from wherefrom.attribute.voicing import Voicing

RULES = (turns, asked, posts, signatures, lead_ins, letters, captions, shown, releases)


def structured(reading: Reading) -> Iterator[Voicing]:
    """Attributions whose source the document's structure sets off, rule by rule."""
    for rule in RULES:
        yield from rule(reading)
