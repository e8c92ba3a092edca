"""*Ibid.*, *op. cit.*, *supra note 4*: the work of an earlier note."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from wherefrom.attribute.references.cited import Line, Work
from wherefrom.attribute.references.words import anywhere, opening
from wherefrom.attribute.references.works import is_citation

REACH = 400  # citations looked back over
SMALL = {"the", "of", "and", "for", "a", "an", "in", "on", "at", "to", "by", "op", "cit", "ibid"}
LEAST = 0.6  # share of a short form's telling words that the earlier citation must have
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class Earlier:
    """What the notes so far cite, in order; each with the words of its own first citation."""

    last: tuple[Work, ...] = ()
    by_number: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    cited: list[tuple[frozenset[str], Work]] = field(default_factory=list)

    def remember(self, number: str | None, lines: tuple[Line, ...], text: str) -> None:
        """Take in one note; a note that cites nothing leaves *ibid.* where it was."""
        if number is not None and lines:
            self.by_number[number] = lines
        for line in lines:
            for work in line.works:
                told = telling(text[work.start : work.end])
                self.cited.append((told, work))
            self.last = line.works

    def work(self, words: str) -> Work | None:
        """The earlier work that ``words`` point back at; None where they name a new one."""
        if opening("same").match(words):
            return self._deepest(self.last)
        numbered = anywhere("of_note").search(words)
        back = anywhere("earlier").search(words)
        if numbered is not None and (back or _is_short(words)):
            number = next(g for g in numbered.groups() if g)
            lines = self.by_number.get(number, ())
            rest = telling(words[: numbered.start()])
            named = [w for line in lines for w in line.works if rest and self._has(w, rest)]
            return next(iter([*named, *(line.works[-1] for line in lines)]), None)
        if back is not None:
            return self._named(telling(words[: back.start()])) or self._only(words[: back.start()])
        if not _YEAR.search(words) and "http" not in words and "“" not in words:
            return self._shortened(words)
        return None

    @staticmethod
    def _deepest(works: tuple[Work, ...]) -> Work | None:
        return works[-1] if works else None

    def _has(self, work: Work, rest: frozenset[str]) -> bool:
        return any(known == work and bool(rest & told) for told, known in self.cited)

    def _only(self, words: str) -> Work | None:
        """*Op. cit.* without a name: the one before."""
        return None if telling(words) else self._deepest(self.last)

    def _named(self, rest: frozenset[str]) -> Work | None:
        """The latest work whose first citation has most of these words."""
        near = self.cited[-REACH:]
        fitting = [(len(rest & told), n) for n, (told, _) in enumerate(near)]
        best = max(fitting, default=(0, 0))
        return near[best[1]][1] if rest and best[0] >= LEAST * len(rest) else None

    def _shortened(self, words: str) -> Work | None:
        """*Holm, Salt and Debt, p. 22* after the full citation: every word was there before."""
        name = re.split(r",? (?:pp?\.|paras?\.|at) ", words)[0]
        told = telling(name)
        if len(told) < 2 or len(name.split()) > 10:
            return None
        for known, work in reversed(self.cited[-REACH:]):
            if told < known:
                return work
        return None


def telling(words: str) -> frozenset[str]:
    """The words of a citation that tell one work from another."""
    found = (w.casefold() for w in re.findall(r"[^\W\d_][\w’'-]+", words))
    return frozenset(re.sub(r"['’]s$", "", w) for w in found) - SMALL


def _is_short(words: str) -> bool:
    return not is_citation(re.sub(r"\([^)]*\)", "", words)) and len(words.split()) <= 10


def again(line: Line, *, start: int, end: int) -> Line:
    """``line`` as cited at other words."""
    return replace(line, works=tuple(replace(w, start=start, end=end) for w in line.works))
