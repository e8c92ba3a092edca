"""The clause a passage puts forward, and the cue words that stand over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from wherefrom.attribute.lists import cue_group, listed
from wherefrom.attribute.verb_forms import NOUNS, VERBAL, helpers, lemma_of

CLAUSAL = {"ccomp", "xcomp", "csubj", "csubjpass"}
NOUN_CLAUSES = {"acl", "relcl", "ccomp", "xcomp", "advcl", "appos"}
CARRIED = {"ccomp", "xcomp", "pcomp", "acl", "csubj"}  # a clause that the word above governs
# Verbs that govern a clause without saying, believing or wanting it.
LIGHT = {
    "be",
    "have",
    "find",
    "see",
    "there",
    "make",
    "get",
    "offer",
    "give",
    "try",
    "express",
    "need",
}
LIGHT |= {
    "remain",
    "prove",
    "turn",
    "grow",
    "rest",
    "provide",
    "hold",
    "announce",
    "voice",
    "raise",
}
GROUPS = (
    "believing", "accusing", "alleging", "denying", "denying_claims", "proving", "confirming",
    "excluding", "withholding", "wishing", "demanding", "telling_to", "planning", "pondering",
    "foretelling", "wondering", "finding_out", "resolving", "showing",
)  # fmt: skip
NOUN_GROUPS = ("claims", "evidence", "doubtful_nouns", "open")
DEEPEST = 6  # cues over one clause; more are a broken parse


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a passage puts forward.

    ``words`` are its tokens; ``verb`` heads its clause, None in a passage
    without a verb; ``over`` are the cues it stands under, outermost first,
    also those outside the passage.
    """

    words: tuple[Token, ...]
    text: str
    verb: Token | None
    over: tuple[Token, ...]

    @property
    def verbs(self) -> tuple[Token, ...]:
        """The verbs of the passage from the outermost cue down to the clause's own."""
        inside = {t.i for t in self.words}
        chain = [t for t in self.over if t.i in inside and t.pos_ in VERBAL]
        return (*chain, self.verb) if self.verb is not None else tuple(chain)

    @property
    def top(self) -> Token | None:
        """The outermost cue inside the passage, else the clause's verb."""
        inside = {t.i for t in self.words}
        return next((t for t in self.over if t.i in inside), self.verb)


def proposition(words: Sequence[Token], text: str) -> Proposition:
    """The clause that ``words``, the tokens of ``text``, put forward."""
    if not words:
        return Proposition((), text, None, ())
    root = _root(words)
    above = _above(root)
    over, verb = _down(root, {t.i for t in words})
    return Proposition(tuple(words), text, verb, (*above, *over))


def _root(words: Sequence[Token]) -> Token:
    """The passage's highest word, a verb where there is one."""
    inside = {t.i for t in words}
    tops = [t for t in words if t.head.i not in inside or t.head.i == t.i]
    tops = [t for t in tops if not t.is_punct and not t.is_space] or list(words)
    verbs = [t for t in tops if t.pos_ in VERBAL]
    return max(verbs or tops, key=lambda t: (sum(1 for _ in t.subtree), -t.i))


def _above(root: Token) -> tuple[Token, ...]:
    """Cues that govern ``root`` from outside its passage, outermost first."""
    out: list[Token] = []
    at = root
    while at.head.i != at.i and len(out) < DEEPEST:
        if at.dep_ in CARRIED and (is_cue(at.head) or at.head.dep_ == "prep"):
            out.append(at.head if at.head.dep_ != "prep" else at.head.head)
        elif at.dep_ == "advcl" and "to" in helpers(at) and is_cue(at.head):
            out.append(at.head)  # *pushed for the market to be moved*
        elif at.dep_ not in {"conj", "aux"}:
            break
        at = at.head if at.head.dep_ != "prep" else at.head.head
    return tuple(reversed([t for t in out if is_cue(t)]))


