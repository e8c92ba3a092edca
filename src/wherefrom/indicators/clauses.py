"""Who does what to whom, round one word of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wherefrom.indicators.phrases import places
from wherefrom.model import Word

SUBJECTS = ("nsubj", "csubj")
PASSIVE = ("nsubjpass", "csubjpass")
OBJECTS = ("dobj", "dative", "attr", "oprd", "acomp", "npadvmod")
SHARED = ("conj", "xcomp")  # verbs that may take their subject from the verb above
NOT = frozenset({"not", "n't", "n’t", "never", "no", "nobody", "none", "nothing", "neither", "nor",
                 "without", "hardly", "nowhere"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence; ``heads`` and all places count within it, from 0."""

    words: tuple[Word, ...]
    heads: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    places: Mapping[str, tuple[int, ...]]  # of what may stand in a phrase for one of the words

    @property
    def start(self) -> int:
        """Where its first word stands in the document."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.words[-1].end

    def below(self, at: int) -> Iterator[int]:
        """``at`` and every place under it, depth first."""
        ahead, seen = [at], {at}
        while ahead:
            here = ahead.pop()
            yield here
            fresh = [c for c in self.children[here] if c not in seen]
            seen.update(fresh)
            ahead += fresh

    def above(self, at: int) -> Iterator[int]:
        """The places over ``at``, the nearest first."""
        seen = {at}
        while self.heads[at] not in seen:
            at = self.heads[at]
            seen.add(at)
            yield at

    def verb_of(self, at: int) -> int:
        """The verb whose clause ``at`` stands in; the head of the sentence where none is."""
        if is_verb(self.words[at]):
            return at
        for over in self.above(at):
            if is_verb(self.words[over]):
                return over
        return next((r for r, h in enumerate(self.heads) if r == h), at)


def sentences(words: Sequence[Word]) -> list[Sentence]:
    """``words`` of a document by sentence."""
    parted: list[list[int]] = []
    for n, word in enumerate(words):
        if not parted or words[parted[-1][0]].sentence != word.sentence:
            parted.append([])
        parted[-1].append(n)
    return [_sentence(words, rows) for rows in parted]


def _sentence(words: Sequence[Word], rows: Sequence[int]) -> Sentence:
    first = rows[0]
    heads = []
    for n, row in enumerate(rows):
        head = words[row].head - first
        heads.append(head if 0 <= head < len(rows) else n)
    children: list[list[int]] = [[] for _ in rows]
    for n, head in enumerate(heads):
        if head != n:
            children[head].append(n)
    own = tuple(words[row] for row in rows)
    return Sentence(own, tuple(heads), tuple(map(tuple, children)), places(own))


def is_verb(word: Word) -> bool:
    """Whether the tagger calls it a verb; modals are not."""
    return word.tag.startswith("V")


def subjects(sentence: Sentence, at: int) -> tuple[int, ...]:
    """Who does it: the active subject, else the agent, else that of the verb above."""
    words, own = sentence.words, sentence.children[at]
    if any(words[c].dep in PASSIVE for c in own):
        return tuple(_of_agent(sentence, own))
    found = [c for c in own if words[c].dep in SUBJECTS]
    if found:
        return tuple(n for c in found for n in _with_antecedent(sentence, c, at))
    if words[at].dep in SHARED and sentence.heads[at] != at:
        return subjects(sentence, sentence.heads[at])
    if words[at].dep in ("acl", "relcl") and sentence.heads[at] != at:
        return (sentence.heads[at],)
    return ()


def objects(sentence: Sentence, at: int) -> tuple[int, ...]:
    """To whom or what it is done: objects, and the subject of a passive."""
    words = sentence.words
    own = sentence.children[at]
    found = [c for c in own if words[c].dep in (*OBJECTS, *PASSIVE)]
    if words[at].dep in SHARED and not found and sentence.heads[at] != at:
        over = sentence.children[sentence.heads[at]]
        found += [c for c in over if words[c].dep in PASSIVE]
    found += [n for c in own if words[c].dep in ("prep", "agent") for n in sentence.children[c]]
    if words[at].dep in ("acl", "relcl") and sentence.heads[at] != at:
        found.append(sentence.heads[at])
    return tuple(found)


def is_passive(sentence: Sentence, at: int) -> bool:
    """*Was taken*, *got beaten*, *the men beaten*."""
    words = sentence.words
    if any(words[c].dep in (*PASSIVE, "auxpass") for c in sentence.children[at]):
        return True
    return words[at].tag == "VBN" and words[at].dep in ("acl", "xcomp", "conj", "ccomp", "advcl")


def is_negative(sentence: Sentence, at: int, inside: Sequence[int] = ()) -> bool:
    """Whether a clause says no, an odd number of times, outside the places ``inside``."""
    count = sum(n not in inside for n in negations(sentence, at))
    return count % 2 == 1


def negations(sentence: Sentence, at: int) -> Iterator[int]:
    """The places of the words by which the clause of ``at`` says no."""
    words = sentence.words
    for child in sentence.children[at]:
        word = words[child]
        if word.dep == "neg" or word.lemma in ("never", "neither", "nor"):
            yield child
        elif word.dep in (*SUBJECTS, *PASSIVE, "dobj", "attr", "npadvmod"):
            yield from _denying(sentence, child)
        elif word.dep == "prep":
            yield from (n for n in _prepositional(sentence, child))
    if words[at].dep in SHARED and sentence.heads[at] != at:
        over = sentence.heads[at]
        if words[at].dep == "xcomp" or not any(
            words[c].dep in (*SUBJECTS, *PASSIVE) for c in sentence.children[at]
        ):
            yield from negations(sentence, over)


def _denying(sentence: Sentence, at: int) -> Iterator[int]:
    """*Nobody*, *no worker*, *none of them*."""
    if sentence.words[at].lemma in NOT:
        yield at
    for child in sentence.children[at]:
        if sentence.words[child].lemma in ("no", "neither", "not") and child < at:
            yield child


def _prepositional(sentence: Sentence, at: int) -> Iterator[int]:
    """*At no time*."""
    for child in sentence.children[at]:
        for one in sentence.children[child]:
            if sentence.words[one].lemma == "no":
                yield one


def _of_agent(sentence: Sentence, own: Sequence[int]) -> Iterator[int]:
    for child in own:
        if sentence.words[child].dep == "agent":
            yield from sentence.children[child]


def _with_antecedent(sentence: Sentence, subject: int, verb: int) -> tuple[int, ...]:
    """For *who* and *that* the noun they stand for, else the subject with its conjuncts."""
    words = sentence.words
    if words[subject].tag in ("WP", "WDT") and words[verb].dep in ("relcl", "acl"):
        return (sentence.heads[verb],)
    return (subject, *(c for c in sentence.children[subject] if words[c].dep == "conj"))
