"""The clause a statement makes: its verb, subject and the words that belong to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from wherefrom.claims.belonging import joins, outside_brackets, own_words, sourced, to_dash
from wherefrom.claims.gaps import Gap, gap_of
from wherefrom.claims.lexicon import listed
from wherefrom.claims.manners import Manner, borrowed, manner_of
from wherefrom.claims.phrases import of_prefix, phrase
from wherefrom.claims.pointing import owned_by, referent
from wherefrom.claims.standing import expletive
from wherefrom.claims.subjects import short, subject_of
from wherefrom.claims.verbs import stating

HELPERS = {"be", "have", "do", "get", "'s", "’s", "'re", "’re", "'ve", "’ve", "'d", "’d", "will"}
HELPERS |= {"'m", "’m", "'ll", "’ll"}
MAX_WORDS = 14  # words of a subject; with a longer one nothing can be asked
POINTS = {"he", "she", "it", "they", "we", "you", "i", "this", "that", "these", "those"}
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
APART = {"relcl", "advcl", "pcomp", "acl"}  # clauses within one that tell of something else


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
        if self.gap is not None or any(_tells(t) for t in self.rest):
            return False
        passive = self.manner == "passive" or any(a.dep_ == "auxpass" for a in self.aux)
        return not passive and self.verb.lemma_ in listed("needing")

    @property
    def told_by(self) -> str | None:
        """The speaker's name where the subject is the speaker."""
        return self.speaker if [t.lower_ for t in self.subject] == ["i"] else None


def _tells(token: Token) -> bool:
    return not token.is_punct and token.pos_ != "ADV" and token.dep_ != "neg"


def clause_of(parse: Doc, start: int, end: int, speaker: str | None = None) -> Clause | None:
    """The clause that the characters ``start`` to ``end`` state; None where they hold no verb.

    ``speaker`` is who says it, by name, for a clause whose subject is *I*.
    """
    words = parse.char_span(start, end, alignment_mode="expand")
    verb = None if words is None else stating(words)
    if words is None or verb is None:
        return None
    return _of_verb(verb, set(range(words.start, words.end)), speaker)


def clause_over(clause: Clause | None, token: Token, start: int, end: int) -> Clause | None:
    """The clause inside a statement that ``token`` belongs to; ``clause`` where that is the one.

    *The agent, who charged 900 euros, fled*: the amount belongs to *charged*.
    """
    if clause is None or token in clause.subject:
        return clause
    verb = token
    while verb.pos_ not in {"VERB", "AUX"}:
        if verb.head.i == verb.i:
            return clause
        verb = verb.head
    if token in clause.rest and verb.dep_ not in APART:
        return clause
    words = token.doc.char_span(start, end, alignment_mode="expand")
    if words is None or verb not in words or verb.i == clause.verb.i:
        return clause
    found = _of_verb(verb, set(range(words.start, words.end)), clause.speaker)
    return found if found is not None and token in found.rest else clause


def told_of(token: Token, clause: Clause) -> bool:
    """Whether ``token`` hangs on the clause's own verb, not on that of a clause within it."""
    while token.head.i != token.i and token.i != clause.verb.i:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ in APART:
            return False
        token = token.head
    return token.i == clause.verb.i or token in clause.subject


def _of_verb(verb: Token, inside: set[int], speaker: str | None) -> Clause | None:
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
    used = {t.i for t in (*subject, *aux, verb)} | sourced(verb) | of_prefix(verb)
    used |= gap.gone if gap else set()
    rest = [t for t in own_words(verb, inside) if t.i not in used and not joins(t, verb)]
    whole = (*subject, *rest, *(gap.words if gap else ()))
    named = _named(whole, verb, speaker)
    kept = tuple(outside_brackets(to_dash(rest, verb), verb))
    return Clause(verb, subject, aux, kept, speaker, named, manner, gap)


def _helpers(verb: Token) -> tuple[Token, ...]:
    own = tuple(
        c
        for c in verb.children
        if c.dep_ in {"aux", "auxpass"} and c.i < verb.i and c.tag_ not in {"TO", "POS"}
    )
    return own or borrowed(verb)


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