def _down(root: Token, inside: set[int]) -> tuple[list[Token], Token | None]:
    over: list[Token] = []
    at: Token = root
    while len(over) < DEEPEST:
        step = _step(at, inside)
        if step is None:
            break
        cues, at = step
        over += cues
    return over, at if at.pos_ in VERBAL else next((t for t in _verbs(at, inside)), None)


def _verbs(noun: Token, inside: set[int]) -> Iterator[Token]:
    return (
        t for t in noun.subtree if t.i in inside and t.pos_ in VERBAL and t.dep_ not in {"amod"}
    )


def _step(at: Token, inside: set[int]) -> tuple[list[Token], Token] | None:
    """The cues at ``at`` and the clause they govern; None where ``at`` governs none."""
    if at.pos_ in NOUNS or at.pos_ == "ADJ":
        clause = _clause_of(at, inside) if is_cue(at) else None
        return None if clause is None else ([at], clause)
    if at.pos_ not in VERBAL:
        return None
    direct = next((c for c in at.children if c.dep_ in CLAUSAL and _is_clause(c, inside)), None)
    if direct is not None and is_cue(at):
        quality = next((c for c in at.children if c.dep_ in {"acomp", "oprd"} and is_cue(c)), None)
        return ([at] if quality is None else [at, quality]), direct
    for word in _held(at):
        if not is_cue(word):
            continue
        clause = _clause_of(word, inside) or (direct if word.dep_ in {"acomp", "attr"} else None)
        if clause is not None and (is_cue(at) or at.lemma_ in LIGHT):
            return [at, word], clause
    if is_cue(at):
        deed = _deed(at, inside)
        return None if deed is None else ([at], deed)
    return None


def _held(verb: Token) -> Iterator[Token]:
    """Nouns and adjectives that ``verb`` takes, those of its prepositions last."""
    for child in verb.children:
        if child.dep_ in {"dobj", "attr", "nsubj", "nsubjpass", "acomp", "oprd"}:
            yield child
    for child in verb.children:
        if child.dep_ in {"prep", "agent"}:
            yield from (g for g in child.children if g.dep_ == "pobj")


def _clause_of(word: Token, inside: set[int]) -> Token | None:
    for child in word.children:
        if child.dep_ in NOUN_CLAUSES and _is_clause(child, inside) and child.i > word.i:
            introduced = any(
                c.lower_ in {"that", "to", "whether", "how", "if"}
                and c.dep_ in {"mark", "aux", "advmod", "nsubj", "dobj"}
                for c in child.children
            )
            if introduced:
                return child
        if child.dep_ == "prep":
            for grand in child.children:
                if grand.dep_ == "pcomp" and grand.pos_ in VERBAL:
                    return grand
                if grand.dep_ == "pobj" and is_cue(grand):
                    return _clause_of(grand, inside)
    return None


def _deed(verb: Token, inside: set[int]) -> Token | None:
    """*accused of forging*, *denied having been*: the clause after a preposition."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i:
            for grand in child.children:
                if grand.dep_ == "pcomp" and grand.pos_ in VERBAL and grand.i in inside:
                    return grand
    return None


def _is_clause(token: Token, inside: set[int]) -> bool:
    return token.i in inside and token.pos_ in VERBAL


def is_cue(token: Token) -> bool:
    """Whether ``token`` may say, believe, want or deny what it governs."""
    lemma = lemma_of(token)
    if token.pos_ in VERBAL:
        return cue_group(lemma) is not None or any(lemma in listed("attitudes", g) for g in GROUPS)
    if token.pos_ == "ADJ":
        return lemma in _adjectives()
    return lemma in {"hope", "wish"} or any(lemma in listed("attitudes", g) for g in NOUN_GROUPS)


def _adjectives() -> frozenset[str]:
    groups = ("possible", "open", "untrue", "foretold")
    words = frozenset[str]().union(*(listed("attitudes", g) for g in groups))
    return words | {
        "true",
        "convinced",
        "aware",
        "sorry",
        "afraid",
        "essential",
        "unable",
        "confident",
    }
