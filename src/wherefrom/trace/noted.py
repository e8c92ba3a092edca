"""What a note or a list says of a work it cites: title, date and address, to find it by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wherefrom.model import Document, Evidence, Source
from wherefrom.trace.addresses import normalised
from wherefrom.trace.citations import Cited
from wherefrom.trace.library import Library
from wherefrom.trace.works import Work, work_cited

SAME_ADDRESS = 0.97  # the note gives the document's own address
_REFERENCE = re.compile(r"[,.(]\s?(?:[^,()]*\s)?(?:19|20)\d\d\b")  # a title, then a year


def noted(cited: Cited, document: Document) -> list[str]:
    """The words of notes and lists that cite the source, as printed; one for each place there.

    Where a reference by author and year stands for the source, its entry's words.
    """
    found = []
    for place in cited.places:
        for note in document.notes:
            within = note.start <= place.start < note.end
            marker = note.marker
            if within:
                found.append(document.text[place.start : place.end])
                break
            if marker is not None and marker.start <= place.start < marker.end:
                found.append(document.text[note.start : note.end])
                break
    return list(dict.fromkeys(found))


def work_noted(cited: Cited, source: Source, library: Library) -> Work | None:
    """The document here that a note cites, by its address or by title, holder, kind and date.

    An outlet's piece is sought among that outlet's documents only.
    """
    citing = library.documents[cited.document]
    words = noted(cited, citing)
    if not words:
        return None
    found = list(_by_address(cited, citing, library))
    found += [w for name in words if (w := work_cited(name, citing, library.shelf))]
    if source.kind == "outlet":
        held, _ = library.held(source.id)
        found = [work for work in found if work.document in held]
    return max(found, key=lambda work: (work.probability, work.document), default=None)


def _by_address(cited: Cited, citing: Document, library: Library) -> Iterator[Work]:
    """The document at an address that stands in the very note."""
    notes = [
        n for n in citing.notes if any(n.start <= place.start < n.end for place in cited.places)
    ]
    urls = {
        normalised(link.url): Evidence(citing.id, link.start, link.end)
        for link in citing.links
        if any(note.start <= link.start < note.end for note in notes)
    }
    if len(notes) > 1 or not urls:  # several notes cite several pieces of one publisher
        return
    for document in library.documents.values():
        if document.url and document.id != citing.id and normalised(document.url) in urls:
            place = urls[normalised(document.url)]
            yield Work(document.id, SAME_ADDRESS, "the address in the note", (place,))


def is_reference(words: list[str]) -> bool:
    """Whether a note's words name something published: a title with its year."""
    return any(_REFERENCE.search(" ".join(w.split())) for w in words)
