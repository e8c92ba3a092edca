"""textacy's quotations: direct ones only, by marks, reporting verbs and their subjects.

textacy refuses a text with an odd number of quotation marks, so it is given
one paragraph at a time, parsed as ours is. Its speaker, cue and content become
source, cue and content as they are, neighbouring words of a part together.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from eval.peer_labels import Found, runs
from wherefrom.language.load import parse

INSTALL = "textacy==0.13.0"
MODULES = ("textacy",)
_PARAGRAPH = re.compile(r"(?:(?!\n[ \t]*\n).)+", re.DOTALL)


def find(text: str) -> list[Found]:
    """The direct quotations of ``text``, in characters."""
    return [
        found
        for paragraph in _PARAGRAPH.finditer(text)
        for found in _quotations(paragraph.group(), paragraph.start())
    ]


def _quotations(paragraph: str, offset: int) -> Iterator[Found]:
    extract = importlib.import_module("textacy.extract")
    read = parse(paragraph)
    try:
        for triple in extract.direct_quotations(read):
            yield {
                "source": _spans(triple.speaker, offset),
                "cue": _spans(triple.cue, offset),
                "content": _spans(triple.content, offset),
            }
    except ValueError:  # an odd number of marks: it says that it would rather not guess
        return


def _spans(tokens: Sequence[Any], offset: int) -> list[tuple[int, int]]:
    words = {token.i: token for token in tokens}
    return [
        (offset + words[run[0]].idx, offset + words[run[-1]].idx + len(words[run[-1]]))
        for run in runs(list(words))
    ]
