"""The commands by which people rule, and see what was ruled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

import wherefrom
from wherefrom.model import Ruling
from wherefrom.pipeline.ruling import Reviewer
from wherefrom.report import ruled as told
from wherefrom.report import terminal
from wherefrom.report.words import visible

BY = click.option("--by", required=True, metavar="NAME", help="Who rules; stands in the log.")
WHY = click.option("--why", default="", metavar="TEXT", help="The reason, for other reviewers.")
WORDS = click.option(
    "--words", multiple=True, metavar="TEXT", help="Words of a statement, in place of its id."
)
ABOUT = click.option(
    "--claim", metavar="CLAIM", help="On this claim's question only; else on all that both answer."
)
STATEMENTS = click.argument("statements", nargs=-1)


class Ways(click.Group):
    """Keeps the ways to rule in the order of use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they were written, ``undo`` last."""
        del ctx
        return sorted(self.commands, key=lambda name: name == "undo")


@click.group(cls=Ways)
@click.argument("case", type=click.Path(path_type=Path))
@click.pass_context
def rule(context: click.Context, case: Path) -> None:
    """Rule on CASE: what a person decides goes before what a run works out.

    `wherefrom show CASE claim ID` and `wherefrom search CASE WORDS` print the
    ids of statements; the beginning of an id is enough. No run changes a
    ruling, and each is in the log with NAME. A later ruling goes before an
    earlier one.

    Example:

    \b
        wherefrom rule reports.case same s-3f2a9c01 s-77ab0e12 --by "Ann Lee"
    """
    context.obj = case


@rule.command()
@STATEMENTS
@WORDS
@ABOUT
@BY
@WHY
@click.pass_obj
def same(
    case: Path, statements: tuple[str, ...], words: tuple[str, ...], claim: str | None,
    by: str, why: str,
) -> None:  # fmt: skip
    """Two STATEMENTS answer one question.

    Example:

    \b
        wherefrom rule reports.case same s-3f2a9c01 --words "four of the crew" --by "Ann Lee"
    """
    _pair(case, statements, words, by, why, lambda r, one, two: r.same(one, two, claim))


@rule.command()
@STATEMENTS
@WORDS
@ABOUT
@BY
@WHY
@click.pass_obj
def apart(
    case: Path, statements: tuple[str, ...], words: tuple[str, ...], claim: str | None,
    by: str, why: str,
) -> None:  # fmt: skip
    """Two STATEMENTS do not answer one question: the first leaves the claim of the second.

    It takes along what is more like it than like anything else in the claim.

    Example:

    \b
        wherefrom rule reports.case apart s-3f2a9c01 s-77ab0e12 --by "Ann Lee"
    """
    _pair(case, statements, words, by, why, lambda r, one, two: r.apart(one, two, claim))


@rule.command()
@STATEMENTS
@WORDS
@click.option("--claim", required=True, metavar="CLAIM", help="The id of the claim it answers.")
@click.option("--is", "value", metavar="VALUE", help="The answer: 13, at least 12, 2013-04-12, no.")
@click.option("--none", "empty", is_flag=True, help="It gives no answer, and leaves the claim.")
@BY
@WHY
@click.pass_obj
def answer(
    case: Path, statements: tuple[str, ...], words: tuple[str, ...], claim: str,
    value: str | None, empty: bool, by: str, why: str,
) -> None:  # fmt: skip
    """A statement gives this answer to the question of a claim, or gives none.

    Example:

    \b
        wherefrom rule reports.case answer s-3f2a9c01 --claim c-91d2ab07 --is 13 --by "Ann Lee"
    """
    if (value is None) == (not empty):
        raise click.UsageError("give the answer with --is VALUE, or --none where there is none.")

    def ruled(reviewer: Reviewer) -> Ruling:
        (one,) = _ids(reviewer, statements, words, 1)
        return reviewer.answer(one, claim, value)

    put_in(case, by, why, ruled)


@rule.command()
@click.argument("claim")
@click.argument("question")
@BY
@WHY
@click.pass_obj
def name(case: Path, claim: str, question: str, by: str, why: str) -> None:
    """The QUESTION that a CLAIM asks, in your words.

    Example:

    \b
        wherefrom rule reports.case name c-91d2ab07 "How many were on board?" --by "Ann Lee"
    """
    put_in(case, by, why, lambda reviewer: reviewer.name(claim, question))


@rule.command()
@click.argument("verdict", type=click.Choice(["confirm", "reject"]))
@click.argument("code")
@STATEMENTS
@WORDS
@BY
@WHY
@click.pass_obj
def code(
    case: Path, verdict: str, code: str, statements: tuple[str, ...], words: tuple[str, ...],
    by: str, why: str,
) -> None:  # fmt: skip
    """A statement alleges what a CODE stands for, or does not.

    CODE is SCHEME/CODE, as `wherefrom show CASE codebooks` lists them. To confirm
    a code that no run gave sets it.

    Example:

    \b
        wherefrom rule reports.case code reject ilo-2025/isolation s-3f2a9c01 --by "Ann Lee"
    """

    def ruled(reviewer: Reviewer) -> Ruling:
        (one,) = _ids(reviewer, statements, words, 1)
        return reviewer.code(one, code, verdict)

    put_in(case, by, why, ruled)


@rule.command()
@click.argument("ruling")
@BY
@WHY
@click.pass_obj
def undo(case: Path, ruling: str, by: str, why: str) -> None:
    """An earlier RULING no longer holds; it stays in the log.

    Example:

    \b
        wherefrom rule reports.case undo r-5c0e7d31 --by "Ann Lee"
    """
    put_in(case, by, why, lambda reviewer: reviewer.undo(ruling))


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
def rulings(case: Path) -> None:
    """List what people ruled on CASE, the first first, and whether it stands.

    Example:

    \b
        wherefrom rulings reports.case
    """
    with wherefrom.open_case(case) as opened:
        _show(told.rulings_list(opened.ledger))


def _pair(
    case: Path,
    statements: Sequence[str],
    words: Sequence[str],
    by: str,
    why: str,
    made: Callable[[Reviewer, str, str], Ruling],
) -> None:
    def ruled(reviewer: Reviewer) -> Ruling:
        one, two = _ids(reviewer, statements, words, 2)
        return made(reviewer, one, two)

    put_in(case, by, why, ruled)


def _ids(
    reviewer: Reviewer, statements: Sequence[str], words: Sequence[str], wanted: int
) -> list[str]:
    if len(statements) + len(words) != wanted:
        what = "one statement" if wanted == 1 else "two statements"
        raise click.UsageError(f"name {what}: by ids, by --words, or by one of each.")
    return [*statements, *map(reviewer.statement, words)]


def put_in(
    case: Path, by: str, why: str, made: Callable[[Reviewer], Ruling | Sequence[Ruling]]
) -> None:
    """Rule on ``case`` and tell what changed."""
    with wherefrom.open_case(case) as opened:
        given = made(opened.reviewer(by, why))
        for ruling in opened.rule(*([given] if isinstance(given, Ruling) else given)):
            click.echo(visible(told.ruling_line(ruling)))
        if opened.report is not None and opened.report.changes is not None:
            _show(terminal.changed(opened.report.changes))


def _show(parts: Sequence[Any]) -> None:
    target = terminal.console()
    for part in parts:
        target.print(part)
