"""A made-up case of any size for the claims stage: documents, statements, replies, vectors.

Nothing here is a real text: words are syllables put together, seeded. What is
modelled on real cases is the shape: an event that one document in twenty
tells of, many that few tell of; events of one kind that look alike down to
the wording (other names, other numbers); wire copy word for word; background
that stands in one document only; sentence vectors as near to each other as
MiniLM's are for the same fact (0.77), the same fact of a look-alike (0.42),
one event (0.32) and one kind of event (0.17).

It is harder than news in one way, and is kept so: kinds and facts are as many
however large the case, so a fact's look-alikes in other events grow with it
(23 statements on average at 1,000 documents, 226 at 10,000), and of claims
about numbers fewer tell one fact only the larger the case.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from wherefrom.content import content_words
from wherefrom.model import DateValue, Document, Published, Quantity, Reply, Statement

SEED = 4
PER_DOCUMENT = 25  # statements
KINDS = 12  # kinds of event: quakes, fires, trials
FACTS = 60  # that can be told of one event
MEAN_TELLING = 8  # documents that tell of a usual event
LARGEST_SHARE = 0.05  # of the documents tell of the largest event
COPIED, BACKGROUND, OTHER_VALUE = 0.3, 0.35, 0.15  # shares of the statements
WIDTH = 384
WORD_WIDTH = 128
IN_CONTEXT = 0.7  # how far a word's vector is its sentence's; the word itself weighs as much
AT_ONCE = 2000  # statements
WEIGHTS = {"case": 0.05, "kind": 0.12, "event": 0.15, "fact": 0.25, "told": 0.2, "own": 0.23}
NOUNS = 400  # things counted besides KEYS
KEYS = ("killed", "injured", "arrested", "magnitude", "money", "houses", "percent", "workers")
FIRST_DAY = dt.date(2031, 3, 1)
SYLLABLES = [c + v for c in "bdfgklmnprstv" for v in "aeio"]


@dataclass(slots=True)
class Made:
    """What ``wherefrom.claims.group.group`` takes, and the fact that each statement tells.

    ``truth`` gives a statement's fact as (event, fact), None for background.
    """

    documents: list[Document] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    vectors: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, WIDTH), np.float32))
    words: NDArray[np.int8] = field(default_factory=lambda: np.zeros((0, WORD_WIDTH), np.int8))
    truth: list[tuple[int, int] | None] = field(default_factory=list)


def made(n: int, seed: int = SEED) -> Made:
    """A case of ``n`` documents with PER_DOCUMENT statements each; equal arguments, equal case."""
    rng = np.random.default_rng(seed)
    vocabulary = _vocabulary(rng)
    case, copies, rows = Made(), [], []
    for number, event in enumerate(_events(n, rng)):
        text, at = "", 0
        day = FIRST_DAY + dt.timedelta(days=event % 40 + int(rng.integers(0, 3)))
        for _ in range(PER_DOCUMENT):
            told = None if rng.random() < BACKGROUND else _fact(rng)
            copied = told is not None and rng.random() < COPIED
            words = _worded(event, told, copied, rng, vocabulary, day)
            statement = _statement(f"d{number}", at, words)
            case.statements.append(statement)
            case.replies += _replies(statement, words)
            case.truth.append(None if told is None else (event, told))
            copies.append(copied)
            rows.append((event, -1 if told is None else told))
            text += words.text + " "
            at = len(text)
        case.documents.append(_document(f"d{number}", text, day))
    case.vectors = _vectors(np.array(rows), np.array(copies), rng)
    case.words = _word_vectors(case.statements, case.vectors, rng)
    return case


def _vocabulary(rng: np.random.Generator) -> list[str]:
    return ["".join(rng.choice(SYLLABLES, 3)) for _ in range(6000)]


def _events(n: int, rng: np.random.Generator) -> list[int]:
    """The event that each of ``n`` documents tells of: one large, the rest as Zipf has it."""
    largest = int(n * LARGEST_SHARE)
    of = [0] * largest
    event = 1
    while len(of) < n:
        of += [event] * min(n - len(of), 1 + int(rng.pareto(1.2) * MEAN_TELLING / 4) % 120)
        event += 1
    return [of[i] for i in rng.permutation(n)]


def _fact(rng: np.random.Generator) -> int:
    """The first facts of an event stand in most reports, the last in few."""
    return int(FACTS * rng.random() ** 2.2)


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    number: tuple[int, int, int] | None  # value, start, end
    key: str
    day: tuple[str, int, int] | None
    place: tuple[str, int, int]
    question: str


def _worded(
    event: int,
    told: int | None,
    copied: bool,
    rng: np.random.Generator,
    vocabulary: Sequence[str],
    day: dt.date,
) -> _Words:
    """A sentence: the fact's words, the event's name, some words of its own, a value, a day."""
    kind = event % KINDS
    place = vocabulary[(event * 7) % 5000].title()
    if told is None:
        stock = [vocabulary[int(i)] for i in rng.integers(0, 6000, 7)]
        value = int(rng.integers(2, 900))
    else:
        own = np.random.default_rng([event, told]) if copied else rng
        stock = [vocabulary[(kind * 997 + told * 31 + i * 7) % 6000] for i in range(7)]
        for i in own.integers(0, 7, 2):
            stock[int(i)] = vocabulary[int(own.integers(0, 6000))]
        value = 2 + (event * 37 + told * 11) % 97
        value += int(not copied and rng.random() < OTHER_VALUE)
    counted = told is None or told % 5 < 2
    dated = told is not None and told % 4 == 1
    key = _key(kind, told, rng, vocabulary)
    text = "The " + " ".join(stock[:3])
    number = None
    if counted:
        number = (value, len(text) + 1, len(text) + 1 + len(str(value)))
        text += f" {value} {key}"
    question = f"How many were {key} by the {stock[0]}?" if counted else ""
    text += " " + " ".join(stock[3:]) + " in "
    at_place = (place, len(text), len(text) + len(place))
    text += place
    when = None
    if dated:
        text += " on "
        when = (day.isoformat(), len(text), len(text) + 10)
        text += day.isoformat()
    return _Words(text + ".", number, key, when, at_place, question)


def _key(kind: int, told: int | None, rng: np.random.Generator, vocabulary: Sequence[str]) -> str:
    """What is counted: the first facts count what every event has, the others what few have."""
    if told is None:
        return vocabulary[int(rng.integers(0, NOUNS))]
    return KEYS[told] if told < len(KEYS) else vocabulary[(kind * FACTS + told) * 13 % NOUNS]


def _statement(document: str, at: int, words: _Words) -> Statement:
    numbers = words.number
    return Statement(
        f"s-{document}-{at}", document, at, at + len(words.text), words.text,
        "assertion", "asserted", (), None, "none",
        () if words.day is None
        else (DateValue(at + words.day[1], at + words.day[2], words.day[0]),),
        () if numbers is None
        else (Quantity(at + numbers[1], at + numbers[2], numbers[0], numbers[0], None, words.key),),
    )  # fmt: skip


def _replies(statement: Statement, words: _Words) -> list[Reply]:
    at, body = statement.start, statement.text[4:-1]
    span = (statement.start, statement.end)
    found = [Reply(statement.id, "proposition", "", statement.text, *span, f"Did the {body}?")]
    if words.number is not None:
        value, start, end = words.number
        found.append(
            Reply(
                statement.id, "number", words.key, str(value), at + start, at + end,
                words.question, True, float(value), float(value),
            )
        )  # fmt: skip
    if words.day is not None:
        day, start, end = words.day
        asked = f"On which day did the {body}?"
        found.append(Reply(statement.id, "day", "", day, at + start, at + end, asked))
    if len(body) % 4 == 0:
        place, start, end = words.place
        asked = f"Where did the {body}?"
        found.append(Reply(statement.id, "place", "", place, at + start, at + end, asked))
    return found


def _document(name: str, text: str, day: dt.date) -> Document:
    published = Published(day.isoformat(), "text")
    return Document(
        name, f"{name}.txt", text, None, f"Paper {int(name[1:]) % 400}", "outlet", (), None, "en",
        "0" * 64, published,
    )  # fmt: skip


def _word_vectors(
    statements: Sequence[Statement], vectors: NDArray[np.float32], rng: np.random.Generator
) -> NDArray[np.int8]:
    """Each content word's vector: its own, the same everywhere, and its sentence's."""
    turned = rng.normal(size=(WIDTH, WORD_WIDTH)).astype(np.float32) / WORD_WIDTH**0.5
    own: dict[str, NDArray[np.float32]] = {}
    parts = [np.zeros((0, WORD_WIDTH), np.int8)]
    for at in range(0, len(statements), AT_ONCE):
        context = _unit(vectors[at : at + AT_ONCE] @ turned)
        rows = []
        for statement, here in zip(statements[at : at + AT_ONCE], context, strict=True):
            for word in content_words(statement.text):
                if word not in own:
                    drawn = np.random.default_rng(crc32(word.encode())).normal(size=WORD_WIDTH)
                    own[word] = (drawn / np.linalg.norm(drawn)).astype(np.float32)
                rows.append(IN_CONTEXT * (own[word] + here))
        parts.append(np.rint(_unit(np.array(rows)) * 127).astype(np.int8))
    return np.concatenate(parts)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def _vectors(
    rows: NDArray[np.int64], copied: NDArray[np.bool_], rng: np.random.Generator
) -> NDArray[np.float32]:
    """(n, WIDTH) rows of length 1; a copy has the vector of the words it copies."""
    events = int(rows[:, 0].max()) + 1
    weight = {name: np.float32(share**0.5) for name, share in WEIGHTS.items()}
    case, kinds = _directions(1, rng), _directions(KINDS, rng)
    of_event, facts = _directions(events, rng), _directions(KINDS * FACTS, rng)
    out = np.empty((len(rows), WIDTH), np.float32)
    for at, (event, fact) in enumerate(rows.tolist()):
        kind = event % KINDS
        row = weight["case"] * case[0] + weight["kind"] * kinds[kind]
        row += weight["event"] * of_event[event]
        if fact < 0:
            row += weight["own"] * 1.7 * _directions(1, rng)[0]
        else:
            told = np.random.default_rng([event, fact])
            row += weight["fact"] * facts[kind * FACTS + fact]
            row += weight["told"] * _directions(1, told)[0]
            row += weight["own"] * _directions(1, told if copied[at] else rng)[0]
        out[at] = row / np.linalg.norm(row)
    return out


def _directions(n: int, rng: np.random.Generator) -> NDArray[np.float32]:
    drawn = rng.standard_normal((n, WIDTH), dtype=np.float32)
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)
