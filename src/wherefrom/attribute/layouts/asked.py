"""Interviews without labels: a question is a paragraph of its own, and the answer follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wherefrom.attribute.layouts.labels import labels
from wherefrom.attribute.layouts.lines import Paragraph, paragraphs, words_in
from wherefrom.attribute.layouts.people import answerer
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing

LEAST = 3  # questions; fewer are a writer's own
MOST_SENTENCES = 4  # of a question's paragraph
LONGEST_ANSWER = 6  # paragraphs after a question
FIRST = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
SHARE = 0.5  # of the answers that must speak of I or we
_SAYS_SO = re.compile(
    r"\b(?:interview(?:s|ed)?|conversation|Q\s?&\s?A|Q and A|questions|asked (?:him|her|them)"
    r"|(?:spoke|talked|speaks|talks) (?:to|with))\b",
    re.IGNORECASE,
)


def asked(reading: Reading) -> Iterator[Voicing]:
    """Each answer, on the word of the one who the text says is interviewed."""
    text = reading.document.text
    every = paragraphs(text)
    questions = [k for k, p in enumerate(every) if _is_question(text[p.start : p.end])]
    if len(questions) < LEAST or labels(text):
        return
    first = every[questions[0]].start
    who = answerer(reading, first)
    if who is None or not _SAYS_SO.search(text[:first]):
        return
    answers = [_answer(every, k, questions) for k in questions]
    said = [text[a[0].start : a[-1].end] for a in answers if a]
    if not said or sum(FIRST.search(s) is not None for s in said) < SHARE * len(said):
        return
    place = text.find(who.name)
    source = words_in(reading, place, place + len(who.name))
    for number, answer in zip(questions, answers, strict=True):
        question = every[number]
        mark = text.rindex("?", question.start, question.end)
        cue = words_in(reading, mark, mark + 1)
        content = words_in(reading, answer[0].start, answer[-1].end) if answer else frozenset[int]()
        if source and cue and content:
            yield Voicing(
                "answer", source, cue, content, max(source), True, 0.75, group="say", given=who
            )


def _is_question(words: str) -> bool:
    """True for a short paragraph that ends in a question mark and is no quotation."""
    bare = words.strip(" *_\n")
    ends = len(re.findall(r"[.!?](?=\s|$)", bare))
    return bare.endswith("?") and bare[:1] not in "\"“'‘" and ends <= MOST_SENTENCES


def _answer(every: tuple[Paragraph, ...], question: int, questions: list[int]) -> list[Paragraph]:
    """The paragraphs from a question to the next; after the last question, one."""
    later = next((q for q in questions if q > question), None)
    stop = later if later is not None else question + 2
    return list(every[question + 1 : min(stop, question + 1 + LONGEST_ANSWER)])
