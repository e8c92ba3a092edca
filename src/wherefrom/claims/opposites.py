"""Denials by another word than *not*: *had yet to pay*, *was unhurt*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wherefrom.claims.pasts import infinitive
from wherefrom.content import content_words
from wherefrom.model import Reply

SHORT_OF = re.compile(
    r"\b(?:fail(?:s|ed|ing)?|unable|yet|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|unwilling"
    r"|(?:try|struggl|attempt|seek|hop|wait)ing(?: \w+day)?) to"
    r" (?P<done>(?:\w+ ){0,2}?\w{3,})\b",
    re.I,
)
UNDONE = re.compile(
    r"\b(?:was|were|is|are|be|been|being|remain\w*|stay\w*|escap\w+|left|emerg\w+) (?:\w+ )?"
    r"un(?P<done>\w{4,})\b",
    re.I,
)
LACKING = re.compile(
    r"\b(?:was|were|is|are|been|remain\w*|left|escap\w+|emerg\w+|end(?:s|ed|ing)?|clos(?:e[sd]?|ing)"
    r"|finish\w*|conclud\w+|broke (?:up|off)|adjourn\w*|pass(?:es|ed)|went) without"
    r" (?P<done>(?:\w+ ){0,3}\w{3,})",
    re.I,
)
NEARLY = re.compile(
    r"\b(?:was|were|is|are|been|being)\s(?:nearly|almost|all but|partly|partially)\s"
    r"(?P<done>\w{3,}(?:ed|wn|en|nt))\b",
    re.I,
)
NONE = re.compile(r"\W*no (?:\w+ )?(?P<done>\w{4,})", re.I)  # a headline without its verb
NOT_FIRST = re.compile(  # a clause of which the subject was not found
    r"\W*(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could)(?: not|n['’]t)\s"
    r"(?P<done>.+)",
    re.I | re.S,
)
STEM = 4  # letters by which two forms of a word are known for one (*regain*, *regained*)


def opposites(replies: Sequence[Reply]) -> list[Reply]:
    """Yes-or-no ``replies`` of one claim, with a *no* for who says so by another word.

    That is told by the word itself: another of the replies has it without *un-* or *yet to*.
    *Had yet to pay* then is no answer *yes* beside *had not paid*. Where nobody has the plain
    word, the question asked has the other one, and all stay as they are.

    >>> one = Reply("a", "proposition", "", "Lee had yet to wake", 0, 19, "Had Lee yet to wake?")
    >>> two = Reply("b", "proposition", "", "Lee has not woken", 0, 17, "Has Lee?", negated=True)
    >>> three = Reply("c", "proposition", "", "Lee did wake", 0, 12, "Did Lee wake?")
    >>> [r.negated for r in opposites([one, two, three])]
    [True, True, False]
    """
    undone = [_undone(reply.value) or _none(reply) for reply in replies]
    plain = {
        word[:STEM]
        for reply, word_undone in zip(replies, undone, strict=True)
        if not word_undone
        for word in _plain(reply.value)
    }
    return [
        _turned(reply) if stems & plain else reply
        for reply, stems in zip(replies, undone, strict=True)
    ]


def nearly_and_done(one: str, two: str) -> bool:
    """Whether one of two texts says *nearly* of what the other says without it.

    >>> nearly_and_done("The hall was nearly destroyed", "A fire destroyed the hall")
    True
    """
    for text, other in ((one, two), (two, one)):
        found = NEARLY.search(text)
        if found is not None and NEARLY.search(other) is None and _stems(found["done"]):
            return _stems(found["done"]) <= _stems(other)
    return False


def _turned(reply: Reply) -> Reply:
    """The other answer, to the plain question; the claim is to ask in another one's words."""
    found = UNDONE.search(reply.value)
    asked = (
        reply.question
        if found is None
        else reply.question.replace("un" + found["done"], found["done"])
    )
    asked = SHORT_OF.sub(lambda m: m["done"], asked)
    asked = NEARLY.sub(lambda m: f"{m[0].split()[0]} {m['done']}", asked)
    turned = replace(reply, negated=not reply.negated, question=asked)
    return replace(turned, well_formed=False, doubt=1.0)


def _plain(text: str) -> list[str]:
    """The words of ``text``; an irregular past also as what it is the past of (*paid*, *pay*)."""
    told = content_words(text)
    return [*told, *map(infinitive, told)]


def _none(reply: Reply) -> frozenset[str]:
    """The stem of what there was none of, where that is all that was read (*No injuries yet*)."""
    found = None
    if not reply.negated and not reply.well_formed:
        found = NONE.match(reply.value) or NOT_FIRST.match(reply.value)
    return frozenset() if found is None else _stems(found["done"])


def _undone(text: str) -> frozenset[str]:
    """The stem of what is said not to be done, or not quite, or not to be there, by a word."""
    if found := SHORT_OF.search(text) or UNDONE.search(text) or NEARLY.search(text):
        return _stems(found["done"].split()[-1])
    return _stems(lacking["done"]) if (lacking := LACKING.search(text)) else frozenset()


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in content_words(text))
