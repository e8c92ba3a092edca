"""The clause a statement makes: its verb, subject and the words that belong to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

DENYING = {"deny", "reject", "dispute", "dismiss", "refute"}  # *denies it* is so, he does deny it
# Verbs that only tell who holds what their clause says (*the court found that nobody was paid*).
FINDING = {"find", "show", "conclude", "note", "warn", "allege", "insist", "argue", "testify"}
FINDING |= {"explain", "estimate", "write", "reveal", "suggest", "indicate", "complain", "recall"}
SAYING = {
    "say",
    "tell",
    "add",
    "report",
    "claim",
    "state",
    "confirm",
    "announce",
    "believe",
    "think",
}
MAX_SUBJECT = 14
TYING = {
    "also",
    "however",
    "meanwhile",
    "too",
    "moreover",
    "therefore",
    "thus",
    "instead",
    "though",
}
HELPERS = {"be", "have", "do", "get", "'s", "’s", "'re", "’re", "'ve", "’ve", "'d", "’d", "will"}
CLAUSE = {"advcl", "relcl", "ccomp", "parataxis", "acl", "conj"}


@dataclass(frozen=True, slots=True)
class Clause:
    """The parts a question is built from; ``rest`` keeps the text's order."""

    verb: Token
    subject: tuple[Token, ...]
    aux: tuple[Token, ...]
    rest: tuple[Token, ...]
    speaker: str | None = None  # whose words these are, so that *I* has a name

    @property
    def pronoun(self) -> bool:
        """Whether the subject only points back (*he*, *it*)."""
        alone = len(self.subject) == 1 and self.subject[0].pos_ == "PRON"
        asks = any(t.tag_ in {"WP", "WP$", "WDT"} for t in self.subject)
        return asks or (alone and not self.told_by)

    @property
    def told_by(self) -> str | None:
        """The speaker's name where the subject is the speaker."""
        return self.speaker if [t.lower_ for t in self.subject] == ["i"] else None


def clause_of(parse: Doc, start: int, end: int, speaker: str | None = None) -> Clause | None:
    """The clause that the characters ``start`` to ``end`` state; None where they hold no verb.

    ``speaker`` is who says it, by name, for a clause whose subject is *I*.
    """
    words = parse.char_span(start, end, alignment_mode="expand")
    verb = None if words is None else _verb(words)
    if words is None or verb is None:
        return None
    inside = set(range(words.start, words.end))
    subject = _subject(verb)
    if any(t.i in inside for t in subject):
        subject = tuple(t for t in subject if t.i in inside)
    if not subject or len(subject) > MAX_SUBJECT:
        return None
    helpers = (c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.i < verb.i)
    aux = tuple(c for c in helpers if c.tag_ != "TO")
    if aux and aux[0].lemma_.casefold() not in HELPERS and aux[0].tag_ != "MD":
        return None
    used = {t.i for t in (*subject, *aux, verb)} | _sourced(verb)
    rest = tuple(
        t for t in _own_words(verb) if t.i in inside and t.i not in used and not _joint(t, verb)
    )
    return Clause(verb, subject, aux, tuple(_outside_brackets(rest)), speaker)


def _sourced(verb: Token) -> set[int]:
    """*according to the coastguard* is who says it, not what is asked."""
    return {t.i for c in verb.children if c.lower_ == "according" for t in c.subtree}


def _joint(token: Token, verb: Token) -> bool:
    """Marks, and words that only tie the clause to others (*when*, *however*)."""
    if token.is_punct:
        return token.text in ';:"“”.!?…'
    if token.lower_ == "to" and token.dep_ == "aux" and token.head.i == verb.i:
        return True
    return token.head.i == verb.i and (token.tag_ == "WRB" or token.lower_ in TYING)


def _outside_brackets(tokens: Sequence[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += token.text == "("
        if not depth and token.text != ")":
            yield token
        depth -= token.text == ")" and depth > 0


def _verb(words: Words) -> Token | None:
    verb: Token | None = words.root
    while verb is not None and (verb.lemma_ in SAYING | FINDING or _denies(verb)):
        inner = next((c for c in verb.children if c.dep_ == "ccomp" and c in words), None)
        if inner is None:
            break
        verb = inner
    if verb is None or verb.pos_ not in {"VERB", "AUX"} or verb.lemma_ in SAYING:
        verb = next((t for t in words if _tells(t)), None)
    return verb


def _denies(verb: Token) -> bool:
    """*Denies that it is so* answers whether it is so; *did not deny* answers nothing else."""
    return verb.lemma_ in DENYING and not any(c.dep_ == "neg" for c in verb.children)


def is_denied(verb: Token) -> bool:
    """Whether ``verb`` is what somebody *denies that* it happened."""
    return verb.dep_ == "ccomp" and _denies(verb.head)


def _tells(token: Token) -> bool:
    """Whether a verb tells something: *parked* in *parked cars* does not."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    before_noun = following is not None and following.pos_ in {"NOUN", "PROPN"}
    acted = any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in token.children)
    adjective = token.dep_ in {"amod", "compound"} or (
        token.tag_ in {"VBN", "VBD"}
        and before_noun
        and not acted
        and token.dep_ != "ROOT"
        and token.i > 0
        and token.nbor(-1).pos_ in {"ADP", "DET", "ADJ"}
    )
    return token.pos_ == "VERB" and not adjective and token.lemma_ not in SAYING


def _subject(verb: Token) -> tuple[Token, ...]:
    """The words of the subject, borrowed from the governing clause where there is none."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass", "expl"}:
            if child.tag_ in {"WDT", "WP"}:  # *which has 200,000 residents*
                return _short(verb.head) if verb.dep_ == "relcl" else ()
            return _short(child)
    if verb.dep_ in {"conj", "advcl", "xcomp"} and verb.head.pos_ in {"VERB", "AUX"}:
        return _subject(verb.head)
    if verb.dep_ in {"acl", "relcl"}:
        return _short(verb.head)
    return ()


def _short(head: Token) -> tuple[Token, ...]:
    """A noun phrase without its clauses, appositions and brackets."""
    left_out: set[int] = set()
    for token in head.subtree:
        if token.i != head.i and (token.dep_ in CLAUSE - {"conj"} or token.dep_ == "appos"):
            left_out |= {t.i for t in token.subtree}
    return tuple(
        t for t in head.subtree if t.i not in left_out and (not t.is_punct or t.text in "-'’%$")
    )


def _own_words(verb: Token) -> list[Token]:
    """The words of ``verb``'s clause, without clauses that say something else."""
    left_out: set[int] = set()
    for token in verb.subtree:
        apart = token.dep_ in {"conj", "parataxis", "relcl", "advcl"}
        if token.i != verb.i and apart and token.pos_ in {"VERB", "AUX"}:
            left_out |= {t.i for t in token.subtree}
        if token.dep_ in {"cc", "mark", "nsubj", "nsubjpass"} and token.head.i == verb.i:
            left_out |= {t.i for t in token.subtree}
    return [t for t in verb.subtree if t.i not in left_out]
