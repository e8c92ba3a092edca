"""ECB+ and MEANTIME as beds for names: their texts, and who is one person or body in them.

Both mark, over the documents of one topic, every mention of a participant and
which are of one participant. Texts are put together from tokens.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.shared import SHARED
from wherefrom.sources.lists import places
from wherefrom.sources.names import fold

ECBPLUS = SHARED / "data" / "ecbplus"
MEANTIME = SHARED / "data" / "meantime"
PEOPLE = {"HUMAN_PART_PER", "PER"}
BODIES = {"HUMAN_PART_ORG", "ORG"}
RELATIONS = {"CROSS_DOC_COREF", "INTRA_DOC_COREF", "REFERS_TO"}
PRONOUNS = {"he", "she", "him", "her", "his"}
NO_NAMES = PRONOUNS | {"i", "we", "it", "they", "both", "you", "who", "im", "id", "hed", "shed"}
NO_SPACE = {".", ",", ";", ":", "!", "?", ")", "'s", "’s", "'", "n't", "%"}
LOOSE = {"president", "ceo", "police", "government", "family", "officials", "people"}


@dataclass(frozen=True, slots=True)
class Named:
    """One marked mention: characters ``start`` to ``end`` of its document; ``one``: of whom."""

    document: str
    start: int
    end: int
    text: str
    one: str
    sort: str  # "person" or "body"


@dataclass(frozen=True, slots=True)
class Marked:
    """One topic: the text of each document, and its marked mentions."""

    name: str
    texts: dict[str, str]
    mentions: tuple[Named, ...]


def _text(tokens: list[ET.Element]) -> tuple[str, dict[str, tuple[int, int]]]:
    text, at, sentence = "", {}, None
    for token in tokens:
        word = token.text or ""
        if sentence is not None and token.get("sentence") != sentence:
            text += "\n" if sentence == "0" else " "
        elif text and word not in NO_SPACE:
            text += " "
        sentence = token.get("sentence")
        at[token.get("t_id", "")] = (len(text), len(text) + len(word))
        text += word
    return text, at


def _read(path: Path) -> tuple[str, list[Named]]:
    root = ET.parse(path).getroot()
    text, at = _text(list(root.iter("token")))
    marks = list(root.find("Markables") or ())
    kinds = {mark.get("m_id", ""): _sort(mark) for mark in marks}
    whole = {mark.get("m_id", ""): mark.get("instance_id") for mark in marks if not len(mark)}
    target_of = _targets(root)
    found = []
    for mark in marks:
        target = target_of.get(mark.get("m_id", ""), "")
        sort = kinds.get(target)
        if not len(mark) or sort is None:
            continue
        spans = [at[anchor.get("t_id", "")] for anchor in mark]
        start, end = spans[0][0], spans[-1][1]
        one = whole.get(target) or f"{path.stem} {target}"
        found.append(Named(path.stem, start, end, text[start:end], one, sort))
    return text, found


def _targets(root: ET.Element) -> dict[str, str]:
    """The participant that each mark refers to, by their numbers."""
    found = {}
    for relation in root.find("Relations") or ():
        target = relation.find("target")
        if target is not None and relation.tag in RELATIONS:
            for source in relation.findall("source"):
                found[source.get("m_id", "")] = target.get("m_id", "")
    return found


def _sort(mark: ET.Element) -> str | None:
    tag = mark.get("ent_type") or mark.tag
    return "person" if tag in PEOPLE else "body" if tag in BODIES else None


def topics() -> Iterator[Marked]:
    """ECB+'s topics, each of its two events apart, and MEANTIME's three."""
    groups: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(ECBPLUS.glob("*/*/*.xml")):
        kind = "plus" if path.stem.endswith("ecbplus") else "ecb"
        groups[f"ecb {int(path.parent.name):02} {kind}"].append(path)
    for path in sorted(MEANTIME.glob("corpus_*/*.xml")):
        groups[f"meantime {path.parent.name}"].append(path)
    for name, paths in sorted(groups.items()):
        read = {path.stem: _read(path) for path in paths}
        texts = {document: text for document, (text, _) in read.items()}
        yield Marked(name, texts, tuple(m for _, found in read.values() for m in found))


def _nobody(word: str) -> bool:
    """True for a pronoun, contracted or not, and for a people or place (*the Briton*)."""
    return fold(word) in NO_NAMES or (fold(word),) in places()[0]


def is_name(mention: Named) -> bool:
    """True for capitalised words that are a name, no pronoun and no description."""
    words = mention.text.removeprefix("the ").removeprefix("The ").split()
    if not 1 <= len(words) <= 6 or words[-1].casefold() in LOOSE:
        return False
    if len(words) == 1 and (_nobody(words[0]) or not words[0][0].isupper()):
        return False
    proper = [word for word in words if word[:1].isupper()]
    return len(proper) >= max(1, len(words) - 1) and words[-1][:1].isupper()
