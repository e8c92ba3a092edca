"""Short ways to say statements and documents."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.claims.said import document, stated
from wherefrom.claims.replies import replies
from wherefrom.language.load import encoder, parse
from wherefrom.model import Grouping, Reply


@pytest.fixture
def read() -> Callable[[str], Doc]:
    return parse


@pytest.fixture
def answered() -> Callable[..., list[Reply]]:
    """The replies in one text, published on a given day."""

    def of(text: str, published: str | None = None) -> list[Reply]:
        doc = document("d", text, published)
        return list(replies(doc, parse(text), stated(doc)))

    return of


@pytest.fixture
def grouped() -> Callable[..., Grouping]:
    """The claims over texts, each published on a given day."""
    from wherefrom.claims.group import group
    from wherefrom.settings import Claims

    def of(*texts: tuple[str, str], settings: Claims | None = None) -> Grouping:
        docs = [document(f"d{i}", text, day) for i, (text, day) in enumerate(texts)]
        statements = [s for d in docs for s in stated(d)]
        found = [r for d in docs for r in replies(d, parse(d.text), stated(d))]
        read = encoder().read([s.text for s in statements])
        with_words = (read.vectors, read.words)
        return group(docs, statements, found, *with_words, settings=settings or Claims())

    return of
