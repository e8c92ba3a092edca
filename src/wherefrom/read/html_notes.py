"""Footnotes of a page: anchors whose text is a number, and what they point at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from wherefrom.read.note_markers import RAISED

Element = Any

_MARKER = re.compile(
    r"\s*[\[(]?\s*(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]{1,3}|note \d{1,3})\s*[\])]?\s*", re.I
)
_BACK = re.compile(
    r"\s*(?:[↩↑^⤴︎\ufe0e]+|back|return|jump up|[a-z]|\d{1,3}[.)]?|\[\d{1,3}\])\s*[.:]?\s*", re.I
)
LONGEST = 3000  # characters of a note; a longer target is a section, not a note
BLOCKS = ("li", "p", "div", "td", "dd", "aside", "span", "cite", "tr", "section")


@dataclass(frozen=True, slots=True)
class PageNote:
    """A note's label (``[1] ``) and its words in pieces, each with the address it links to."""

    label: str
    pieces: tuple[tuple[str, str | None], ...]


def _targets(tree: Element) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        for key in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if key:
                found.setdefault(key, element)
    return found


def _block(target: Element) -> Element | None:
    element = target
    while element is not None and element.tag not in BLOCKS:
        element = element.getparent()
    if element is None or len(element.text_content()) > LONGEST:
        return None
    return element


def _pieces(element: Element) -> tuple[tuple[str, str | None], ...]:
    pieces: list[tuple[str, str | None]] = [(element.text or "", None)]
    for child in element:
        if isinstance(child.tag, str) and child.tag == "a":
            pieces.append((child.text_content(), child.get("href")))
        elif isinstance(child.tag, str):
            pieces += _pieces(child)
            if child.tag in ("p", "div", "li", "br"):
                pieces.append((" ", None))
        pieces.append((child.tail or "", None))
    return tuple((words, href) for words, href in pieces if words)


def take_out_notes(tree: Element) -> dict[str, PageNote]:
    """Notes of the page by the id their markers point at; their elements leave ``tree``.

    The markers stay, as links to ``#id``.
    """
    order = {element: n for n, element in enumerate(tree.iter())}
    targets = _targets(tree)
    found: dict[str, PageNote] = {}
    taken: list[Element] = []
    for anchor in list(tree.iter("a")):
        href = (anchor.get("href") or "").strip()
        label = anchor.text_content()
        target = targets.get(href.rpartition("#")[2]) if "#" in href else None
        if target is None or not label.strip() or not _MARKER.fullmatch(label):
            continue
        block = _block(target)
        if block is None or order[block] <= order[anchor] or block in anchor.iterancestors():
            continue
        key = href.rpartition("#")[2]
        anchor.set("href", f"#{key}")
        if key not in found and not any(block is t or t in block.iterancestors() for t in taken):
            found[key] = PageNote(f"[{label.strip().strip('[]()')}] ", ())
            taken.append(block)
            found[key] = PageNote(found[key].label, _own_words(block))
    for block in taken:
        if block.getparent() is not None:
            block.drop_tree()
    return {key: note for key, note in found.items() if note.pieces}


def raise_numbers(tree: Element) -> None:
    """Print raised numbers that are no links as raised digits: *a year.¹*, *m²*."""
    for element in tree.iter("sup"):
        words = element.text_content().strip()
        if len(element) == 0 and re.fullmatch(r"[\d,;–-]{1,12}", words):
            element.text = words.translate(RAISED)


def _own_words(block: Element) -> tuple[tuple[str, str | None], ...]:
    for anchor in list(block.iter("a")):
        inner = "#" in (anchor.get("href") or "") or anchor.get("href") is None
        if inner and _BACK.fullmatch(anchor.text_content() or "^") and anchor is not block:
            anchor.drop_tree()
    pieces = list(_pieces(block))
    if pieces:
        first = re.sub(r"^\s*(?:[\[(]?\d{1,3}[\])]?[.:]?|[↑^])\s+", "", pieces[0][0])
        pieces[0] = (first.lstrip(), pieces[0][1])
    return tuple((words, href) for words, href in pieces if words)
