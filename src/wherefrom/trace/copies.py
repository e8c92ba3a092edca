"""Derivations of the kind ``copies``: reused wording, with the exact words on both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

import networkx as nx
import numpy as np

from wherefrom.model import Derivation, Document, Evidence
from wherefrom.settings import Trace
from wherefrom.trace.direction import direction
from wherefrom.trace.editions import Editions, editions
from wherefrom.trace.evidence import derivation
from wherefrom.trace.fingerprints import FINGERPRINT
from wherefrom.trace.reuse import Aligned, Shared, all_shared, probability_taken
from wherefrom.trace.slips import common, slips
from wherefrom.trace.spelled import runs_of
from wherefrom.trace.wording import Wording, wordings

STANDING_DOCUMENTS = 3  # documents of one publisher; words in so many are its standing text


def reuse(
    documents: Sequence[Document], held: Mapping[str, Wording], settings: Trace
) -> list[Shared]:
    """Every pair of documents that shares passages, near copies spoken for by the nearest.

    Two versions of one document (``version_of``) are related already and left out.
    """
    listed = [held[document.id] for document in documents]
    found = [pair for _, _, pair in taken(documents, listed, slips(listed), settings)]
    return nearest_only(found, near_copy_share=settings.near_copy_share)


def taken(
    documents: Sequence[Document],
    listed: Sequence[Wording],
    misspelt: Mapping[str, str],
    settings: Trace,
    among: Iterable[Aligned] | None = None,
) -> Iterator[tuple[int, int, Shared]]:
    """The pairs that probably were taken one from the other, with their indices.

    ``listed`` are the wordings of ``documents``; ``among`` are some of those that
    ``aligned`` gives, where not all are asked for.
    """
    version = [d.version_of or d.id for d in documents]
    for i, j, pair in all_shared(listed, settings, among):
        both = common(listed[i], listed[j], misspelt) if misspelt else ()
        surely = probability_taken(pair.passages, settings, n_slips=len(both))
        if version[i] != version[j] and surely >= settings.least_probability:
            yield i, j, replace(pair, probability=surely, slips=both)


def all_wordings(
    documents: Sequence[Document], publisher: Mapping[str, str | None]
) -> dict[str, Wording]:
    """Wordings by document id; text a publisher repeats in three documents is not counted."""
    found = {item.document: item for item in wordings(documents)}
    by_publisher: dict[str, list[Wording]] = defaultdict(list)
    for document in documents:
        name = publisher.get(document.id) or document.publisher
        if name:
            by_publisher[name].append(found[document.id])
    for group in by_publisher.values():
        if len(group) >= STANDING_DOCUMENTS:
            found |= {item.document: item for item in without_standing(group)}
    return found


def without_standing(group: Sequence[Wording]) -> list[Wording]:
    """The wordings with what at least STANDING_DOCUMENTS of them hold marked as standing."""
    marks = [runs_of(item.keys, FINGERPRINT) for item in group]
    every, n_holders = np.unique(
        # asked for counts numpy sorts, else it hashes, which takes longer
        np.concatenate([np.unique(each, return_counts=True)[0] for each in marks]),
        return_counts=True,
    )
    repeated = every[n_holders >= STANDING_DOCUMENTS]
    cleaned = []
    for item, each in zip(group, marks, strict=True):
        standing = np.zeros(len(item.keys), dtype=np.bool_)
        starts = np.flatnonzero(np.isin(each, repeated))
        for k in range(FINGERPRINT):
            standing[starts + k] = True
        cleaned.append(replace(item, standing=standing))
    return cleaned


def nearest_only(found: Sequence[Shared], *, near_copy_share: float) -> list[Shared]:
    """``found`` without pairs that a near copy explains.

    Where several documents are copies of one text, what a further document
    shares with all of them it took once: only its strongest pair is kept.
    """
    graph: nx.Graph[str] = nx.Graph()
    for pair in found:
        graph.add_nodes_from((pair.left, pair.right))
        if max(pair.share_left, pair.share_right) >= near_copy_share:
            graph.add_edge(pair.left, pair.right)
    text_of: dict[str, str] = {}
    for group in nx.connected_components(graph):
        text_of |= dict.fromkeys(group, min(group))
    best: dict[tuple[str, str], Shared] = {}
    kept = []
    for pair in found:
        texts = sorted((text_of[pair.left], text_of[pair.right]))
        key = (texts[0], texts[1])
        if key[0] == key[1]:
            kept.append(pair)
        elif key not in best or _strength(pair) > _strength(best[key]):
            best[key] = pair
    return sorted([*kept, *best.values()], key=lambda pair: (pair.left, pair.right))


def _strength(pair: Shared) -> tuple[float, float, str, str]:
    total = sum(p.weight for p in pair.passages)
    return (pair.probability, total, pair.left, pair.right)


def copies(
    found: Sequence[Shared],
    documents: Mapping[str, Document],
    held: Mapping[str, Wording],
    *,
    cited: Set[tuple[str, str]],
    known: Editions | None = None,
) -> list[Derivation]:
    """One derivation for each pair in ``found``, from the taker to the giver.

    ``known`` are the editions in all pairs, where ``found`` are some of them only.
    """
    made = []
    known = editions(found, documents) if known is None else known
    for pair in found:
        left, right = documents[pair.left], documents[pair.right]
        way = direction(left, right, pair, cited=cited, known=known)
        taker, giver = way.taker or left.id, way.giver or right.id
        made.append(
            derivation(
                "copies",
                taker,
                giver,
                probability=pair.probability,
                evidence=_evidence(pair, held),
                note=_note(pair, held, way.why),
                directed=way.taker is not None,
            )
        )
    return made


def _evidence(pair: Shared, held: Mapping[str, Wording]) -> list[Evidence]:
    words = []
    for passage in pair.passages:
        for document, (first, last) in ((pair.left, passage.left), (pair.right, passage.right)):
            words.append(Evidence(document, *held[document].span(first, last)))
    for slip in pair.slips:
        for document, at in ((pair.left, slip.left), (pair.right, slip.right)):
            words.append(Evidence(document, *held[document].span(at, at + 1)))
    return words


def _note(pair: Shared, held: Mapping[str, Wording], why: str) -> str:
    n_words = sum(p.n_words for p in pair.passages)
    n_passages = len(pair.passages)
    passages = "one passage" if n_passages == 1 else f"{n_passages} passages"
    quoted = " in quotation marks" if all(p.quoted > 0.9 for p in pair.passages) else ""
    slips = _slips_told(pair, held)
    return f"The two share {n_words} words{quoted} in {passages}{slips}; {why}."


def _slips_told(pair: Shared, held: Mapping[str, Wording]) -> str:
    """What both misspell, in words: a copyist copies the slips too."""
    if not pair.slips:
        return ""
    words = held[pair.left].words
    told = [f"“{words[slip.left]}” for “{slip.meant}”" for slip in pair.slips]
    return f" and both write {', '.join(told)}"
