"""Where links lead: to anchors of one page, or to the pages of a workbench."""

from __future__ import annotations

from typing import Protocol

from wherefrom.report.words import claim_anchor, document_anchor, statement_anchor


class Places(Protocol):
    """The address of each thing that a link may lead to."""

    def claim(self, claim: str) -> str:
        """The address of the claim with this id."""
        ...

    def document(self, document: str) -> str:
        """The address of the document with this id."""
        ...

    def statement(self, statement: str, document: str) -> str:
        """The address of the statement with this id, which stands in ``document``."""
        ...


class OnePage:
    """All on one page."""

    def claim(self, claim: str) -> str:
        """An anchor."""
        return f"#{claim_anchor(claim)}"

    def document(self, document: str) -> str:
        """An anchor."""
        return f"#{document_anchor(document)}"

    def statement(self, statement: str, document: str) -> str:
        """An anchor; ``document`` is on the same page."""
        del document
        return f"#{statement_anchor(statement)}"
