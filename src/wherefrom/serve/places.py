"""The addresses of the workbench's pages."""

from __future__ import annotations

from urllib.parse import quote

from wherefrom.report.words import statement_anchor


class Pages:
    """Each thing on a page of its own; a statement at its place in its document."""

    def claim(self, claim: str) -> str:
        """The page of the claim with this id."""
        return f"/claims/{quote(claim, safe='')}"

    def document(self, document: str) -> str:
        """The page of the document with this id."""
        return f"/documents/{quote(document, safe='')}"

    def statement(self, statement: str, document: str) -> str:
        """The statement's words on its document's page."""
        return f"{self.document(document)}#{statement_anchor(statement)}"

    def source(self, source: str) -> str:
        """The page of the source with this id."""
        return f"/sources/{quote(source, safe='')}"
