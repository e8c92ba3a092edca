"""Tweets and the fact-checked claim each repeats: CLEF CheckThat! 2020 task 2, the dev part.

Nothing was fitted on either part. Statements are the fact-checked claims alone, without the titles
of their articles, as a case has statements alone. Addresses, picture links and the line that names
a tweet's author are taken off before it is asked.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval import shared
from eval.peer_bm25 import Bm25
from wherefrom.claims.bearing.allegation import read_allegation
from wherefrom.claims.bearing.likeness import MEASURES, likeness, pool
from wherefrom.claims.bearing.terms import terms
from wherefrom.claims.bearing.weighing import case_probability, logit
from wherefrom.language.load import encoder
from wherefrom.model import Statement
from wherefrom.pipeline.asking import hear

TWEETS = shared.SHARED / "data" / "checkthat2020"
FURNITURE = re.compile(r"(?:pic\.twitter\.com|https?://)\S+|— .{0,60}\(@\w+\)[^—]*\Z")
DEEP = 5
RANKERS = ("wherefrom", "cosine", "BM25")


@dataclass(frozen=True, slots=True)
class Heard:
    """One tweet: the rank of its claim (from 1) by each ranker, and how sure something is there."""

    ranks: dict[str, int]
    present: float
    removed: float  # with the tweet's own claim taken out of the pool


def _rows(name: str) -> list[list[str]]:
    with (TWEETS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t"))[1:]


def tweets(part: str = "dev") -> list[Heard]:
    """Every tweet of ``part`` asked of all fact-checked claims."""
    claims = _rows("verified_claims.docs.tsv")
    statements = [
        Statement(row[0], row[0], 0, len(row[1]), row[1], "assertion", "asserted", ())
        for row in claims
    ]
    at = {row[0]: n for n, row in enumerate(claims)}
    read = encoder().read([row[1] for row in claims])
    held = pool(statements, read.vectors, read.words)
    index = Bm25([terms(row[1]) for row in claims])
    pairs = (TWEETS / part / "tweet-vclaim-pairs.qrels").read_text(encoding="utf-8").splitlines()
    true: dict[str, list[int]] = {}
    for tweet, _, claim, _ in map(str.split, pairs):
        true.setdefault(tweet, []).append(at[claim])
    out = []
    for tweet, text in _rows(f"{part}/tweets.queries.tsv"):
        asked = " ".join(FURNITURE.sub(" ", text).split()) or text
        like = likeness(read_allegation(asked, held.names), hear(asked), held)
        logits = logit(like)
        scores = {
            "wherefrom": logits,
            "cosine": like[:, MEASURES.index("meaning")],
            "BM25": index.scores(terms(asked)),
        }
        ranks = {name: rank(score, true[tweet]) for name, score in scores.items()}
        rest = np.delete(np.arange(len(statements)), true[tweet])
        removed = case_probability(like[rest], logits[rest])
        out.append(Heard(ranks, case_probability(like, logits), removed))
    return out


def rank(scores: NDArray[np.float64], true: Sequence[int]) -> int:
    """The rank, from 1, of the best of ``true``; ties count against it."""
    best = max(float(scores[row]) for row in true)
    others = np.delete(scores, list(true))
    return 1 + int((others >= best).sum())


def figures(heard: Sequence[Heard], ranker: str) -> dict[str, float]:
    """MAP at 1 and 5 and recall at 5: of a tweet's one claim, MAP is the mean of 1/rank."""
    ranks = np.array([one.ranks[ranker] for one in heard], dtype=np.float64)
    return {
        "map1": float((ranks == 1).mean()),
        "map5": float(np.where(ranks <= DEEP, 1 / ranks, 0).mean()),
        "recall5": float((ranks <= DEEP).mean()),
    }
