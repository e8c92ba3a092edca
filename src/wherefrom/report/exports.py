"""The formats in which a case's result can leave it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from wherefrom.model import Ledger


@dataclass(frozen=True, slots=True)
class Format:
    """Where a format's writer is (``module:function``), the file's usual ending, what it is for."""

    writer: str
    ending: str
    what: str
    hashed: bool = False  # whether its writer takes SHA-1 of originals by SHA-256

    def write(self, ledger: Ledger, **more: Mapping[str, str]) -> bytes:
        """The whole file. Equal ledgers give equal files."""
        module, _, function = self.writer.partition(":")
        made: Callable[..., str | bytes] = getattr(
            import_module(f"wherefrom.report.{module}"), function
        )
        out = made(ledger, **more)
        return out if isinstance(out, bytes) else out.encode("utf-8", "surrogatepass")


FORMATS = {
    "annotations": Format("exporting.annotations:to_annotations", "jsonld", "W3C Web Annotation"),
    "claims": Format("exporting.claims:to_claims", "jsonld", "schema.org Claim"),
    "csv": Format("exporting.tables:to_csv", "csv", "a row for each statement, for a spreadsheet"),
    "docx": Format("exporting.dossier:to_docx", "docx", "a dossier for a lawyer or an editor"),
    "ftm": Format("exporting.ftm:to_ftm", "ftm.json", "FollowTheMoney entities", hashed=True),
    "graphml": Format("exporting.graph:to_graphml", "graphml", "who took what from whom"),
    "html": Format("page:to_html", "html", "the report as one page"),
    "jsonl": Format("exporting.tables:to_jsonl", "jsonl", "a line for each statement"),
    "ledger": Format("ledger:to_json", "json", "everything, as docs/ledger.md has it"),
    "parquet": Format("exporting.parquet:to_parquet", "parquet", "the rows of csv, for programs"),
    "prov": Format("exporting.provenance:to_prov", "jsonld", "PROV-O"),
}
