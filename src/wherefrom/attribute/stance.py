"""What kind of statement a passage is, and whether it is asserted, hedged or denied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from wherefrom.attribute.denying import verdict
from wherefrom.attribute.foretelling import is_forecast
from wherefrom.attribute.governing import Proposition, proposition
from wherefrom.attribute.hedging import is_hedged
from wherefrom.attribute.judging import is_opinion
from wherefrom.attribute.leaving_open import is_question, unsettled
from wherefrom.attribute.obliging import is_norm
from wherefrom.attribute.verb_forms import NEGATIVE, lemma_of, of
from wherefrom.model import Modality, StatementKind


@dataclass(frozen=True, slots=True)
class Stance:
    """Kind and modality of one passage."""

    kind: StatementKind
    modality: Modality


def stance(words: Sequence[Token], text: str, cues: frozenset[str]) -> Stance:
    """Kind and modality of the passage ``text`` with the tokens ``words``.

    ``cues`` are the lemmas of the cues by which its sources say it, wherever
    they stand. A plain negative (*nobody was hurt*) is asserted: it is an answer.
    """
    p = proposition(words, text)
    return Stance(_kind(p), _modality(p, cues))


def _kind(p: Proposition) -> StatementKind:
    if is_question(p) or unsettled(p):
        return "question"
    if is_norm(p):
        return "norm"
    found = verdict(p)
    if found != "denied" and is_opinion(p):
        return "opinion"
    if found != "granted" and is_forecast(p):
        return "forecast"
    return "assertion"


def _modality(p: Proposition, cues: frozenset[str]) -> Modality:
    found = verdict(p)
    if found == "denied":
        return "denied"
    if found == "granted":
        return "asserted"
    apart = cues - {lemma_of(t) for t in p.words}
    if any(of(lemma, "denying") for lemma in apart):
        return "hedged" if apart & NEGATIVE else "denied"
    weak = any(of(lemma, "believing") or of(lemma, "alleging") for lemma in apart)
    return "hedged" if found == "open" or weak or is_hedged(p) else "asserted"
