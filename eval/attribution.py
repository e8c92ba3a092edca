"""Attribution by itself: PolNeAR's dev articles, and the origins of the labelled cases.

    python -m eval.attribution [--show KIND]

Prints exact-span F1 and mean Jaccard per role beside the published figures
(those are on PolNeAR's test split, sentence by sentence), F1 over whole
articles, and, on ../shared/gold, macro F1 over kinds of origin and the share of
chains that are exact, straight from ``read_voices``: no sources resolved across
documents. The tagger is trained on PolNeAR's train part. How its marks and the
rules are put together was decided on half of the dev articles; the other half
was never read, and only its figures were seen. NOT RUN where ../shared is absent.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval import gate
from eval.shared import CASES, GOLD, SHARED, absent, plain_document, ruler, voices_in
from wherefrom.model import Document, Statement, Voices

POLNEAR = SHARED / "data" / "polnear"
PUBLISHED = {  # exact-span F1 source/cue/content on the test split (../shared/TECH.md)
    "CoreNLP": (0.139, None, 0.175),
    "CRF": (0.506, 0.534, 0.286),
    "BiLSTM + Cofe": (0.712, 0.670, 0.622),
    "BERT-base + Cofe": (0.832, 0.753, 0.729),
}
PINNED = ("source_exact_f", "cue_exact_f", "content_exact_f", "attribution_f")
FEWEST = 5  # gold statements a kind of origin needs to enter the macro average


def document_of(path: Path, publisher: str | None = None) -> Document:
    """A document of nothing but ``path``'s text and its publisher."""
    return plain_document(path.stem, path.read_text(encoding="utf-8"), publisher)


def voices_of(path: Path, publisher: str | None = None) -> Voices:
    """What is found in the text at ``path``."""
    return voices_in(document_of(path, publisher))


def tuned(stem: str) -> bool:
    """True for the half of PolNeAR dev that was read while the rules were written."""
    return int(hashlib.sha256(stem.encode()).hexdigest(), 16) % 2 == 0


def articles(stems: Iterable[str]) -> dict[str, list[dict[str, list[tuple[int, int]]]]]:
    """Attributions per article in the form PolNeAR's ruler takes."""
    out = {}
    for stem in sorted(stems):
        found = voices_of(POLNEAR / "dev" / "text" / f"{stem}.txt").attributions
        out[stem] = [
            {
                "source": [(s.start, s.end) for s in a.source],
                "cue": [(s.start, s.end) for s in a.cue],
                "content": [(s.start, s.end) for s in a.content],
            }
            for a in found
        ]
    return out


def polnear(found: Mapping[str, Any]) -> dict[str, float]:
    """The ruler's figures on the articles in ``found``."""
    score = ruler("score_attribution")
    figures: dict[str, float] = score.score_tokens(POLNEAR / "dev_tokens.jsonl", found)
    figures |= score.score_ann(POLNEAR / "dev" / "attributions", found)
    return figures


@dataclass(frozen=True, slots=True)
class Judged:
    """One gold statement and what was read of it."""

    doc: str
    quote: str
    kind: str
    chain: tuple[str, ...]
    origin: str
    got_kind: str | None
    got_chain: tuple[tuple[str, ...], ...]
    right_chain: bool


def judged() -> list[Judged]:
    """Every labelled statement beside the statement that overlaps it most."""
    score = ruler("score_case")
    out = []
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        voices = {
            stem: voices_of(CASES / path.stem / f"{stem}.txt", gold["documents"][stem]["publisher"])
            for stem in sorted(gold["documents"])
        }
        for claim in gold["claims"]:
            for answer in claim["answers"]:
                for label in answer["statements"]:
                    out.append(_judge(label, voices[label["doc"]], path.stem, score))
    return out


