"""The JSON schema of what /api/ask answers; its fields are told in docs/asking.md."""

from __future__ import annotations

from typing import Any

OF_ONE: dict[str, Any] = {
    "type": "object",
    "required": ["probability", "says"],
    "properties": {
        "probability": {"type": "number", "minimum": 0, "maximum": 1},
        "says": {"type": ["object", "null"], "description": "See docs/asking.md."},
    },
}
BEARS: dict[str, Any] = {"allOf": [{"$ref": "#/components/schemas/told"}, OF_ONE]}
BEARING: dict[str, Any] = {
    "type": "object",
    "required": ["view", "asked", "told", "meaning", "probability", "claims", "statements"],
    "properties": {
        "asked": {"type": "string", "description": "What was heard of the allegation."},
        "told": {"enum": ["plainly", "nearly", "nothing"]},
        "meaning": {"type": "string", "description": "The same in words."},
        "probability": {"type": "number", "minimum": 0, "maximum": 1},
        "claims": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "gloss", "documents", "probability", "answers", "conflicts"],
                "properties": {
                    "answers": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["id", "value", "says", "independence", "counted", "best"],
                            "properties": {"best": BEARS},
                        },
                    }
                },
            },
        },
        "statements": {"type": "array", "items": BEARS},
    },
}
