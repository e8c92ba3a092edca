"""The clause a statement makes: its verb, subject and the words that belong to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from wherefrom.claims.gaps import Gap, gap_of
from wherefrom.claims.lexicon import listed
from wherefrom.claims.manners import Manner, borrowed, manner_of
from wherefrom.claims.phrases import hyphen, of_prefix, phrase
from wherefrom.claims.pointing import expletive, owned_by, referent
from wherefrom.claims.subjects import grown_on, short, subject_of
from wherefrom.claims.verbs import stating

HELPERS = {"be", "have", "do", "get", "'s", "’s", "'re", "’re", "'ve", "’ve", "'d", "’d", "will"}
DASHES = {"-", "--", "–", "—", ";", ":"}
COMPLEMENTS = {"dobj", "attr", "acomp", "oprd", "xcomp", "prt", "dative", "agent"}
FURTHEST = 8  # words of a complement that is taken in from outside the statement
MAX_WORDS = 14  # words of a subject; with a longer one nothing can be asked
POINTS = {"he", "she", "it", "they", "we", "you", "i", "this", "that", "these", "those"}
WHEN = {"when", "while", "as", "after", "before", "once", "until", "since", "where"}
DANGLING = {
    "fact",
    "those",
    "ones",
    "one",
    "idea",
    "conclusion",
    "way",
    "type",
    "kind",
    "such",
    "that",
}
OBJECTS = {"him", "them"}


@dataclass(frozen=True, slots=True)
class Clause:
    """The parts a question is built from; ``rest`` keeps the text's order.

    ``named`` has the words to be put for a token (a pronoun's noun), ``gap``
    what a relative clause is told of and where in it that belongs.
    """

    verb: Token
    subject: tuple[Token, ...]
    aux: tuple[Token, ...]
    rest: tuple[Token, ...]
    speaker: str | None = None  # whose words these are, so that *I* has a name
    named: Mapping[int, str] = field(default_factory=dict)
    manner: Manner = "told"
    gap: Gap | None = None

    @property
    def pronoun(self) -> bool:
        """Whether the question would only point: at *he*, *it*, or at what is not said."""
        alone = len(self.subject) == 1 and self.subject[0].lower_ in POINTS
        bare = alone and self.subject[0].i not in self.named and not expletive(self.subject[0])
        asks = any(t.tag_ in {"WP", "WP$", "WDT"} for t in self.subject if t.i not in self.named)
        said = {t.lower_ for t in self.rest if t.i not in self.named}
        return asks or bare or bool(said & OBJECTS) or self.wanting or self.dangling

    @property
    def dangling(self) -> bool:
        """Whether the last words are *the fact*, *those* and the like, and what follows is gone."""
        words = [t for t in self.rest if not t.is_punct]
        return bool(words) and words[-1].lower_ in DANGLING and self.gap is None

    @property
    def wanting(self) -> bool:
        """Whether the verb tells nothing without the words that are missing."""
        if self.gap is not None or any(not t.is_punct and t.pos_ != "ADV" for t in self.rest):
            return False
        return not self.aux and self.manner != "passive" and self.verb.lemma_ in listed("needing")

    @property
    def told_by(self) -> str | None:
        """The speaker's name where the subject is the speaker."""
        return self.speaker if [t.lower_ for t in self.subject] == ["i"] else None


def clause_of(parse: Doc, start: int, end: int, speaker: str | None = None) -> Clause | None:
    """The clause that the characters ``start`` to ``end`` state; None where they hold no verb.

    ``speaker`` is who says it, by name, for a clause whose subject is *I*.
    """
    words = parse.char_span(start, end, alignment_mode="expand")
    verb = None if words is None else stating(words)
    if words is None or verb is None:
        return None
    inside = set(range(words.start, words.end))
    manner = manner_of(verb)
    subject = subject_of(verb)
    if any(t.i in inside for t in subject):
        subject = tuple(t for t in subject if t.i in inside)
    if subject and subject[0].i < verb.i:
        subject = tuple(t for t in subject if t.i < verb.i)
    if manner is None or not subject or len(subject) > MAX_WORDS:
        return None
    aux = _helpers(verb)
    if aux and aux[0].lemma_.casefold() not in HELPERS and aux[0].tag_ != "MD":
        return None
    gap = gap_of(verb)
    used = {t.i for t in (*subject, *aux, verb)} | _sourced(verb) | of_prefix(verb)
    used |= gap.gone if gap else set()
    rest = [t for t in _own_words(verb, inside) if t.i not in used and not _joint(t, verb)]
    whole = (*subject, *rest, *(gap.words if gap else ()))
    named = _named(whole, verb, speaker)
    kept = tuple(_outside_brackets(_to_dash(rest, verb), verb))
    return Clause(verb, subject, aux, kept, speaker, named, manner, gap)


def _helpers(verb: Token) -> tuple[Token, ...]:
    own = tuple(
        c
        for c in verb.children
        if c.dep_ in {"aux", "auxpass"} and c.i < verb.i and c.tag_ not in {"TO", "POS"}
    )
    return own or borrowed(verb)


def _sourced(verb: Token) -> set[int]:
    """*according to the coastguard*, *, TMZ reports*: who says it, not what is asked."""
    out = {t.i for c in verb.children if c.lower_ == "according" for t in c.subtree}
    tail = [t for t in verb.sent if t.i > verb.i and not t.is_space]
    while tail and tail[-1].is_punct:
        tail.pop()
    if len(tail) > 2 and tail[-1].lemma_ in listed("saying"):
        commas = [t.i for t in tail if t.text == ","]
        if commas and 0 < tail[-1].i - commas[-1] <= 5:
            out |= set(range(commas[-1], tail[-1].i + 1))
    return out


def _joint(token: Token, verb: Token) -> bool:
    """Marks, and words that only tie the clause to others (*when*, *however*)."""
    if token.is_space:
        return True
    if token.is_punct and not hyphen(token):
        return token.text in '"“”.!?…[]'
    if token.lower_ == "to" and token.dep_ == "aux" and token.head.i == verb.i:
        return True
    if token.head.i != verb.i:
        return False
    return token.tag_ == "WRB" or token.lower_ in listed("tying") | listed("hedging")


def _outside_brackets(tokens: Sequence[Token], verb: Token) -> Iterator[Token]:
    depth = 0
    closing = [t.i for t in tokens if t.text == ")"]
    for token in tokens:
        around = token.i < verb.i and not any(i < verb.i for i in closing if i > token.i)
        depth += token.text == "(" and not around  # *(he had signed)* is all in brackets
        if not depth and token.text not in "()":
            yield token
        depth -= token.text == ")" and depth > 0


def _to_dash(tokens: Sequence[Token], verb: Token) -> list[Token]:
    """What stands between the dashes, colons or semicolons around ``verb``."""
    cuts = [t.i for t in tokens if t.text in DASHES and not hyphen(t) and t.whitespace_]
    last = min((i for i in cuts if i > verb.i), default=len(verb.doc))
    first = max((i for i in cuts if i < verb.i), default=-1)
    return [t for t in tokens if first < t.i < last]


def _own_words(verb: Token, inside: set[int]) -> list[Token]:
    """The words of ``verb``'s clause, without clauses that say something else."""
    out: set[int] = set()
    for token in verb.subtree:
        if token.i == verb.i or token.i in out:
            continue
        if _says_else(token, verb, inside):
            out |= {t.i for t in token.subtree}
    taken = _complements(verb, inside, out)
    return [t for t in verb.subtree if t.i not in out and (t.i in inside or t.i in taken)]


def _says_else(token: Token, verb: Token, inside: set[int]) -> bool:
    """Whether a part of the clause states something by itself."""
    own = token.head.i == verb.i
    if token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}:
        return own or (token.head.pos_ in {"VERB", "AUX"} and token.head.dep_ != "xcomp")
    if token.dep_ in {"parataxis", "intj", "dep"} or (
        own and token.dep_ in {"cc", "mark", "csubj"}
    ):
        return True
    if own and token.dep_ in {"nsubj", "nsubjpass", "expl"}:
        return True
    if own and token.dep_ == "ccomp" and token.i < verb.i:
        return True
    if token.dep_ == "advcl" and any(c.lower_ in WHEN for c in token.children if c.i < token.i):
        return True
    if token.dep_ in {"relcl", "advcl", "acl"}:
        first = token.left_edge
        aside = first.i > 0 and first.nbor(-1).text in {",", "-", "–", "—", "("}
        return aside or (_far(token, inside) and not _needed(token))
    return token.dep_ == "appos" and not grown_on(token)


