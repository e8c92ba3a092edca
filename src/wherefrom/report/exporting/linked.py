"""What the JSON-LD exports share: names of things as IRIs, and the caution on top."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from wherefrom.model import Ledger
from wherefrom.report.ledger import CAUTION, PSEUDONYMISED


def iri(id_: str) -> str:
    """A name for a record that means the same wherever the file is read."""
    return f"urn:wherefrom:{id_}"


def addresses(ledger: Ledger) -> dict[str, str]:
    """Each document's own address by id; a name where none is known or shown, or several share one.

    Captures of one page at two times are two texts: offsets must not be ambiguous.
    """
    shared = Counter(d.url for d in ledger.documents)
    return {d.id: d.url if d.url and shared[d.url] == 1 else iri(d.id) for d in ledger.documents}


def caution(ledger: Ledger) -> str:
    """What must be known before the file is passed on."""
    return CAUTION if ledger.view == "full" else PSEUDONYMISED


def written(context: Any, ledger: Ledger, records: dict[str, Any]) -> str:
    """The JSON-LD text, ending in a newline."""
    whole = {"@context": context, "rdfs:comment": caution(ledger), **records}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
