"""How often reading agrees with the labelled imprints of plain-text cases.

    python eval/imprint.py [SHARED]

SHARED is the folder that holds data/cases and gold (default ../shared).
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from wherefrom.model import Document
from wherefrom.read.publishers import named
from wherefrom.read.single import preload, read_single
from wherefrom.settings import Intake

SAME_NAME = 85  # rapidfuzz ratio of the letters; "Fenway West" and "Fenwaywest" are one name


def plain(name: str) -> str:
    return re.sub(r"\(.*?\)|[^a-z0-9]", "", name.lower().removeprefix("the "))


def same_publisher(ours: str | None, label: str | None) -> bool:
    if ours is None or label is None:
        return ours is label
    a, b = named(ours), named(label)
    if a is not None and b is not None and a.name == b.name:
        return True
    return plain(ours) == plain(label) or fuzz.ratio(plain(ours), plain(label)) >= SAME_NAME


def labelled(shared: Path) -> Iterator[tuple[str, dict[str, Any], Document]]:
    for gold in sorted((shared / "gold").glob("*.json")):
        documents = json.loads(gold.read_text(encoding="utf-8"))["documents"]
        for key, label in documents.items():
            path = shared / "data" / "cases" / gold.stem / f"{key}.txt"
            yield key, label, read(path)


def read(path: Path) -> Document:
    return read_single(
        path.read_bytes(),
        name=path.name,
        media_type="text/plain",
        url=None,
        captured_at=None,
        limits=Intake(),
    ).documents[0]


def main() -> int:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    if not (shared / "gold").is_dir():
        print(f"imprint: NOT RUN, {shared} is absent")
        return 0
    preload()
    counts = dict.fromkeys(("documents", "publisher", "published", "authors", "uncredited"), 0)
    for key, label, found in labelled(shared):
        checks = {
            "documents": True,
            "publisher": same_publisher(found.publisher, label["publisher"]),
            "published": found.published.value == label["published"],
            "authors": list(found.authors) == label["authors"],
            "uncredited": bool(found.credits) == bool(label["credited_to"]),
        }
        for check, good in checks.items():
            counts[check] += good
            if not good:
                ours = getattr(found, "credits" if check == "uncredited" else check)
                print(f"  {key} {check}: {ours!r}, labelled {label.get(check)!r}")
    for check, n in counts.items():
        print(f"{check:12} {n:4} {n / max(1, counts['documents']):.2f}")
    paths = sorted((shared / "data" / "cases").glob("*/*.txt"))
    began = time.perf_counter()
    documents = [read(path) for path in paths]
    spent = time.perf_counter() - began
    for what in ("publisher", "title", "authors", "credits"):
        having = sum(bool(getattr(document, what)) for document in documents)
        print(f"{what:12} {having:4} of {len(documents)} have one")
    dated = sum(d.published.value is not None for d in documents)
    print(f"{'dated':12} {dated:4} of {len(documents)}")
    print(f"{1000 * spent / max(1, len(paths)):.1f} ms a document")
    return 0


if __name__ == "__main__":
    sys.exit(main())
