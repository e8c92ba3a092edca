"""The formats in which a case's result can leave it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wherefrom.model import Ledger
from wherefrom.report.ledger import to_json


@dataclass(frozen=True, slots=True)
class Format:
    """How a ledger is written, and the usual ending of the file."""

    write: Callable[[Ledger], str]
    ending: str


def _html(ledger: Ledger) -> str:
    from wherefrom.report.page import to_html  # templates are not needed otherwise

    return to_html(ledger)


FORMATS = {"html": Format(_html, "html"), "ledger": Format(to_json, "json")}
