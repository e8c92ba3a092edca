"""What `wherefrom ask` finds on the labelled cases, and on tweets that repeat a checked claim.

    python -m eval.ask [--cases-only] [--raise] [--allow-regression REASON]

The weights were fitted on cases 10, 20, 21 and 23; every floor is on the held-out 13, 24 and 33, or
on tweets, of which none were used. Reads ../shared; prints NOT RUN where that is absent.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from eval import ask_tweets, gate, shared
from eval.ask_gold import FORMS, HELD_OUT, TUNED_ON, Asked, Form, Query, asked_cases
from eval.peer_bm25 import Bm25
from wherefrom.claims.bearing.allegation import own_replies, read_allegation
from wherefrom.claims.bearing.likeness import MEASURES, likeness
from wherefrom.claims.bearing.ranking import NOTHING, PLAIN, Language, bearing
from wherefrom.claims.bearing.saying import Said, saying
from wherefrom.claims.bearing.terms import terms
from wherefrom.claims.bearing.weighing import case_probability, logit, probability
from wherefrom.language.load import parse
from wherefrom.pipeline.asking import hear

DEEP = 10
HALF = 0.5  # share of a claim's statements that make it one that bears on what was asked
CURVE = (0.05, 0.1, NOTHING, 0.2, 0.3, 0.4, PLAIN, 0.6)
BINS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0)
RANKERS = ("wherefrom", "cosine", "BM25")

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Heard:
    """One query beside its own case."""

    query: Query
    scores: dict[str, Scores]  # by ranker; -inf for what is left out
    present: float  # probability that the case says anything to it
    gone: float  # the same with all that bears on it taken out
    first_claim: float | None  # share of the first claim shown that bears on it
    marks: tuple[tuple[str, bool], ...]  # on labelled statements, and whether they are right


def heard(case: Asked) -> Iterator[Heard]:
    """Every query of ``case`` beside ``case``."""
    index = Bm25([terms(s.text) for s in case.pool.statements])
    for query in case.queries:
        like, logits = _like(query.text, case)
        scores = {
            "wherefrom": logits,
            "cosine": like[:, 0],
            "BM25": index.scores(terms(query.text)),
        }
        kept = _without(len(logits), query.left_out)
        rest = _without(len(logits), query.left_out | query.relevant)
        yield Heard(
            query,
            {name: _masked(score, query) for name, score in scores.items()},
            case_probability(like[kept], logits[kept]),
            case_probability(like[rest], logits[rest]),
            None if query.left_out else _first_claim(query, case),
            tuple(_marks(query, case, like, logits)),
        )


def _like(text: str, case: Asked) -> tuple[Scores, Scores]:
    heard_so = hear(text)
    like = likeness(read_allegation(text, case.pool.names), heard_so, case.pool)
    return like, logit(like)


def _without(n: int, rows: frozenset[int]) -> NDArray[np.intp]:
    return np.array([row for row in range(n) if row not in rows], dtype=np.intp)


def _masked(scores: Scores, query: Query) -> Scores:
    out = scores.astype(np.float64)
    out[sorted(query.left_out)] = -np.inf
    return out


def _marks(query: Query, case: Asked, like: Scores, logits: Scores) -> Iterator[tuple[str, bool]]:
    """What the labelled statements are marked as saying to a quoted one, and whether they do."""
    if query.form != "quoted":
        return
    allegation = read_allegation(query.text, case.pool.names)
    asked, sure = own_replies(query.text, parse(query.text)), probability(logits)
    for row in sorted(query.relevant):
        statement = case.pool.statements[row]
        measured = dict(zip(MEASURES, like[row].tolist(), strict=True))
        said = Said(statement, case.replies.get(statement.id, ()), measured, float(sure[row]))
        found = saying(allegation, asked, said)
        if found is not None:
            yield found.kind, (found.kind == "so") == (row in query.answer)


def _first_claim(query: Query, case: Asked) -> float | None:
    """The share of the first claim's statements that bear on it; None where no claim is shown."""
    language = Language(
        own=lambda text: own_replies(text, parse(text)),
        replies=lambda statement: case.replies.get(statement, ()),
        hear=hear,
    )
    found = bearing(query.text, case.pool, case.claims, language, most=1)
    if not found.claims:
        return None
    claim = next(c for c in case.claims if c.id == found.claims[0].claim)
    members = {s for a in claim.answers for s in (*a.statements, *a.compatible)}
    right = {case.pool.statements[row].id for row in query.relevant}
    return len(members & right) / len(members)


