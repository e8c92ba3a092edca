"""What kind of statement a passage is, and whether it is asserted, hedged or denied."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.attribute.lists import listed, pattern
from wherefrom.model import Modality, StatementKind


def modality(text: str, cue_lemmas: frozenset[str]) -> Modality:
    """denied, hedged or asserted; ``cue_lemmas`` are the verbs its sources say it with.

    A plain negative (*nobody was hurt*) is asserted: it is an answer.
    """
    if cue_lemmas & listed("hedges", "denial") or pattern("hedges", "denial_phrases").search(text):
        return "denied"
    if pattern("hedges", "hedge").search(text) or cue_lemmas & listed("hedges", "hedging_cues"):
        return "hedged"
    return "asserted"


def statement_kind(text: str, tokens: list[Token]) -> StatementKind:
    """question, norm, forecast, opinion or assertion, by the passage's own words."""
    bare = text.rstrip(" \t\n\"”'’)")
    if bare.endswith("?"):
        return "question"
    if pattern("hedges", "norm").search(text) or _is_demand(text, tokens):
        return "norm"
    if _is_forecast(text, tokens):
        return "forecast"
    if _is_opinion(text, tokens):
        return "opinion"
    return "assertion"


def _is_demand(text: str, tokens: list[Token]) -> bool:
    """*Ignore what was said and write that ...*: an order, with the clauses it governs."""
    if not tokens:
        return False
    root = tokens[0].sent.root
    if root.i == 0 or root.tag_ != "VB" or root.pos_ != "VERB":
        return False
    before = root.doc[root.i - 1]
    own = [c for c in root.children if before.text != ":" or c.i > root.i]  # *Note to all: go*
    if any(c.dep_ in {"nsubj", "nsubjpass", "aux", "expl"} for c in own):
        return False
    opens = root.i == root.sent.start or before.text in {":", ",", ";", "please", "Please"}
    here = any(t.i == root.i for t in tokens)
    return opens and (here or text[:5].casefold() == "that " or text[:3].casefold() == "to ")


def _is_forecast(text: str, tokens: list[Token]) -> bool:
    if pattern("hedges", "forecast").search(text) is None:
        return False
    past = [t for t in tokens if t.tag_ in {"VBD", "VBN"} and t.dep_ in {"ROOT", "ccomp", "conj"}]
    future = any(t.lower_ in {"will", "'ll", "wo", "shall"} for t in tokens)
    return future or not past


def _is_opinion(text: str, tokens: list[Token]) -> bool:
    if pattern("hedges", "opinion").search(text) is None:
        return False
    if any(t.like_num or t.ent_type_ in {"DATE", "GPE", "TIME", "MONEY"} for t in tokens):
        return False
    root = [
        t for t in tokens if t.dep_ in {"ROOT", "ccomp", "parataxis"} and t.pos_ in {"VERB", "AUX"}
    ]
    return (
        all(t.lemma_ in {"be", "look", "feel", "seem", "sound"} for t in root) and len(tokens) <= 25
    )
