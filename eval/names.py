"""Names by themselves: who is joined with whom, and who *he* is.

    python -m eval.names [--show]

*Pairs*: name_pairs.yml, invented names with what stands around them; a pair is
read as two small documents (or one) and resolved. pairs_same is the share of
the pairs of one source that are joined; pairs_apart and pairs_unsure the share
of the pairs of two, and of those the texts leave open, that are not joined.

*Corpora*: the participants marked in ECB+ and MEANTIME, topic by topic, each
marked name given as a mention of a person or body: precision and recall of
pairs of mentions across documents. *Pronouns*: of *he* and *she* found
speaking there, the share resolved to a name of the one that is marked, over
those whose name the marked text gives before. NOT RUN where ../shared is
absent; the pairs need nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from eval import gate
from eval.named_corpora import (
    ECBPLUS,
    MEANTIME,
    PRONOUNS,
    Marked,
    Named,
    is_name,
    topics,
)
from eval.shared import absent, corpus_digest, plain_document, voices_in
from wherefrom.ids import content_id
from wherefrom.model import Mention, OriginKind
from wherefrom.sources.names import fold
from wherefrom.sources.resolve import resolve

PAIRS = Path(__file__).with_name("name_pairs.yml")
KINDS: dict[str, OriginKind] = {
    "person": "person",
    "body": "organisation",
    "outlet": "outlet",
    "record": "record",
    "unnamed": "anonymous",
}
Counts = Counter[str]


def _mention(
    document: str,
    name: str,
    kind: OriginKind,
    at: int,
    speaks_for: str | None = None,
    role: str | None = None,
) -> Mention:
    key = content_id("m", document, name, at)
    named = kind != "anonymous"
    return Mention(key, document, at, at + 1, name, kind, named, speaks_for, "given", role=role)


def joined(first: str, second: str, around: Mapping[str, Any]) -> bool:
    """True where the two names are resolved to one source."""
    sort = around.get("sort", "person")
    plain, other = KINDS[sort], KINDS["person" if sort == "unnamed" else sort]
    where = ("one", "one" if around.get("one_document") else "two")
    kind = around.get("kind", plain)
    kind2 = around.get("kind2", plain)
    a = _mention(where[0], first, kind, 0, around.get("body"), around.get("role"))
    b = _mention(where[1], second, kind2, 1, around.get("body2"), around.get("role2"))
    mentions, at = [a, b], 2
    for part, document in (("also", where[0]), ("also2", where[1]), ("third", "three")):
        for name in around.get(part, ()):
            mentions.append(_mention(document, name, other, at))
            at += 1
    texts = {where[0]: "", where[1]: around.get("text2", ""), "three": ""}
    texts[where[0]] += around.get("text", "")
    documents = [plain_document(key, text) for key, text in sorted(texts.items())]
    source = {mention: key for mention, key, _ in resolve(documents, mentions).of_mention}
    return source[a.id] == source[b.id]


def pairs_of(show: bool) -> dict[str, float | None]:
    """The share of right verdicts over the invented pairs, by verdict."""
    right, total = Counter[str](), Counter[str]()
    for group, entries in yaml.safe_load(PAIRS.read_text(encoding="utf-8")).items():
        for verdict, first, second, *rest in entries:
            got = joined(first, second, rest[0] if rest else {})
            total[verdict] += 1
            right[verdict] += got == (verdict == "same")
            if show and got != (verdict == "same"):
                print(f"  {group}: {verdict}: {first} ~ {second} {rest or ''}")
    print("pairs  " + "  ".join(f"{v} {right[v]}/{total[v]}" for v in sorted(total)))
    return {f"pairs_{verdict}": right[verdict] / total[verdict] for verdict in sorted(total)}


def _names(topic: Marked) -> list[Named]:
    """Each name once a document; a lone word that the texts also write small is no name."""
    small = {word for text in topic.texts.values() for word in text.split() if word[:1].islower()}
    seen: dict[tuple[str, str], Named] = {}
    for mention in topic.mentions:
        words = fold(mention.text).split()
        common = len(words) == 1 and words[0] in small
        if is_name(mention) and not common and ("and" not in words and "," not in mention.text):
            seen.setdefault((mention.document, mention.text), mention)
    return list(seen.values())


def pair_counts(topic: Marked, show: bool) -> dict[str, Counts]:
    """Pairs of names of one sort in different documents, by whether joined and marked as one."""
    found: dict[str, Counts] = defaultdict(Counter)
    named = _names(topic)
    mentions = [_mention(m.document, m.text, KINDS[m.sort], m.start) for m in named]
    documents = [plain_document(key, text) for key, text in sorted(topic.texts.items())]
    source = {mention: key for mention, key, _ in resolve(documents, mentions).of_mention}
    shown: set[tuple[str, str, str]] = set()
    for (a, one), (b, two) in combinations(zip(named, mentions, strict=True), 2):
        if a.sort != b.sort or a.document == b.document:
            continue
        want, got = a.one == b.one, source[one.id] == source[two.id]
        verdict = ("both" if got else "missed") if want else ("got" if got else "neither")
        found[a.sort][verdict] += 1
        key = (verdict, *sorted((a.text, b.text)))
        if show and verdict in {"got", "missed"} and key not in shown:
            shown.add((key[0], key[1], key[2]))
            print(f"  {topic.name} {a.sort} {verdict}: {a.text} ~ {b.text}")
    return found


def _speaking(topic: Marked) -> Iterator[tuple[Named, Mention, list[str]]]:
    """Marked pronouns found speaking, how they were resolved, and the one's names before."""
    marked = {(m.document, m.start): m for m in topic.mentions if m.sort == "person"}
    for document, text in sorted(topic.texts.items()):
        for mention in voices_in(plain_document(document, text)).mentions:
            named = marked.get((document, mention.start))
            if named is None or text[mention.start : mention.end].casefold() not in PRONOUNS:
                continue
            names = [
                m.text
                for m in topic.mentions
                if m.document == document and m.one == named.one
                if is_name(m) and m.start < named.start
            ]
            if names:
                yield named, mention, names


