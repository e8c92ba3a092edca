"""What /api answers to, told once: the routes and their description are both made from this."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from wherefrom.serve import claim_rows, document_rows, log_lines, source_rows
from wherefrom.serve.api import asked, bearing, finding, lines, lists
from wherefrom.serve.api.reading import Part, Reading
from wherefrom.serve.asking import LONGEST as LONGEST_ALLEGATION

Given = Mapping[str, Any]
LONGEST = 2000  # characters of one value


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that may be said with a question; ``strings`` may be said several times.

    ``longest`` is how many characters one value may have; ``worded`` says that it must hold a word.
    """

    name: str
    meaning: str
    kind: Literal["string", "integer", "strings"] = "string"
    default: str | int | tuple[str, ...] | None = None  # None: it must be given
    longest: int = LONGEST
    worded: bool = False


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One question: ``answer`` gives plain values, or None where nothing goes by that id.

    ``name`` is that of the tool of ``wherefrom mcp``; braces in ``path`` hold parameters.
    ``lists`` names the kind of record of which it gives a part.
    """

    name: str
    path: str
    meaning: str
    parameters: tuple[Parameter, ...]
    answer: Callable[[Reading, Given], dict[str, Any] | None]
    lists: str = ""


def _part(given: Given) -> Part:
    return Part(given["limit"], given["offset"])


def _narrowing(facets: tuple[str, ...], sorts: Mapping[str, str]) -> tuple[Parameter, ...]:
    """The parameters of a list that is searched, narrowed down and sorted."""
    orders = "; ".join(f"{name}: {words}" for name, words in sorts.items())
    by = (
        Parameter(name, f"Only those with one of these values of “{name}”.", "strings", ())
        for name in facets
    )
    return (WORDS, *by, Parameter("sort", f"{orders}.", default=""), *PART)


ID = Parameter("id", "The id.")
WORDS = Parameter(
    "words", "Words that must all occur; “two words” in quotes stand together.", default=""
)
BESIDES = Parameter("besides", "Ids to leave out.", "strings", ())
PART = (
    Parameter("limit", "How many records, 1 to 200.", "integer", 50),
    Parameter("offset", "How many to pass over first.", "integer", 0),
)

ENDPOINTS = (
    Endpoint(
        "case",
        "/case",
        "The headline's figures, how many findings of each kind, when and by whom the documents "
        "were published, and which view this is.",
        (),
        lambda reading, _: asked.overview(reading.held),
    ),
    Endpoint(
        "claims",
        "/claims",
        "Questions that the reports answer, those that matter most first, with the count of named "
        "origins found behind each answer. `facets` tell how many each further value would leave.",
        _narrowing(claim_rows.FACETS, claim_rows.SORTS),
        lambda reading, given: lists.claims(reading, given, _part(given)),
        "claim",
    ),
    Endpoint(
        "claim",
        "/claims/{id}",
        "One question whole: answers, origins with reasons, conflicts, findings, and every "
        "statement with its exact words and on whose word it stands.",
        (ID,),
        lambda reading, given: asked.claim(reading.held, given["id"]),
    ),
    Endpoint(
        "drawing",
        "/claims/{id}/drawing",
        "What came from what: the lines of a question's drawing, each with its key.",
        (ID,),
        lambda reading, given: lines.drawing(reading.held, given["id"]),
    ),
    Endpoint(
        "line",
        "/claims/{id}/lines/{key}",
        "One line of a question's drawing: the words on both sides, with those that stand in both "
        "marked.",
        (ID, Parameter("key", "The line's key, from its drawing.")),
        lambda reading, given: lines.line(reading.held, given["id"], given["key"]),
    ),
    Endpoint(
        "timeline",
        "/claims/{id}/timeline",
        "Who said it when: the reports of a question by the day on which they were published.",
        (ID,),
        lambda reading, given: lines.timeline(reading.held, given["id"]),
    ),
    Endpoint(
        "without",
        "/claims/{id}/without",
        "What if: the counts of a question as if these sources or documents had never spoken. "
        "Nothing is kept.",
        (ID, Parameter("without", "Ids or names of sources and documents.", "strings", ())),
        lambda reading, given: lines.without(reading, given["id"], given["without"]),
    ),
    Endpoint(
        "questions",
        "/questions",
        "Questions that have most of the words, the likest first: to choose one.",
        (
            Parameter("words", "What is looked for."),
            BESIDES,
            Parameter("kind", "Only those that ask for answers of this kind.", default=""),
            *PART,
        ),
        lambda reading, given: finding.questions(
            reading.held, given["words"], given["besides"], given["kind"], _part(given)
        ),
        "question",
    ),
    Endpoint(
        "statements",
        "/statements",
        "Assertions that hold all of the words, the best first: to choose one.",
        (Parameter("words", "Words that must all occur, or an id."), BESIDES, *PART),
        lambda reading, given: finding.statements(
            reading, given["words"], given["besides"], _part(given)
        ),
        "statement",
    ),
    Endpoint(
        "documents",
        "/documents",
        "The documents of the case, without their texts; versions of one page stand together.",
        _narrowing(document_rows.FACETS, document_rows.SORTS),
        lambda reading, given: lists.documents(reading, given, _part(given)),
        "document",
    ),
    Endpoint(
        "document",
        "/documents/{id}",
        "One document: imprint, when its page was seen, text (at most 20,000 characters at once) "
        "and its statements there.",
        (
            ID,
            Parameter("start", "First character of the text.", "integer", 0),
            Parameter("length", "Characters, 1 to 20000.", "integer", asked.TEXT),
        ),
        lambda reading, given: asked.document(
            reading.held, given["id"], start=given["start"], length=given["length"]
        ),
    ),
    Endpoint(
        "sources",
        "/sources",
        "Who and what is credited, and what rests on each. People who are protected or private "
        "are not listed: they appear in their statements.",
        _narrowing(source_rows.FACETS, source_rows.SORTS),
        lambda reading, given: lists.sources(reading, given, _part(given)),
        "source",
    ),
    Endpoint(
        "findings",
        "/findings",
        "What a reader must be told: false confirmation, no source, circles and so on.",
        (Parameter("kind", "Only findings of this kind.", default=""), *PART),
        lambda reading, given: asked.findings(reading.held, kind=given["kind"], part=_part(given)),
        "finding",
    ),
    Endpoint(
        "originals",
        "/originals",
        "What is cited and not in the case, by how many answers hang on it.",
        PART,
        lambda reading, given: asked.originals(reading.held, part=_part(given)),
        "original",
    ),
    Endpoint(
        "search",
        "/search",
        "Statements that hold all of the words.",
        (Parameter("words", "Words that must all occur."), *PART),
        lambda reading, given: asked.search(reading.held, given["words"], part=_part(given)),
        "statement",
    ),
    Endpoint(
        "ask",
        "/ask",
        "What bears on an allegation in your own words: the questions it touches with their "
        "answers and counts, then statements that stand in none of them, best first, each with "
        "the probability that it bears on it; or that nothing here says that. Under pseudonyms, "
        "words and figures that the view does not hold and that are no ordinary words in lower "
        "case are not heard; “[…]” stands for them in `asked`.",
        (
            Parameter(
                "q",
                "The allegation, as a sentence.",
                longest=LONGEST_ALLEGATION,
                worded=True,
            ),
        ),
        lambda reading, given: bearing.ask(reading, given["q"]),
    ),
    Endpoint(
        "places",
        "/places",
        "Where the words stand in all texts, by document, each with what stands round them.",
        (
            Parameter("words", "Words that must all occur; their beginnings where they end in *."),
            Parameter("all", "1: a thousand places instead of a hundred.", "integer", 0),
        ),
        lambda reading, given: finding.places(reading, given["words"], every=bool(given["all"])),
        "place",
    ),
    Endpoint(
        "log",
        "/log",
        "Every capture, run, ruling and export. Under pseudonyms without names, files and words.",
        _narrowing(log_lines.FACETS, log_lines.SORTS),
        lambda reading, given: lists.log(reading, given, _part(given)),
        "entry",
    ),
)
BY_NAME = {endpoint.name: endpoint for endpoint in ENDPOINTS}
