"""YAML with the line of everything, so that an error can say where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from wherefrom.errors import WherefromError


class BadCodebook(WherefromError):
    """A codebook cannot be used: which file, where in it, and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """One value of a codebook file with its file's name and its line, from 1."""

    file: str
    node: yaml.Node

    def bad(self, what: str, next_step: str) -> BadCodebook:
        """The error that ``what`` is wrong here."""
        line = self.node.start_mark.line + 1
        return BadCodebook(f"{self.file}, line {line}: {what}. {next_step}")

    def fields(self) -> dict[str, Place]:
        """The values of a mapping by their keys; a key that stands twice is an error."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.bad(
                "a list of `name: value` is expected here", "Compare docs/indicators.md."
            )
        found: dict[str, Place] = {}
        for key, value in self.node.value:
            name = str(key.value)
            if name in found:
                raise Place(self.file, key).bad(f"{name!r} stands here twice", "Take one out.")
            found[name] = Place(self.file, value)
        return found

    def items(self) -> Iterator[Place]:
        """The values of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.bad(
                "a list is expected here", "Write [one, two], or a line with - for each."
            )
        for value in self.node.value:
            yield Place(self.file, value)

    def text(self) -> str:
        """A text without outer spaces."""
        if not isinstance(self.node, yaml.ScalarNode) or not self.node.value.strip():
            raise self.bad("a text is expected here", "Write it after the colon.")
        return " ".join(self.node.value.split())

    def texts(self) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(one.text() for one in self.items())

    def number(self) -> float:
        """A number from 0 to 1."""
        try:
            value = float(self.text())
        except ValueError:
            value = -1.0
        if not 0 <= value <= 1:
            raise self.bad("a number from 0 to 1 is expected here", "Write for instance 0.8.")
        return value

    def flag(self) -> bool:
        """True or false."""
        if self.text() not in ("true", "false"):
            raise self.bad("true or false is expected here", "Write one of the two.")
        return self.text() == "true"


def top(text: str, file: str) -> Place:
    """The whole of a YAML file.

    Raises:
        BadCodebook: it is no YAML, or empty.
    """
    try:
        # libyaml's reader gives the same in a tenth of the time; not every build of PyYAML has it.
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise BadCodebook(
            f"{file}{line}: this is not YAML: {problem}. Mend it, or start from a shipped codebook."
        ) from error
    if node is None:
        raise BadCodebook(f"{file}: the file is empty. Start from a shipped codebook.")
    return Place(file, node)
