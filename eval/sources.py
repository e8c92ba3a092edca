"""Sources by themselves: are labelled names joined as the labellers join them?

    python -m eval.sources [--show]

Two beds on ../shared/gold. *Names*: every name in a labelled chain, with the
short forms its document's text has for it, is a mention; a pair of mentions is
right when both or neither are one source. *Statements*: mentions as the
attribution stage reads them; origin_name, origin_kind and chain_exact by
../shared/score. NOT RUN where ../shared is absent.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from eval import gate
from eval.shared import CASES, GOLD, absent, corpus_digest, ruler, voices_in
from wherefrom.ids import content_id
from wherefrom.model import UNDATED, Document, Mention, OriginKind, Resolution, Voices
from wherefrom.read.credits import find_credits
from wherefrom.sources.bodies import body
from wherefrom.sources.resolve import apply, credit_mentions, resolve

Labelled = dict[Mention, str]  # a mention -> the source that the labellers see in it


def documents_of(case: str, gold: dict[str, Any]) -> tuple[Document, ...]:
    """The case's documents with the labelled publishers and the credits as read."""
    found = []
    for path in sorted((CASES / case).iterdir()):
        text = path.read_text(encoding="utf-8")
        publisher = gold["documents"].get(path.stem, {}).get("publisher")
        found.append(
            Document(
                path.stem, path.name, text, None, publisher, "outlet", (), None, "en", "",
                UNDATED, credits=find_credits(text, []),
            )
        )  # fmt: skip
    return tuple(found)


def _mention(document: str, name: str, kind: OriginKind, speaks_for: str | None) -> Mention:
    key = content_id("m", document, name, kind, speaks_for)
    return Mention(key, document, 0, 1, name, kind, True, speaks_for, "labelled")


def _short_forms(name: str, text: str) -> Iterator[str]:
    """Surname with title, and the bare sort of a body, where the text has them."""
    words = name.split()
    yield from re.findall(rf"\b(?:Mr|Mrs|Ms|Dr)\.? {re.escape(words[-1])}\b", text)
    sort = body(name).head
    if sort and re.search(rf"\b{re.escape(sort)}\b", text):
        yield sort


def labelled(gold: dict[str, Any], documents: Iterable[Document]) -> Labelled:
    """Mentions for the names in the labelled chains; unnamed voices apart."""
    texts = {document.id: document.text for document in documents}
    found: Labelled = {}
    for statement in _statements(gold):
        if statement["origin_kind"] in {"anonymous", "none"} or not statement["chain"]:
            continue
        *outlets, last = statement["chain"]
        origin, kind, document = statement["origin"], statement["origin_kind"], statement["doc"]
        for name in outlets:
            if "unnamed" not in name:
                found[_mention(document, name, "outlet", None)] = name
        in_office = last != origin and all(word[0].isupper() for word in last.split())
        speaks_for = origin if in_office else None
        found[_mention(document, last, kind, speaks_for)] = last if speaks_for else origin
        for short in _short_forms(last, texts.get(document, "")):
            found[_mention(document, short, kind, speaks_for)] = last if speaks_for else origin
    return found


def _statements(gold: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for claim in gold["claims"]:
        for answer in claim["answers"]:
            yield from answer["statements"]


def pair_counts(wanted: Labelled, resolution: Resolution, show: bool) -> Counter[str]:
    """Pairs of mentions joined rightly ("both"), wrongly ("got") or not at all ("missed")."""
    source = {mention: key for mention, key, _ in resolution.of_mention}
    counts: Counter[str] = Counter()
    for a, b in combinations(sorted(wanted, key=lambda m: m.id), 2):
        want, got = wanted[a] == wanted[b], source[a.id] == source[b.id]
        verdict = ("both" if got else "missed") if want else ("got" if got else "neither")
        counts[verdict] += 1
        if show and verdict in {"got", "missed"}:
            print(f"  {verdict}: {a.document} {a.name} [{wanted[a]}] ~ {b.document} {b.name}")
    return counts


def _scored(gold: dict[str, Any], documents: tuple[Document, ...], score: Any) -> dict[str, Any]:
    """Figures of the ruler for a ledger of sources and statements alone."""
    voices: list[Voices] = [voices_in(d) for d in documents]
    mentions = [m for voice in voices for m in voice.mentions]
    resolution = resolve(documents, [*mentions, *credit_mentions(documents)])
    _, statements = apply(documents, voices, resolution)
    ledger = {
        "documents": [{"id": d.id, "path": d.path, "text": d.text} for d in documents],
        "sources": [{"id": s.id, "name": s.name, "aliases": s.aliases} for s in resolution.sources],
        "statements": [
            {
                "id": s.id, "document": s.document, "start": s.start, "end": s.end,
                "origin": s.origin, "origin_kind": s.origin_kind,
                "chain": [{"source": link.source} for link in s.chain],
            }
            for s in statements
        ],
        "claims": [],
        "derivations": [],
    }  # fmt: skip
    texts = {document.id: document.text for document in documents}
    want, got = score.from_gold(gold, texts), score.from_ledger(ledger)
    found: dict[str, Any] = score.score_origins(want, got, score.best(score.overlaps(want, got)))
    return found


def figures_of(show: bool) -> dict[str, float | None]:
    """Both beds over all labelled cases; prints one line a case."""
    score, total = ruler("score_case"), Counter[str]()
    rows: list[dict[str, Any]] = []
    for path in sorted(GOLD.glob("*.json"), key=lambda p: int(p.stem)):
        gold = json.loads(path.read_text(encoding="utf-8"))
        documents = documents_of(path.stem, gold)
        wanted = labelled(gold, documents)
        counts = pair_counts(wanted, resolve(documents, list(wanted)), show)
        total += counts
        rows.append(_scored(gold, documents, score))
        told = "  ".join(f"{name} {value or 0:.2f}" for name, value in rows[-1].items())
        print(f"{path.stem:>3}  {len(wanted):3} names  {_pairs(counts)}  {told}")
    means = {
        name: sum(row[name] or 0.0 for row in rows) / len(rows)
        for name in ("origin_name", "origin_kind", "chain_exact")
    }
    precision, recall = _rates(total)
    return {"pair_precision": precision, "pair_recall": recall, **means}


def _rates(counts: Counter[str]) -> tuple[float, float]:
    both = counts["both"]
    return both / max(1, both + counts["got"]), both / max(1, both + counts["missed"])


def _pairs(counts: Counter[str]) -> str:
    return "pairs precision {:.3f} recall {:.3f}".format(*_rates(counts))


def main(arguments: list[str] | None = None) -> int:
    """Print a line a case and the means; 1 where a pinned floor does not hold."""
    parser = argparse.ArgumentParser(description="Sources of the labelled cases")
    parser.add_argument("--show", action="store_true", help="print pairs joined or parted wrongly")
    gate.add_arguments(parser)
    given = parser.parse_args(arguments)
    missing = absent(GOLD, CASES)
    if missing is not None:
        print(missing)
        return 0
    figures = figures_of(given.show)
    for name, value in figures.items():
        print(f"{name:16} {value:.3f}")
    texts: list[Path] = [p for gold in GOLD.glob("*.json") for p in (CASES / gold.stem).iterdir()]
    return gate.conclude("sources", figures, given, corpus_digest([*GOLD.glob("*.json"), *texts]))


if __name__ == "__main__":
    sys.exit(main())
