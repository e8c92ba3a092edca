"""A simulated newsroom's reports as pages, with the places of what they say."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from random import Random

from eval.newsroom_words import standing
from eval.newsroom_world import Report, Telling, World

SAW = (
    *("who was standing outside", "who saw it from her window", "who was walking past"),
    *("who had just left the building", "a driver who was passing", "who was there"),
)
KNOWS = (
    *("who teaches nearby", "a retired builder", "who has studied the place", "a lawyer"),
    *("who worked there for years", "an engineer", "a historian of the town"),
)
SPEAKS = ("a spokeswoman for the", "speaking for the", "spokesman of the", "an officer of the")
FIRST_DAY = date(2031, 4, 6)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One answering sentence, its clause and its sources' names; offsets into ``text``."""

    text: str
    content: tuple[int, int]
    names: tuple[tuple[str, int, int], ...]  # (voice, start, end), nearest to the reader first


def published(report: Report) -> date:
    """The day a report came out."""
    return FIRST_DAY + timedelta(days=report.day)


def address(report: Report) -> str:
    """Where a report stands; the address tells no date."""
    return f"https://{report.publisher}.example/stories/{report.id}"


def name_of(world: World, voice: str) -> str:
    """A voice's name as a sentence has it."""
    known = world.voices[voice]
    is_body = known.kind in ("official", "organisation") and known.body is None
    return f"the {known.name}" if is_body or known.kind == "record" else known.name


def _described(world: World, voice: str, teller: str) -> str:
    """What follows a name where it first stands."""
    known = world.voices[voice]
    rng = Random(zlib.crc32(f"{voice} {teller}".encode()))
    if known.kind == "witness":
        return f", {rng.choice(SAW)},"
    if known.kind == "person":
        return f", {rng.choice(KNOWS)},"
    if known.body is not None and known.kind != "record":
        return f", {rng.choice(SPEAKS)} {world.voices[known.body].name},"
    return ""


def sentence_of(world: World, telling: Telling) -> Sentence:
    """The sentence with which a telling answers its question.

    A copy has its giver's turn of phrase.
    """
    root = telling
    while root.copied and root.taken is not None:
        root = world.tellings[root.taken]
    rng = Random(zlib.crc32(f"{root.id} {root.words}".encode()))
    shown = telling.shown
    if not shown:
        return _joined(("content", telling.words), ("", "."))
    parts = [_name(world, voice, root.document, full=voice == shown[-1]) for voice in shown]
    if len(shown) > 1:
        return _joined(*rng.choice(_deep_frames(telling.words, parts)))
    verb = " reported" if world.voices[shown[0]].kind == "outlet" else " said"
    return _joined(*rng.choice(_frames(telling.words, parts[0], verb)))


Pieces = tuple[tuple[str, str], ...]  # (``content`` or a voice or nothing, words)


def _comma(name: Pieces) -> str:
    """What parts a name from the clause after it: what describes a person ends with a comma."""
    return " " if name[-1][1] else ", "


def _frames(words: str, name: Pieces, verb: str) -> tuple[Pieces, ...]:
    said = ("content", words)
    return (
        (said, ("", ", "), *name, ("", f"{verb}.")),
        (("", "according to "), *name, ("", _comma(name)), said, ("", ".")),
        (*name, ("", f"{verb} that "), said, ("", ".")),
    )


def _deep_frames(words: str, names: Sequence[Pieces]) -> tuple[Pieces, ...]:
    first, last, said = names[0], names[-1], ("content", words)
    middle = [piece for name in names[1:-1] for piece in (("", ", citing "), *name)]
    middle += [("", ",")] if middle else []
    begin = (*first, *middle)
    return (
        (*begin, ("", " reported that "), said, ("", ", "), *last, ("", " said.")),
        (*begin, ("", " reported that, according to "), *last, ("", _comma(last)), said, ("", ".")),
    )


def _name(world: World, voice: str, teller: str, *, full: bool) -> Pieces:
    name = name_of(world, voice)
    known = world.voices[voice].name
    before = name[: len(name) - len(known)]
    after = _described(world, voice, teller) if full else ""
    return ("", before), (voice, known), ("", after)


def _joined(*pieces: tuple[str, str]) -> Sentence:
    """Pieces as one sentence."""
    text, content = "", (0, 0)
    names: list[tuple[str, int, int]] = []
    for what, words in pieces:
        start = len(text)
        text += words
        if what == "content":
            content = (start, len(text))
        elif what:
            names.append((what, start, len(text)))
    return Sentence(text[:1].upper() + text[1:], content, tuple(names))


def page(world: World, report: Report) -> str:
    """The report as a web page."""
    publisher = world.voices[report.publisher]
    head = [
        f"<title>{escape(report.title)}</title>",
        f'<meta property="og:site_name" content="{escape(publisher.name)}">',
        f'<link rel="canonical" href="{address(report)}">',
        *(f'<meta name="author" content="{escape(a)}">' for a in report.authors),
    ]
    if report.dated:
        day = published(report).isoformat()
        head.append(f'<meta property="article:published_time" content="{day}">')
    body = [f"<h1>{escape(report.title)}</h1>"]
    body += [f"<p>By {escape(a)}</p>" for a in report.authors if report.template is None]
    body += [f"<p>{paragraph}</p>" for paragraph in _paragraphs(world, report)]
    lines = ["<!doctype html>", '<html lang="en"><head><meta charset="utf-8">', *head]
    return "\n".join([*lines, "</head><body><article>", *body, "</article></body></html>", ""])


def _paragraphs(world: World, report: Report) -> list[str]:
    told = []
    for telling in world.told[report.id]:
        said = sentence_of(world, telling).text
        told.append(escape(" ".join((said, *telling.details)), quote=False))
    if report.credited is not None and told:
        wire = world.voices[report.credited].name
        told[0] = f"{world.town.upper()} ({wire}) - {told[0]}"
    if report.template is not None:
        told = ["To the editor,", *told, "Yours sincerely,", report.authors[0]]
    told += [
        f'The report <a href="{address(world.reports[link])}">can be read here</a>.'
        for link in report.links
    ]
    if report.corrects is not None:
        told.append(_correction(world, report, world.reports[report.corrects]))
    if report.kind == "outlet" and report.template is None:
        owner = world.owner.get(report.publisher)
        told.append(standing(world.voices[report.publisher].name, owner))
    return told


def _correction(world: World, report: Report, wrong: Report) -> str:
    begin = f"Correction: an earlier version of this article, headed “{escape(wrong.title)}”,"
    if report.corrected is None:
        return f"{begin} should not have been published. It has been withdrawn."
    site = world.questions[report.corrected].site
    return f"{begin} wrongly gave another answer about the {site}."
