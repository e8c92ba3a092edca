"""Coordinated texts: letters or statements of several signatories that fill in one template."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import networkx as nx

from wherefrom.data.load import words
from wherefrom.model import Derivation, Document, Evidence
from wherefrom.trace.ground import LIKELY

LEAST_TEXTS = 3  # two alike may be one copying the other
MOST_OWN = 0.15  # share of a text's plain words that are its own; more is a letter in its own words
LEAST_WORDS = 40  # plain words; a shorter text is a form of politeness, not a template
OPENING = 600  # characters in which a text says what it is
LAST_LINES = 15
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Template:
    """Documents made from one template, what shows it, and the least share that is common."""

    documents: tuple[str, ...]
    signatories: tuple[str, ...]
    path: tuple[str, ...]
    share: float  # 0 to 1, of plain words


class Letters:
    """Who signs the documents that are letters, and how much is their own, looked for once."""

    def __init__(self) -> None:
        self._signed: dict[str, str | None] = {}
        self._own: dict[tuple[str, tuple[Evidence, ...]], float] = {}

    def own(self, document: Document, evidence: tuple[Evidence, ...]) -> float:
        """What ``own_share`` gives."""
        key = (document.id, evidence)
        if key not in self._own:
            self._own[key] = own_share(document, evidence)
        return self._own[key]

    def signed(self, documents: Iterable[Document]) -> dict[str, str]:
        """By id those of ``documents`` that are letters, and who signs them."""
        found = {}
        for document in documents:
            if document.id not in self._signed:
                self._signed[document.id] = signatory(document) if is_letter(document) else None
            name = self._signed[document.id]
            if name is not None:
                found[document.id] = name
        return found


def templates(
    documents: Iterable[Document],
    derivations: Iterable[Derivation],
    known: Letters | None = None,
) -> list[Template]:
    """Groups of three or more letters or statements, by different people, of one template.

    Their differing parts are names, numbers and dates, or few words beside.
    """
    copied = [d for d in derivations if d.kind == "copies" and d.probability >= LIKELY]
    shared = {end for d in copied for end in (d.taker, d.giver)}
    letters = {d.id: d for d in documents if d.id in shared}
    known = known or Letters()
    signed = known.signed(letters.values())
    graph: nx.Graph[str] = nx.Graph()
    for d in copied:
        ends = (d.taker, d.giver)
        if not set(ends) <= signed.keys():
            continue
        own = max(known.own(letters[end], d.evidence) for end in ends)
        if own <= MOST_OWN and signed[d.taker] != signed[d.giver]:
            graph.add_edge(*ends, path=d.id, own=own)
    groups = sorted(sorted(group) for group in nx.connected_components(graph))
    found = [_template(graph.subgraph(group), signed) for group in groups]
    return [t for t in found if len(t.signatories) >= LEAST_TEXTS]


def _template(graph: nx.Graph[str], signed: Mapping[str, str]) -> Template:
    edges = [data for _, _, data in graph.edges(data=True)]
    return Template(
        tuple(sorted(graph)),
        tuple(sorted({signed[key] for key in graph})),
        tuple(sorted(data["path"] for data in edges)),
        1.0 - max(data["own"] for data in edges),
    )


def own_share(document: Document, evidence: Sequence[Evidence]) -> float:
    """Share of the document's plain words (no names, no numbers) outside the shared ones, 0 to 1.

    A text of fewer than LEAST_WORDS counts as all its own: too little to tell.
    """
    shared = [(e.start, e.end) for e in evidence if e.document == document.id]
    furniture = [(f.start, f.end) for f in document.furniture]
    plain = [
        m.start()
        for m in WORD.finditer(document.text)
        if m[0].islower() and not _within(m.start(), furniture)
    ]
    if len(plain) < LEAST_WORDS:
        return 1.0
    return sum(not _within(at, shared) for at in plain) / len(plain)


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def is_letter(document: Document) -> bool:
    """Whether a text is a letter, a petition or a statement that somebody puts their name to."""
    if document.publisher_kind != "outlet":
        return True
    lines = _lines(document)
    greeted = any(_begins(line, "greeting") for line in lines[:6])
    closed = any(_is(line, "closing") for line in lines[-LAST_LINES:])
    opening = "\n".join((document.title or "", document.text[:OPENING]))
    return (greeted and closed) or bool(_openings().search(opening))


def signatory(document: Document) -> str:
    """Who signs: the line after the closing, else the authors, the publisher or the file."""
    lines = _lines(document)
    for k in range(len(lines) - 1, max(-1, len(lines) - LAST_LINES), -1):
        if _is(lines[k], "closing") and k + 1 < len(lines):
            return _plain(lines[k + 1])
    if document.authors:
        return "; ".join(sorted(_plain(author) for author in document.authors))
    return _plain(document.publisher or document.path)


def _lines(document: Document) -> list[str]:
    return [line.strip() for line in document.text.splitlines() if line.strip()]


def _plain(line: str) -> str:
    marks = "|".join(words("letters")["signed"])
    return " ".join(re.sub(rf"^(?:{marks})\s*:\s*", "", line, flags=re.IGNORECASE).split()).strip(
        ",. "
    )


def _begins(line: str, group: str) -> bool:
    folded = line.casefold()
    return any(
        re.match(rf"{re.escape(word)}\b", folded) for word in words("layouts")[group]["words"]
    )


def _is(line: str, group: str) -> bool:
    return line.casefold().strip(" ,.!") in words("layouts")[group]["words"]


@cache
def _openings() -> re.Pattern[str]:
    patterns = [p for group in words("letters")["openings"] for p in group["patterns"]]
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


def by_document(found: Iterable[Template]) -> dict[str, Template]:
    """The template each document was made from."""
    of: dict[str, Template] = {}
    for template in found:
        of |= dict.fromkeys(template.documents, template)
    return of


def behind(found: Iterable[Template], documents: Iterable[str]) -> list[Template]:
    """The templates of which two or more of ``documents`` were made."""
    of, held = by_document(found), defaultdict(set)
    for document in documents:
        if document in of:
            held[of[document].documents].add(document)
    return [t for t in found if len(held[t.documents]) > 1]