def _far(token: Token, inside: set[int]) -> bool:
    return any(t.i not in inside for t in token.subtree if not t.is_punct)


def _needed(token: Token) -> bool:
    """A short clause without which its noun says little: *those who fled*, *efforts to pay*."""
    if token.dep_ == "advcl" or token.head.pos_ not in {"NOUN", "PRON", "DET"}:
        return False
    return sum(not t.is_punct for t in token.subtree) <= FURTHEST


def _complements(verb: Token, inside: set[int], out: set[int]) -> set[int]:
    """What the verb needs and the statement's end cut off."""
    taken: set[int] = set()
    if verb.lemma_ in listed("saying"):
        return taken
    for child in verb.children:
        if child.dep_ in COMPLEMENTS and child.i > verb.i and child.i not in inside:
            words = {t.i for t in child.subtree} - out
            if len(words) <= FURTHEST:
                taken |= words
    for token in verb.subtree:
        kept = token.i not in out and token.head.i in inside and token.i not in inside
        if kept and token.dep_ in {"relcl", "acl"} and _needed(token):
            taken |= {t.i for t in token.subtree} - out
    return taken


def _named(tokens: Sequence[Token], verb: Token, speaker: str | None) -> dict[int, str]:
    """What is put for pronouns: the speaker's name for *I*, their noun for *he*, *they*, *it*."""
    out: dict[int, str] = {}
    for token in tokens:
        word = token.lower_
        if speaker and word in {"i", "me"}:
            out[token.i] = speaker
        elif speaker and word == "my":
            out[token.i] = owned_by(speaker)
        elif word == "whose" and verb.dep_ == "relcl":
            out[token.i] = owned_by(phrase(short(verb.head)))
        elif token.pos_ == "PRON" and _outside(token, verb):
            found = referent(token)
            if found:
                out[token.i] = found
    return out


def _outside(pronoun: Token, verb: Token) -> bool:
    """Whether a pronoun points out of its clause: a subject, or what goes with the subject."""
    if pronoun.dep_ in {"nsubj", "nsubjpass"}:
        return True
    above = pronoun
    while above.head.i not in {above.i, verb.i}:
        above = above.head
    in_subject = above.dep_ in {"nsubj", "nsubjpass"}
    return in_subject or (pronoun.lower_ in {"him", "her"} and pronoun.dep_ in {"dobj", "pobj"})
