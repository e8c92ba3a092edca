from __future__ import annotations

import pytest

from tests.attribute.plain import document, voices_of


class Read:
    """What was read of one text, as words."""

    def __init__(self, document, voices):
        self.document = document
        self.voices = voices
        self.mentions = {m.id: m for m in voices.mentions}

    def words(self, spans):
        return [self.document.text[s.start : s.end] for s in spans]

    def chain(self, words):
        """Names of the chain of the statement that holds ``words``, nearest the reader first."""
        statement = self.statement(words)
        return [self.mentions[link.mention].name for link in statement.chain]

    def statement(self, words):
        at = self.document.text.index(words)
        end = at + len(words)
        found = [s for s in self.voices.statements if s.start < end and at < s.end]
        return max(found, key=lambda s: min(s.end, end) - max(s.start, at))

    def attribution(self, cue):
        return next(a for a in self.voices.attributions if cue in " ".join(self.words(a.cue)))


@pytest.fixture
def voices():
    """Read one text with the real parser."""

    def read(text, **more):
        found = document(text, **more)
        return Read(found, voices_of(found))

    return read
