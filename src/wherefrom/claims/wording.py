"""Questions made from a statement's own words, by turning its clause round.

*Three men emptied the store in May* becomes *Did three men empty the store in
May?*, or with the date asked for, *On which day did three men empty the store?*
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from spacy.tokens import Token

from wherefrom.claims.clauses import Clause
from wherefrom.claims.phrases import phrase, tidy
from wherefrom.claims.soundness import sound
from wherefrom.claims.tails import shortened_to
from wherefrom.claims.turning import turned

ANY = {"none": "any", "no": "any", "nobody": "anybody", "neither": "either", "nothing": "anything"}
MAX_WORDS = 18  # of a question; of a longer one the outermost phrases are left out
TIMES = {
    "today",
    "yesterday",
    "now",
    "recently",
    "earlier",
    "later",
    "once",
    "there",
    "here",
    "outside",
}
HARDLY_NO = {"small", "little", "mean", "minor", "doubt", "ordinary", "less"}  # *no small part*
NO_OBJECTS = {"dobj", "attr"}


def question(
    clause: Clause,
    lead: str = "",
    drop: Collection[int] = (),
    *,
    positive: bool = False,
    good: bool = True,
) -> tuple[str, bool]:
    """``clause`` as a question, and whether that stands by itself and is sound.

    It comes after ``lead`` (*On which day*), without the tokens ``drop``. ``positive`` asks for
    *any* where the subject or object is *none*: the answer is then no. ``good`` is False where
    the caller knows already that the question would not stand by itself.
    """
    named = dict(clause.named)
    if positive:
        named |= {t.i: ANY[t.lower_] for t in denying_words(clause)}
    subject = [t for t in clause.subject if t.i not in drop]
    helper, rest_of_aux, verb = turned(clause)
    before, tail = _around(clause, drop)
    early = [t for t in before if len(clause.aux) > 1 and t.i < clause.aux[1].i]
    late = [t for t in before if t not in early]
    who = phrase(subject, named)
    said = [lead, helper, who, phrase(early, named), rest_of_aux, phrase(late, named), verb]
    cut = _cut(clause, tail, said)
    text = _asked([*said, _tail(clause, cut, named)])
    good = good and not (lead and _not_done(clause, drop))
    good = good and bool(subject)  # where the subject is what is asked, ``stated`` asks
    return text, good and sound(clause, subject, [*before, *cut], drop, text)


def stated(
    clause: Clause, lead: str, drop: Collection[int] = (), *, good: bool = True
) -> tuple[str, bool]:
    """``clause`` asked for its subject: ``lead`` (*How many men*) and the rest in its order."""
    helper, rest_of_aux, verb = turned(clause, asked_for=True)
    before, tail = _around(clause, drop)
    said = [lead, helper, rest_of_aux, phrase(before, clause.named), verb]
    cut = _cut(clause, tail, said)
    text = _asked([*said, _tail(clause, cut, clause.named)])
    return text, good and sound(clause, (), [*before, *cut], drop, text)


def _cut(clause: Clause, tail: Sequence[Token], said: Sequence[str]) -> list[Token]:
    """``tail`` in the words that are left after ``said``."""
    room = MAX_WORDS - sum(len(part.split()) for part in said)
    return shortened_to(tail, room, clause.verb)


def denying_words(clause: Clause) -> list[Token]:
    """*none of*, *no* before the subject or the object: the negation stands outside the verb."""
    out = []
    if clause.told_by is None and clause.subject[0].lower_ in ANY:
        out.append(clause.subject[0])
    for token in clause.rest:
        noun = token.head
        none_of = token.lower_ == "no" and token.dep_ == "det" and noun.dep_ in NO_OBJECTS
        none_of = none_of and token.nbor().lower_ not in HARDLY_NO
        if none_of and noun.head.i == clause.verb.i < noun.i:
            out.append(token)
        bare = token.lower_ in {"nobody", "nothing", "none"} and token.dep_ in NO_OBJECTS
        if bare and noun.i == clause.verb.i:
            out.append(token)
    return out


def _around(clause: Clause, drop: Collection[int]) -> tuple[list[Token], list[Token]]:
    """The adverbs before the verb; then all after it, and last what stood before the subject."""
    rest = [t for t in clause.rest if t.i not in drop]
    at = clause.verb.i
    adverbs = [t for t in rest if t.i < at and t.dep_ in {"neg", "advmod"} and t.head.i == at]
    first = min((t.i for t in clause.subject), default=0)
    of_adverbs = {c.i: a for a in adverbs for c in a.subtree}
    before = [t for t in rest if t.i < at and t.i in of_adverbs and t.i > first]
    gone = {i for i, a in of_adverbs.items() if i < first and not _tells_time(a)}
    fronted = [t for t in rest if t.i < at and t not in before and t.i not in gone]
    after = [t for t in rest if t.i > at]
    while after and fronted and after[-1].is_punct:
        after = after[:-1]
    while fronted and fronted[-1].text == ",":
        fronted = fronted[:-1]
    while fronted and fronted[0].text == ",":
        fronted = fronted[1:]
    return before, [*after, *fronted]


def _not_done(clause: Clause, drop: Collection[int]) -> bool:
    """*Did not begin until May*, *had yet to wake on Friday*: nobody would ask when it did not."""
    children = [c for c in clause.verb.children if c.i not in drop]
    yet = clause.verb.lemma_ == "have" and any(t.lower_ == "yet" for t in clause.rest)
    return yet or any(c.dep_ == "neg" for c in children)


def _tells_time(adverb: Token) -> bool:
    return bool(adverb.ent_type_) or adverb.lower_ in TIMES or len(list(adverb.subtree)) > 2


def _tail(clause: Clause, tail: Sequence[Token], named: Mapping[int, str]) -> str:
    """``tail`` as text, with what a relative clause is told of in its place."""
    gap = clause.gap
    if gap is None:
        return phrase(tail, named)
    first = [t for t in tail if clause.verb.i < t.i <= gap.after]
    last = [t for t in tail if t not in first]
    return " ".join(filter(None, [phrase(first, named), phrase(gap.words), phrase(last, named)]))


def _asked(parts: Sequence[str]) -> str:
    text = tidy(" ".join(p for p in parts if p))
    return text[:1].upper() + text[1:] + "?"