def pronoun_counts(topic: Marked, show: bool) -> Counts:
    """Speaking pronouns by whether they were given a name of the one that is marked."""
    found: Counts = Counter()
    for named, mention, names in _speaking(topic):
        ours = set(fold(mention.name).split())
        right = any(ours & set(fold(name).split()[-2:]) for name in names)
        found["right" if right else "wrong"] += 1
        if show and not right:
            print(f"  {named.document} {named.text}: {mention.name} ({mention.why}), is {names[0]}")
    return found


def _rates(counts: Counts) -> tuple[float, float]:
    both = counts["both"]
    return both / max(1, both + counts["got"]), both / max(1, both + counts["missed"])


def corpora_of(show: bool) -> dict[str, float | None]:
    """The figures of both corpora."""
    pairs: dict[str, Counts] = defaultdict(Counter)
    pronouns: Counts = Counter()
    for topic in topics():
        for sort, counts in pair_counts(topic, show).items():
            pairs[sort] += counts
        pronouns += pronoun_counts(topic, show)
    figures: dict[str, float | None] = {}
    for sort in sorted(pairs):
        precision, recall = _rates(pairs[sort])
        figures |= {f"{sort}_precision": precision, f"{sort}_recall": recall}
        print(f"{sort:7} {dict(sorted(pairs[sort].items()))}")
    figures["pronouns"] = pronouns["right"] / max(1, sum(pronouns.values()))
    print(f"pronouns {dict(sorted(pronouns.items()))}")
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every figure; 1 where a pinned floor does not hold."""
    parser = argparse.ArgumentParser(description="Names joined and parted")
    parser.add_argument("--show", action="store_true", help="print what was joined wrongly, or not")
    parser.add_argument("--pairs", action="store_true", help="the invented pairs alone; no floors")
    gate.add_arguments(parser)
    given = parser.parse_args(arguments)
    figures = pairs_of(given.show)
    if given.pairs:
        return 0
    missing = absent(ECBPLUS, MEANTIME)
    if missing is not None:
        print(missing)
        return 0
    figures |= corpora_of(given.show)
    for name, value in figures.items():
        print(f"{name:18} {value or 0:.3f}")
    texts = [*ECBPLUS.glob("*/*/*.xml"), *MEANTIME.glob("corpus_*/*.xml")]
    return gate.conclude("names", figures, given, corpus_digest([PAIRS, *texts]))


if __name__ == "__main__":
    sys.exit(main())
