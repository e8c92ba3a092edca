"""The boxes of a drawing: what is written in each, and how large that makes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from wherefrom.report.graph import Node
from wherefrom.report.lettering import broken, width
from wherefrom.report.words import glossary, plural, visible

SIZE = 13.0  # pixels: height of the letters
BOLD = 1.1  # bold letters are that much wider
LINE = 16  # pixels from line to line
PAD = 5  # above the first and below the last line
LEFT, RIGHT, MARK = 9, 9, 18  # beside the words; MARK more where a mark of the kind stands
NARROWEST = 84
APART = 12  # names in one box that stand on lines of their own; more are written one after another
HANG = "\u2003"  # sets in what goes on from the line above
MANY = 60  # names in one box; what is beyond is counted, and stands in the table
NOTES = {
    "copies": "sharing wording with each other",
    "same_author": "by one author",
    "same_publisher": "of one publisher",
}


@dataclass(frozen=True, slots=True)
class Text:
    """What a box says: ``lines`` from top to bottom, the first ``bold`` ones as a heading."""

    lines: tuple[str, ...]
    bold: int
    wide: float  # pixels
    inset: int  # pixels from the left edge to the words

    @property
    def high(self) -> float:
        """Height of the box in pixels."""
        return LINE * len(self.lines) + 2 * PAD - 2


def written(node: Node, room: float) -> Text:
    """The words of one box, in lines of at most ``room`` pixels."""
    inset = LEFT + (MARK if node.kind else 0)
    heading = tuple(_heading(node, room))
    if len(node.keys) == 1:
        lines = broken(visible(node.names[0]), room, SIZE)
    else:
        names = [visible(name) for name in node.names[:MANY]]
        more = len(node.names) - len(names)
        names += [f"and {more} more, in the table below"] if more else []
        lines = _listed(names, room) if len(names) > APART else _apart(names, room)
    every = (*heading, *lines)
    wide = max(
        width(line, SIZE * (BOLD if n < len(heading) else 1)) for n, line in enumerate(every)
    )
    return Text(every, len(heading), inset + wide + RIGHT, inset)


def _heading(node: Node, room: float) -> Iterable[str]:
    """What equal ones that share a box are, together."""
    if len(node.keys) == 1:
        return ()
    n = len(node.keys)
    if node.role == "origin":
        words = glossary()["origins"][node.kind or "none"]
        told = plural(n, str(words["label"]), str(words["many"]))
    elif node.role == "via":
        told = f"{n} in between"
    else:
        told = plural(n, "report") + (", no source given" if node.own_word else "")
    if node.together:
        told += f" {NOTES.get(node.together, '')}".rstrip()
    return broken(told, room / BOLD, SIZE)


def _apart(names: Sequence[str], room: float) -> tuple[str, ...]:
    """Each name on lines of its own, the further ones of a long name set in."""
    lines: list[str] = []
    for name in names:
        first, *rest = broken(name, room - width(HANG, SIZE), SIZE)
        lines += [first, *(HANG + line for line in rest)]
    return tuple(lines)


def _listed(names: Sequence[str], room: float) -> tuple[str, ...]:
    """Names one after the other, each with its comma; one that does not fit starts a line."""
    lines: list[str] = []
    for n, name in enumerate(names):
        told = name + ("," if n < len(names) - 1 else "")
        if lines and width(f"{lines[-1]} {told}", SIZE) <= room:
            lines[-1] += f" {told}"
        else:
            lines += broken(told, room, SIZE)
    return tuple(lines)


def drawn(node: Node, text: Text, x: float, middle: float, wide: float) -> Markup:
    """The box with its words, ``wide`` pixels from ``x`` on, round ``middle``."""
    top = middle - text.high / 2
    shape = Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="5" class="{}"/>').format(
        _number(x), _number(top), _number(wide), _number(text.high), node.role
    )
    glyph = Markup("")
    if node.kind:
        glyph = Markup(
            '<use href="#g-{0}" class="k-{0}" x="{1}" y="{2}" width="12" height="12"/>'
        ).format(node.kind, _number(x + 8), _number(top + PAD + 1))
    spans = [
        Markup('<tspan x="{}" {}{}>{}</tspan>').format(
            _number(x + text.inset),
            Markup('y="{}"').format(_number(top + PAD + 11)) if n == 0 else Markup(f'dy="{LINE}"'),
            Markup(' class="b"') if n < text.bold else "",
            escape(line),
        )
        for n, line in enumerate(text.lines)
    ]
    return shape + glyph + Markup("<text>{}</text>").format(Markup("").join(spans))


def own_word(x: float, middle: float) -> Markup:
    """The mark, left of a box, that no source is given."""
    return Markup(
        '<path class="line own" d="M{0},{2}H{1}"/><circle class="own" cx="{0}" cy="{2}" r="3.5"/>'
    ).format(_number(x - 20), _number(x), _number(middle))


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