def _judge(label: dict[str, Any], voices: Voices, case: str, score: Any) -> Judged:
    text = (CASES / case / f"{label['doc']}.txt").read_text(encoding="utf-8")
    span = score.find_span(text, label["quote"])
    best: Statement | None = None
    most = 0.0
    for statement in voices.statements:
        share = score.overlap(span, (statement.start, statement.end)) if span else 0.0
        if share > most:
            best, most = statement, share
    mentions = {m.id: m for m in voices.mentions}
    names: tuple[tuple[str, ...], ...] = ()
    if best is not None:
        links = [mentions[link.mention] for link in best.chain]
        names = tuple((m.name,) for m in links)
    want = tuple(label.get("chain", []))
    kind = label.get("origin_kind") or "none"
    got = None if best is None else best.origin_kind
    return Judged(
        doc=label["doc"],
        quote=label["quote"],
        kind=kind,
        chain=want,
        origin=label.get("origin") or "",
        got_kind="anonymous" if got == "withheld" else got,
        got_chain=names,
        right_chain=_same_chain(want, label.get("origin"), names, score),
    )


def _same_chain(
    want: tuple[str, ...], origin: str | None, got: tuple[tuple[str, ...], ...], score: Any
) -> bool:
    if len(want) != len(got):
        return False
    last = len(want) - 1
    for k, name in enumerate(want):
        allowed = [name] + ([origin] if origin and k == last else [])
        if not any(score.same_name(a, b) for a in allowed for b in got[k]):
            return False
    return True


def origin_figures(rows: list[Judged]) -> dict[str, float]:
    """F1 per kind of origin, their macro average, and the share of exact chains."""
    hit, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        if row.got_kind == row.kind:
            hit[row.kind] += 1
        else:
            missed[row.kind] += 1
            if row.got_kind:
                extra[row.got_kind] += 1
    out = {}
    for kind in sorted(set(hit) | set(missed)):
        if hit[kind] + missed[kind] >= FEWEST:
            out[kind] = 2 * hit[kind] / (2 * hit[kind] + extra[kind] + missed[kind])
    macro = sum(out.values()) / len(out)
    chained = [row for row in rows if row.chain]
    exact = sum(row.right_chain for row in chained) / len(chained)
    return {**out, "origin_kind": macro, "chain_exact": exact}


def _table(title: str, figures: Mapping[str, float]) -> None:
    print(f"\n{title}")
    for name, value in figures.items():
        print(f"  {name:18} {value:.3f}" if isinstance(value, float) else f"  {name:18} {value}")


def _show(rows: list[Judged], kind: str) -> None:
    for row in rows:
        wrong = row.got_kind != row.kind or (row.chain and not row.right_chain)
        if wrong and kind in ("all", row.kind, row.got_kind):
            want, got = " > ".join(row.chain), " > ".join("/".join(n) for n in row.got_chain)
            print(f"{row.doc} want {row.kind}: {want} | got {row.got_kind}: {got} | {row.quote!r}")


def main(arguments: list[str] | None = None) -> int:
    """Print all figures; 1 where one of PolNeAR dev falls under its floor."""
    parser = argparse.ArgumentParser(description="Attribution on PolNeAR dev and the gold cases")
    parser.add_argument("--show", metavar="KIND", help="print wrong origins of KIND, or of all")
    gate.add_arguments(parser)
    given = parser.parse_args(arguments)
    missing = absent(POLNEAR, GOLD, CASES)
    if missing is not None:
        print(missing)
        return 0
    rows = judged()
    if given.show:
        _show(rows, given.show)
    _table("Labelled cases, statement by statement, no sources joined", origin_figures(rows))
    found = articles(p.stem for p in (POLNEAR / "dev" / "text").glob("*.txt"))
    for name, half in (("looked at while building", True), ("kept back", False)):
        part = {stem: a for stem, a in found.items() if tuned(stem) is half}
        _table(f"PolNeAR dev, the half {name}", polnear(part))
    whole = polnear(found)
    _table("PolNeAR dev, whole (these have floors)", whole)
    print("\nPublished, PolNeAR test: exact F1 of source, cue, content")
    for name, row in PUBLISHED.items():
        print(f"  {name:18} " + "  ".join("-" if v is None else f"{v:.3f}" for v in row))
    pinned = {name: whole[name] for name in PINNED}
    return gate.conclude("attribution", pinned, given, None)


if __name__ == "__main__":
    sys.exit(main())
