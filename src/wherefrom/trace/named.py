"""Publishers of the case named in another document's text, attributed or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from wherefrom.model import Document, Evidence
from wherefrom.trace.citations import Cited, beside_cue
from wherefrom.trace.outlets import name_words
from wherefrom.trace.wording import Wording

NAMED = 0.65  # a report that names another publisher of the case mostly rests on it


def named_publishers(
    documents: Sequence[Document],
    publisher: Mapping[str, str],
    names_of: Mapping[str, Sequence[str]],
    wordings: Mapping[str, Wording],
) -> list[Cited]:
    """Where a document names another's publisher: in two words or more, or beside a cue.

    One word alone (*Stuff*, *Mirror*) is too often a word of the language.
    """
    starting: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for holder, names in sorted(names_of.items()):
        for words in sorted({name_words(name) for name in names}):
            starting[words[0]].append((words, holder))
    found: dict[tuple[str, str], set[Evidence]] = defaultdict(set)
    for document in documents:
        for holder, place in _named(document, wordings[document.id], starting):
            if holder != publisher[document.id]:
                found[document.id, holder].add(place)
    return [
        Cited(document, holder, tuple(sorted(places)), (), NAMED)
        for (document, holder), places in sorted(found.items())
    ]


def _named(
    document: Document,
    item: Wording,
    starting: Mapping[str, Sequence[tuple[tuple[str, ...], str]]],
) -> Iterator[tuple[str, Evidence]]:
    for i, word in enumerate(item.words):
        if not (item.given[i] and item.counted[i]):
            continue
        for words, holder in starting.get(word, ()):
            last = i + len(words) - 1
            if item.words[i : last + 1] != words or not item.given[last]:
                continue
            start, end = item.starts[i], item.ends[last]
            if len(words) > 1 or beside_cue(document.text, start, end):
                yield holder, Evidence(document.id, start, end)