def elsewhere(cases: Sequence[Asked]) -> dict[Form, list[float]]:
    """By form, how sure each other case is of saying anything to a case's queries."""
    out: dict[Form, list[float]] = {form: [] for form in FORMS}
    for home in cases:
        for query in home.queries:
            for case in cases:
                if case is not home:
                    out[query.form].append(case_probability(*_like(query.text, case)))
    return out


def precision_recall(scores: Scores, relevant: frozenset[int]) -> tuple[float, float, float]:
    """Average precision, recall at DEEP (of at most DEEP), and whether the first is right."""
    order = [int(row) for row in np.argsort(-scores, kind="stable")]
    hits = [place for place, row in enumerate(order, 1) if row in relevant]
    average = sum(n / place for n, place in enumerate(hits, 1)) / len(relevant)
    deep = sum(place <= DEEP for place in hits) / min(DEEP, len(relevant))
    return average, deep, float(hits[0] == 1)


def ranking(found: Sequence[Heard], form: Form, ranker: str) -> dict[str, float]:
    """MAP, recall at DEEP and precision at 1 of one form of query."""
    of = [
        precision_recall(h.scores[ranker], h.query.relevant) for h in found if h.query.form == form
    ]
    means = np.mean(of, axis=0)
    return dict(zip(("map", "recall10", "first"), map(float, means), strict=True))


def silence(sure: Sequence[float], threshold: float) -> float:
    """The share of queries to which nothing is found under ``threshold``."""
    return float((np.array(sure) < threshold).mean())


def calibration(found: Sequence[Heard]) -> tuple[list[str], float]:
    """Told probability beside the share that does bear on it, and the expected error.

    Of the first DEEP statements of each query: those are what a reader sees.
    """
    told, true = [], []
    for h in found:
        for row in np.argsort(-h.scores["wherefrom"], kind="stable")[:DEEP]:
            told.append(float(probability(h.scores["wherefrom"][[row]])[0]))
            true.append(float(int(row) in h.query.relevant))
    p, t = np.array(told), np.array(true)
    lines, error = [], 0.0
    for low, high in pairwise(BINS):
        inside = (p >= low) & (p < high if high < 1 else p <= high)
        if inside.any():
            error += inside.mean() * abs(p[inside].mean() - t[inside].mean())
            cells = (p[inside].mean(), t[inside].mean())
            lines.append(
                f"  {low:.2f}-{high:.2f}  {cells[0]:6.3f} {cells[1]:6.3f} {inside.sum():6d}"
            )
    return lines, float(error)


