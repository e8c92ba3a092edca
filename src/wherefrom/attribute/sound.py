"""What every voicing is, whoever found it: words, in parts that lie apart, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing


def sound(reading: Reading, found: Iterable[Voicing]) -> Iterator[Voicing]:
    """``found`` without white space and without words that two parts claim.

    A cue's words are nothing else, a source's no content. What is left without
    a cue or a content says nothing; of two with the same words the first stands.
    """
    spaces = frozenset(token.i for token in reading.parse if token.is_space)
    seen: set[tuple[frozenset[int], ...]] = set()
    for voicing in found:
        cue = voicing.cue - spaces
        source = voicing.source - cue - spaces
        content = voicing.content - cue - source - spaces
        parts = (source, cue, content)
        if cue and content and parts not in seen:
            seen.add(parts)
            same = parts == (voicing.source, voicing.cue, voicing.content)
            yield voicing if same else replace(voicing, source=source, cue=cue, content=content)
