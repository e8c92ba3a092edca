"""Questions made from a statement's own words, by turning its clause round.

*Three men emptied the store in May* becomes *Did three men empty the store in
May?*, or with the date asked for, *On which day did three men empty the store?*
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

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
SHORT = {"'s": "is", "’s": "is", "'re": "are", "’re": "are", "'ve": "have", "’ve": "have"}
SHORT |= {"'d": "had", "’d": "had", "'ll": "will", "’ll": "will", "wo": "will", "ca": "can"}
THIRD = {
    "am": "is",
    "'m": "is",
    "’m": "is",
    "have": "has",
    "'ve": "has",
    "’ve": "has",
    "do": "does",
}
MAX_WORDS = 20  # a longer question is cut at a word that can end it
MAX_SUBJECT = 14
LOOSE = {"DET", "ADP", "CCONJ", "SCONJ", "PART", "AUX", "PUNCT", "PRON"}
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
        return alone and not self.told_by

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
    aux = tuple(c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.i < verb.i)
    used = {t.i for t in (*subject, *aux, verb)}
    rest = tuple(
        t
        for t in _own_words(verb)
        if t.i in inside and t.i not in used and not (t.is_punct and t.text in ';:"“”.!?…')
    )
    return Clause(verb, subject, aux, tuple(_outside_brackets(rest)), speaker)


def _outside_brackets(tokens: Sequence[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += token.text == "("
        if not depth and token.text != ")":
            yield token
        depth -= token.text == ")" and depth > 0


def _verb(words: Words) -> Token | None:
    verb: Token | None = words.root
    while verb is not None and verb.lemma_ in SAYING:
        inner = next((c for c in verb.children if c.dep_ == "ccomp" and c in words), None)
        if inner is None:
            break
        verb = inner
    if verb is None or verb.pos_ not in {"VERB", "AUX"} or verb.lemma_ in SAYING:
        verb = next((t for t in words if _tells(t)), None)
    return verb


def _tells(token: Token) -> bool:
    return token.pos_ == "VERB" and token.dep_ != "amod" and token.lemma_ not in SAYING


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


def question(clause: Clause, lead: str = "", drop: Collection[int] = ()) -> str:
    """``clause`` as a question, after ``lead`` (*On which day*), without the tokens ``drop``."""
    subject = [t for t in clause.subject if t.i not in drop]
    rest = [t for t in clause.rest if t.i not in drop]
    fronted = [t for t in rest if t.i < clause.verb.i and t.dep_ not in {"neg", "advmod"}]
    before = [t for t in rest if t.i < clause.verb.i and t.dep_ in {"neg", "advmod"}]
    after = [t for t in rest if t.i > clause.verb.i]
    helper, verb = _turned(clause)
    parts = [lead, helper, clause.told_by or _phrase(subject, lower=True)]
    parts += [_phrase(clause.aux[1:]), _phrase(before), verb, _phrase(_ended(after, fronted))]
    text = " ".join(p for p in parts if p)
    return text[:1].upper() + text[1:] + "?"


def _turned(clause: Clause) -> tuple[str, str]:
    """The auxiliary that goes first, and the verb as it stands after it."""
    verb = clause.verb
    if clause.aux and clause.aux[0].tag_ != "TO":
        first = clause.aux[0].lower_
        return (THIRD.get(first, first) if clause.told_by else SHORT.get(first, first)), verb.text
    if verb.lemma_ == "be":
        first = verb.lower_ if verb.tag_ in {"VBD", "VBZ", "VBP"} else "was"
        return (THIRD.get(first, first) if clause.told_by else SHORT.get(first, first)), ""
    if _passive(verb):
        return ("were" if clause.subject[-1].tag_.endswith("S") else "was"), verb.text
    if verb.tag_ == "VBZ":
        return "does", verb.lemma_
    if verb.tag_ == "VBP":
        return ("does" if clause.told_by else "do"), verb.lemma_
    return "did", verb.lemma_


def _passive(verb: Token) -> bool:
    """Whether a participle without an auxiliary was done to its subject."""
    agent = any(c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by") for c in verb.children)
    acted = any(c.dep_ == "dobj" for c in verb.children)
    return verb.tag_ in {"VBN", "VBD"} and (agent or (verb.tag_ == "VBN" and not acted))


def asserted(clause: Clause, lead: str, drop: Collection[int] = ()) -> str:
    """``lead`` (*Was it in May that*) and the clause as it stands, without the tokens ``drop``."""
    kept = [t for t in clause.subject if t.i not in drop]
    subject = clause.told_by or _phrase(kept, lower=True)
    return stated(clause, f"{lead} {subject}", drop)


def stated(clause: Clause, lead: str, drop: Collection[int] = ()) -> str:
    """``clause`` asked for its subject: ``lead`` (*How many men*) and the rest in its order."""
    rest = [t for t in clause.rest if t.i not in drop]
    before = [t for t in rest if t.i < clause.verb.i and t.dep_ in {"neg", "advmod"}]
    fronted = [t for t in rest if t.i < clause.verb.i and t not in before]
    after = [t for t in rest if t.i > clause.verb.i]
    helper, verb = _turned(clause)
    bare = not clause.aux and not _passive(clause.verb) and clause.verb.lemma_ != "be"
    parts = [lead, "" if bare else helper, _phrase(clause.aux[1:]), _phrase(before)]
    parts += [clause.verb.text if bare else verb, _phrase(_ended(after, fronted))]
    text = " ".join(p for p in parts if p)
    return text[:1].upper() + text[1:] + "?"


def _ended(after: Sequence[Token], fronted: Sequence[Token]) -> list[Token]:
    words = [*after, *fronted][:MAX_WORDS]
    while words and words[-1].pos_ in LOOSE:
        words.pop()
    while words and words[0].is_punct:
        words = words[1:]
    return words


def _phrase(tokens: Sequence[Token], *, lower: bool = False) -> str:
    out = ""
    for i, token in enumerate(tokens):
        text = token.text.strip()
        if lower and i == 0 and token.pos_ not in {"PROPN"} and not token.ent_type_:
            text = text if text == "I" else text.lower()
        elif i == 0 and token.pos_ in {"ADP", "DET", "ADV", "PRON", "NUM"}:
            text = text.lower()
        joined = i > 0 and tokens[i - 1].i + 1 == token.i and not tokens[i - 1].whitespace_
        out += text if joined or not out else " " + text
    return out.strip()
