"""Whether a clause alleges that something happened, or only names it: the coder's first duty.

A denial, a definition, a law, a hypothesis, a demand, a warning and a figure
of speech name what a codebook describes and allege none of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from wherefrom.data.load import words as word_list
from wherefrom.indicators.clauses import PASSIVE, SUBJECTS, Sentence, is_verb, subjects
from wherefrom.indicators.phrases import everywhere
from wherefrom.model import Rule, Statement, Word

DETERMINED = ("the", "this", "that", "these", "those", "his", "her", "my", "our", "their", "its",
              "your", "both", "all", "some", "several", "many", "most", "few", "two", "another",
              "other", "each", "every", "more", "one")  # fmt: skip
PRESENT = ("VBZ", "VBP")
BARE = ("NNS", "NNPS")


@cache
def _lists() -> dict[str, Any]:
    lists: dict[str, Any] = word_list("alleging")
    return lists


def why_not(
    sentence: Sentence, at: int, places: Sequence[int], statement: Statement | None, rule: Rule
) -> str | None:
    """Why the clause of the word ``at`` alleges nothing; None where it alleges something."""
    kind = "assertion" if statement is None else statement.kind
    if statement is not None and statement.modality == "denied":
        return "denied"
    if kind in ("question", "opinion") or (kind != "assertion" and not rule.foretold):
        return kind
    for reason, test in (
        ("denied", _is_denied),
        ("condition", _is_conditional),
        ("modal", _is_modal),
        ("law or advice", _is_ruled),
        ("in general", _is_general),
        ("figure of speech", _is_figure),
        ("lawful", _is_lawful),
    ):
        if rule.foretold and reason in ("condition", "modal"):
            continue
        if test(sentence, at, places):
            return reason
    return None


def _line(sentence: Sentence, at: int) -> Iterator[int]:
    """``at`` and the verbs over it."""
    yield at
    for over in sentence.above(at):
        if is_verb(sentence.words[over]):
            yield over


def _is_denied(sentence: Sentence, at: int, places: Sequence[int]) -> bool:
    """*Denies that*, *no evidence that*, *it is not true that*, *claims ... are inventions*."""
    lists = _lists()
    listed = [*lists["denying"], *lists["cleared"]]
    for found in everywhere(listed, sentence):
        if not set(found) & set(places):
            return True
    for over in _line(sentence, at):
        word = sentence.words[over]
        own = sentence.children[over]
        negative = any(sentence.words[c].dep == "neg" for c in own)
        if over != at and negative and word.lemma in lists["vouching"]:
            return True
    return False


def _is_conditional(sentence: Sentence, at: int, places: Sequence[int]) -> bool:
    """Inside *if*, *unless*, *whether*, *suppose*, *imagine*."""
    del places
    words = sentence.words
    for over in (at, *sentence.above(at)):
        for child in sentence.children[over]:
            if words[child].lemma in _lists()["conditions"] and words[child].dep in (
                "mark",
                "advmod",
            ):
                # What stands before the condition is alleged on its own: *he hit them if* ...
                return True
    opening = [w.lemma for w in words[:3]]
    return any(one in opening for one in _lists()["supposing"])


def _is_modal(sentence: Sentence, at: int, places: Sequence[int]) -> bool:
    """*Must*, *shall*, *should*, *may*, *would*: no deed is told. *Could not leave* is one."""
    words = sentence.words
    for over in (at, *_shared_heads(sentence, at)):
        for child in sentence.children[over]:
            if child in places:
                continue
            word = words[child]
            if word.tag == "MD" and word.lemma in _lists()["modals"]:
                return True
    return False


def _shared_heads(sentence: Sentence, at: int) -> Iterator[int]:
    while sentence.words[at].dep in ("conj", "xcomp") and sentence.heads[at] != at:
        at = sentence.heads[at]
        yield at


def _is_ruled(sentence: Sentence, at: int, places: Sequence[int]) -> bool:
    """A law, policy, definition, course or guide speaks of what is banned or to look for."""
    for found in everywhere(_lists()["ruling"], sentence):
        if not set(found) <= set(places):
            return True
    return _is_order(sentence, at)


def _is_order(sentence: Sentence, at: int) -> bool:
    """*Do not hand over your passport*: a bare verb at the head, without a subject."""
    words = sentence.words
    root = next((n for n, h in enumerate(sentence.heads) if n == h), at)
    if words[root].tag != "VB":
        return False
    return not any(words[c].dep in (*SUBJECTS, *PASSIVE) for c in sentence.children[root])


def _is_general(sentence: Sentence, at: int, places: Sequence[int]) -> bool:
    """*Any person who*, *an employer who*, *traffickers use*: nobody in particular."""
    words = sentence.words
    if any(True for _ in everywhere(_lists()["anybody"], sentence)):
        return True
    if any(w.lower() in ("you", "your") for w in (x.text for x in words)) and _present(
        sentence, at
    ):
        return "you" in _lists()["readers"] and not _quoted(words)
    del places
    return _present(sentence, at) and _bare_subject(sentence, at)


def _quoted(words: Sequence[Word]) -> bool:
    return any(w.text in ('"', "“", "”", "''", "``") for w in words)


def _present(sentence: Sentence, at: int) -> bool:
    words = sentence.words
    tags = [
        words[at].tag,
        *(words[c].tag for c in sentence.children[at] if words[c].dep[:3] == "aux"),
    ]
    return any(tag in PRESENT for tag in tags) and "VBD" not in tags


def _bare_subject(sentence: Sentence, at: int) -> bool:
    """*Traffickers*, *a worker*, *an employer*: no article that points, no number, no name."""
    words = sentence.words
    heads = list(subjects(sentence, at)) + [
        c for c in sentence.children[at] if words[c].dep in PASSIVE
    ]
    for one in heads:
        own = [words[c].text.lower() for c in sentence.children[one]]
        if (
            words[one].tag in BARE
            and not any(
                w in DETERMINED or words[c].tag in ("CD", "PRP$", "POS")
                for w, c in zip(own, sentence.children[one], strict=True)
            )
            and not any(words[c].dep in ("prep", "poss") for c in sentence.children[one])
        ):
            return True
        if words[one].tag == "NN" and own[:1] in (["a"], ["an"], ["any"]):
            return True
    return False


def _is_figure(sentence: Sentence, at: int, places: Sequence[int]) -> bool:
    """*Debt bondage of the party*, *slaves to their telephones*."""
    del at
    found = everywhere(_lists()["figures"], sentence)
    return any(True for one in found if one and places)


def _is_lawful(sentence: Sentence, at: int, places: Sequence[int]) -> bool:
    """Court, police and customs at their lawful work, and what the worker asked for."""
    for _ in everywhere(_lists()["asked_for"], sentence):
        return True
    del places
    doers = subjects(sentence, at)
    return any(sentence.words[d].lemma in _lists()["authorities"] for d in doers)
