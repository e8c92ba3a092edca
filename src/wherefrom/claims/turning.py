"""The verb of a question: its helper first, and what is left of it after the subject."""

from __future__ import annotations

import re

from spacy.tokens import Token

from wherefrom.claims.clauses import Clause
from wherefrom.claims.pasts import past
from wherefrom.claims.phrases import phrase, prefix_of
from wherefrom.claims.subjects import plural

SHORT = {"'re": "are", "’re": "are", "'ve": "have", "’ve": "have", "'m": "am", "’m": "am"}
SHORT |= {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "sha": "shall"}
IS = {"'s", "’s", "s", "'", "’"}
HAD = {"'d", "’d"}
SINGULAR = {"am": "is", "are": "is", "were": "was", "have": "has", "do": "does"}
MANY = {"is": "are", "was": "were", "has": "have", "does": "do"}


def turned(clause: Clause, *, asked_for: bool = False) -> tuple[str, str, str]:
    """Helper, further helpers and verb; without a helper where the subject is ``asked_for``."""
    verb, prefix = clause.verb, prefix_of(clause.verb)
    if clause.aux:
        first, others = _helper(clause), phrase(clause.aux[1:])
        if clause.aux[0].tag_ == "VBG":  # *being held*, *having left*
            return _of_ing(clause, prefix + verb.text.lower())
        if clause.manner == "reported":
            return _reported(clause, prefix)
        if first == "got":
            return ("" if asked_for else "did"), "got" if asked_for else "get", verb.text.lower()
        return first, others, prefix + verb.text.lower()
    if is_be(verb):
        return _form_of_be(clause), "", ""
    if clause.manner in {"passive", "going"}:
        now = clause.manner == "going" and verb.sent.root.tag_ in {"VBZ", "VBP"}
        one, more = ("is", "are") if now else ("was", "were")
        return (more if _many(clause) else one), "", prefix + verb.text.lower()
    return _alone(clause, prefix, asked_for=asked_for)


def _alone(clause: Clause, prefix: str, *, asked_for: bool) -> tuple[str, str, str]:
    """A verb without any helper of its own, which takes *do* or *will*."""
    verb = clause.verb
    if clause.manner == "future":
        return "will", "", prefix + base(verb)
    if verb.lemma_ == "have" and any(t.lower_ == "yet" and t.i > verb.i for t in clause.rest[:3]):
        return verb.text.lower(), "", ""  # *has yet to sign*
    present = clause.manner == "told" and verb.tag_ in {"VBZ", "VBP", "VB"}
    if asked_for:
        own = verb.tag_ in {"VBD", "VBN"} or present
        return "", "", prefix + (verb.text.lower() if own else past(base(verb)))
    if not present:
        return "did", "", prefix + base(verb)
    return ("do" if _many(clause) or _second(clause) else "does"), "", prefix + base(verb)


def _of_ing(clause: Clause, verb: str) -> tuple[str, str, str]:
    others = phrase(clause.aux[1:])
    if clause.aux[0].lower_ == "having":
        return "had", others, verb
    if clause.verb.dep_ in {"pcomp", "advcl"}:  # *after being convicted*
        return ("were" if _many(clause) else "was"), others, verb
    return ("were" if _many(clause) else "was"), f"being {others}".strip(), verb


def _reported(clause: Clause, prefix: str) -> tuple[str, str, str]:
    """*is said to have left*: *did it leave*; *to have been seen*: *was it seen*."""
    if len(clause.aux) > 1 and clause.aux[1].lower_ == "been":
        helper = "were" if _many(clause) else "was"
        return helper, phrase(clause.aux[2:]), prefix + clause.verb.text.lower()
    if is_be(clause.verb):
        return ("were" if _many(clause) else "was"), "", ""
    return "did", "", prefix + base(clause.verb)


def _second(clause: Clause) -> bool:
    return clause.subject[0].lower_ == "i" and not clause.told_by


def _many(clause: Clause) -> bool:
    if len(clause.subject) == 1 and clause.subject[0].lower_ == "there":
        after = next((t for t in clause.rest if t.dep_ in {"attr", "nsubj"}), None)
        return after is not None and plural((after,))
    return plural(clause.subject)


def _helper(clause: Clause) -> str:
    first, verb = clause.aux[0], clause.verb
    word = first.lower_
    if word in IS:
        acts = any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)  # *he's made a deal*
        done = verb.tag_ in {"VBN", "VBD"} and (first.dep_ != "auxpass" or acts)
        return "has" if done or verb.lemma_ == "be" else "is"
    if word in HAD:
        return "would" if verb.tag_ == "VB" else "had"
    word = SHORT.get(word, word)
    if clause.told_by:
        return SINGULAR.get(word, word)
    alone = [t for t in clause.subject if t.i in clause.named]
    if (
        word in {"have", "do"}
        and not _many(clause)
        and clause.subject[0].lower_ not in {"i", "you"}
    ):
        return SINGULAR[word]  # *was said to have stopped*, *has signed*
    if alone and len(clause.subject) == 1 and clause.subject[0].lower_ in {"he", "she", "it"}:
        return SINGULAR.get(word, word)
    return word


def is_be(verb: Token) -> bool:
    """Whether ``verb`` is *be*, also where *'s* was taken for another word."""
    return verb.lemma_ == "be" or verb.lower_ in IS | {"'m", "’m", "'re", "’re"}


def _form_of_be(clause: Clause) -> str:
    word = clause.verb.lower_
    if word in IS:
        return "is"
    word = SHORT.get(word, word)
    if word not in {"am", "is", "are", "was", "were"}:
        return "were" if _many(clause) else "was"
    return SINGULAR.get(word, word) if clause.told_by else word


def base(verb: Token) -> str:
    """The infinitive. The lemmatizer guesses an *e* where it does not know (*chickene*)."""
    lemma = verb.lemma_.lower()
    if re.search(r"[a-z]ene\Z", lemma) and not re.search(r"(?:ven|gen|scen|len)e\Z", lemma):
        return lemma[:-1]
    return lemma if lemma.isalpha() or "-" in lemma else verb.lower_
