"""What /api answers to, told once: the routes and their description are both made from this."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from wherefrom.serve.api import asked
from wherefrom.serve.api.asked import Part
from wherefrom.serve.held import Held

Given = Mapping[str, Any]
KEY = {"string": str, "integer": int}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that may be said with a question."""

    name: str
    meaning: str
    kind: Literal["string", "integer"] = "string"
    default: str | int | None = None  # None: it must be given


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
    answer: Callable[[Held, Given], dict[str, Any] | None]
    lists: str = ""


ID = Parameter("id", "The id.")
WORDS = Parameter("words", "Words that must all occur; case does not matter.", default="")
PART = (
    Parameter("limit", "How many records, 1 to 200.", "integer", 50),
    Parameter("offset", "How many to pass over first.", "integer", 0),
)


def _part(given: Given) -> Part:
    return Part(given["limit"], given["offset"])


ENDPOINTS = (
    Endpoint(
        "case",
        "/case",
        "The headline's figures, how many findings of each kind, and which view this is.",
        (),
        lambda held, _: asked.overview(held),
    ),
    Endpoint(
        "claims",
        "/claims",
        "Questions that the reports answer, those that matter most first, with the count of named "
        "origins found behind each answer.",
        (WORDS, Parameter("finding", "Only those with this finding.", default=""), *PART),
        lambda held, given: asked.claims(
            held, words=given["words"], finding=given["finding"], part=_part(given)
        ),
        "claim",
    ),
    Endpoint(
        "claim",
        "/claims/{id}",
        "One question whole: answers, origins with reasons, conflicts, findings, and every "
        "statement with its exact words and on whose word it stands.",
        (ID,),
        lambda held, given: asked.claim(held, given["id"]),
    ),
    Endpoint(
        "documents",
        "/documents",
        "The documents of the case, without their texts.",
        PART,
        lambda held, given: asked.documents(held, part=_part(given)),
        "document",
    ),
    Endpoint(
        "document",
        "/documents/{id}",
        "One document: imprint, text (at most 20,000 characters at once) and its statements there.",
        (
            ID,
            Parameter("start", "First character of the text.", "integer", 0),
            Parameter("length", "Characters, 1 to 20000.", "integer", asked.TEXT),
        ),
        lambda held, given: asked.document(
            held, given["id"], start=given["start"], length=given["length"]
        ),
    ),
    Endpoint(
        "findings",
        "/findings",
        "What a reader must be told: false confirmation, no source, circles and so on.",
        (Parameter("kind", "Only findings of this kind.", default=""), *PART),
        lambda held, given: asked.findings(held, kind=given["kind"], part=_part(given)),
        "finding",
    ),
    Endpoint(
        "originals",
        "/originals",
        "What is cited and not in the case, by how many answers hang on it.",
        PART,
        lambda held, given: asked.originals(held, part=_part(given)),
        "original",
    ),
    Endpoint(
        "search",
        "/search",
        "Statements that hold all of the words.",
        (Parameter("words", "Words that must all occur."), *PART),
        lambda held, given: asked.search(held, given["words"], part=_part(given)),
        "statement",
    ),
)
