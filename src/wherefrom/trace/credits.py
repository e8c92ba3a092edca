"""Derivations of the kind ``credits``: a whole document credited to a wire or another outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from wherefrom.ids import content_id
from wherefrom.model import Credit, Derivation, Document, Evidence, External, Source
from wherefrom.trace.citations import Cited
from wherefrom.trace.cites import Citing
from wherefrom.trace.evidence import derivation
from wherefrom.trace.library import Library, target_of

CREDITED = 0.97  # the credit is printed; what is left is a misread byline


def name_key(name: str) -> str:
    """A name as credits are matched: lower case, without article, dots and marks.

    >>> name_key("The A.P.")
    'ap'
    """
    folded = re.sub(r"[^\w\s]", "", name.casefold())
    return re.sub(r"^the\s+", "", re.sub(r"\s+", " ", folded).strip())


def credits(
    library: Library,
    documents: Iterable[str] | None = None,
    by_name: Mapping[str, str] | None = None,
) -> Citing:
    """One derivation for each credit, to the credited document where it is here.

    ``documents`` are the ids of those that are asked for, where not all are, and
    ``by_name`` gives sources by the keys of the names that they credit.
    """
    by_name = _by_name(library.sources) if by_name is None else by_name
    made: dict[tuple[str, str], Derivation] = {}
    outside: dict[str, External] = {}
    for key in sorted(library.documents if documents is None else documents):
        document = library.documents[key]
        for credit in document.credits:
            source = by_name.get(name_key(credit.name))
            if source is not None and library.publisher[document.id] == source:
                continue
            giver = _giver(document, credit, source, library)
            if giver not in library.documents:
                outside[giver] = External(giver, credit.name, None)
            words = Evidence(document.id, credit.start, credit.end)
            found = derivation(
                "credits",
                document.id,
                giver,
                probability=CREDITED,
                evidence=[words],
                note=f"The whole document is credited to {credit.name} ({credit.how}).",
            )
            made[document.id, source or giver] = found
    return Citing(made, tuple(outside[key] for key in sorted(outside)))


def _by_name(sources: Mapping[str, Source]) -> dict[str, str]:
    names: dict[str, str] = {}
    for source in sorted(sources.values(), key=lambda s: (s.kind != "outlet", s.id)):
        for name in (source.name, *source.aliases):
            names.setdefault(name_key(name), source.id)
    return names


def _giver(document: Document, credit: Credit, source: str | None, library: Library) -> str:
    if source is None:
        return content_id("x", name_key(credit.name))
    whole = Evidence(document.id, 0, len(document.text))
    cited = Cited(document.id, source, (), (whole,), CREDITED)
    target, _ = target_of(cited, library)
    return target or source