def _report(title: str, found: Sequence[Heard], others: dict[Form, list[float]]) -> None:
    print(f"\n{title}: statements that bear on it, ranked")
    print("asked as    ranker        MAP  recall10  first")
    for form in FORMS:
        for ranker in RANKERS:
            f = ranking(found, form, ranker)
            print(f"{form:11} {ranker:10} {f['map']:6.3f} {f['recall10']:9.3f} {f['first']:6.3f}")
    print(
        "\nnothing here says that, said: of its own case / its own case without them / other cases"
    )
    print("threshold " + "".join(f"{form:>23}" for form in FORMS))
    for threshold in CURVE:
        cells = [
            [
                silence([h.present for h in found if h.query.form == form], threshold),
                silence([h.gone for h in found if h.query.form == form], threshold),
                silence(others[form], threshold),
            ]
            for form in FORMS
        ]
        shown = "".join(
            "     " + "  ".join(f"{cell:.2f}" for cell in row) + "    " for row in cells
        )
        mark = {NOTHING: " *nothing under this", PLAIN: " *plainly from here"}.get(threshold, "")
        print(f"{threshold:9.2f} {shown}{mark}")
    first = [h.first_claim for h in found if h.first_claim is not None]
    asked = sum(not h.query.left_out for h in found)
    whole = float(np.mean([share >= HALF for share in first]))
    print(f"first claim shown: half of it or more bears on what was asked in {whole:.3f}")
    print(f"(a claim is shown for {len(first)} of {asked} questions and allegations)")
    for kind in ("so", "denied", "other"):
        right = [ok for h in found for k, ok in h.marks if k == kind]
        share = f"{np.mean(right):.3f}" if right else "    -"
        print(f"marked {kind!r}: {share} right of {len(right)} marks on labelled statements")
    lines, error = calibration(found)
    print("told probability, share that bears on it, number; the first ten of each query")
    print("\n".join(lines))
    print(f"expected calibration error {error:.3f}")


def case_figures(found: Sequence[Heard], others: dict[Form, list[float]]) -> dict[str, float]:
    """The figures with floors, on the held-out cases."""
    out: dict[str, float] = {}
    for form in FORMS:
        of_form = [h for h in found if h.query.form == form]
        ranked = ranking(found, form, "wherefrom")
        out |= {f"{form}_map": ranked["map"], f"{form}_recall10": ranked["recall10"]}
        out[f"{form}_heard"] = 1 - silence([h.present for h in of_form], NOTHING)
        out[f"{form}_silent_elsewhere"] = silence(others[form], NOTHING)
    first = [h.first_claim for h in found if h.first_claim is not None]
    out["first_claim_right"] = float(np.mean([share >= HALF for share in first]))
    right = [ok for h in found for _, ok in h.marks]
    out["marks_right"] = float(np.mean(right)) if right else 0.0
    out["calibrated"] = 1 - calibration(found)[1]
    return out


def _tweets() -> dict[str, float]:
    found = ask_tweets.tweets()
    print(f"\nCheckThat! 2020 task 2, dev: {len(found)} tweets, 10,375 fact-checked claims")
    print("ranker       MAP@1  MAP@5  recall@5")
    for ranker in ask_tweets.RANKERS:
        f = ask_tweets.figures(found, ranker)
        print(f"{ranker:11} {f['map1']:6.3f} {f['map5']:6.3f} {f['recall5']:9.3f}")
    print("nothing here says that, said: with its claim there / with it removed")
    for threshold in CURVE:
        there = silence([h.present for h in found], threshold)
        removed = silence([h.removed for h in found], threshold)
        print(f"{threshold:9.2f}     {there:.2f}  {removed:.2f}")
    own = ask_tweets.figures(found, "wherefrom")
    return {f"tweets_{name}": value for name, value in own.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Score `wherefrom ask`.")
    parser.add_argument("--cases-only", action="store_true", help="no tweets; no floors")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    if reason := shared.absent(shared.CASES, shared.GOLD, ask_tweets.TWEETS):
        print(reason)
        return 0
    figures = _cases()
    if args.cases_only:
        print("floors are not checked with --cases-only")
        return 0
    figures |= _tweets()
    needed = [shared.GOLD / f"{n}.json" for n in (*TUNED_ON, *HELD_OUT)]
    needed.append(ask_tweets.TWEETS / "verified_claims.docs.tsv")
    return gate.conclude("ask", figures, args, shared.corpus_digest(needed))


def _cases() -> dict[str, float]:
    out: dict[str, float] = {}
    for title, numbers in (("tuned on", TUNED_ON), ("held out", HELD_OUT)):
        cases = list(asked_cases(numbers))
        found = [one for case in cases for one in heard(case)]
        others = elsewhere(cases)
        _report(f"{title}, cases {' '.join(map(str, numbers))}", found, others)
        out = case_figures(found, others)
    return out


if __name__ == "__main__":
    sys.exit(main())
