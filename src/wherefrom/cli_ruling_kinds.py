"""`wherefrom rule CASE ...`: the ways to rule on claims, evidence and sources, and beside them."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from wherefrom.cli_rulings import BY, WHY, put_in
from wherefrom.model import DerivationKind, OriginKind, Ruling, StatementKind
from wherefrom.pipeline.ruling import Reviewer
from wherefrom.pipeline.ruling_beside import CREDIBILITY, RELIABILITY

ORIGINS = click.Choice([kind for kind in get_args(OriginKind) if kind != "none"])


@click.command()
@click.argument("claims", nargs=2, metavar="CLAIM CLAIM")
@BY
@WHY
@click.pass_obj
def join(case: Path, claims: tuple[str, str], by: str, why: str) -> None:
    """Two claims are one question.

    Example:

    \b
        wherefrom rule reports.case join c-91d2ab07 c-5be0aa11 --by "Ann Lee"
    """
    put_in(case, by, why, lambda reviewer: reviewer.join(*claims))


@click.command()
@click.argument("claim")
@click.argument("statements", nargs=-1, required=True)
@BY
@WHY
@click.pass_obj
def split(case: Path, claim: str, statements: tuple[str, ...], by: str, why: str) -> None:
    """STATEMENTS leave a CLAIM together, and make one of their own.

    What is more like them than like anything that stays goes along.

    Example:

    \b
        wherefrom rule reports.case split c-91d2ab07 s-3f2a9c01 s-77ab0e12 --by "Ann Lee"
    """
    put_in(case, by, why, lambda reviewer: reviewer.split(claim, *statements))


@click.command()
@click.argument("statement")
@click.argument("claim")
@click.option("--is", "value", metavar="VALUE", help="What it answers there, if it was not read.")
@BY
@WHY
@click.pass_obj
def move(case: Path, statement: str, claim: str, value: str | None, by: str, why: str) -> None:
    """A STATEMENT leaves its claim and joins another CLAIM.

    Example:

    \b
        wherefrom rule reports.case move s-3f2a9c01 c-5be0aa11 --by "Ann Lee"
    """
    put_in(case, by, why, lambda reviewer: reviewer.move(statement, claim, value))


@click.command()
@click.argument("verdict", type=click.Choice(["confirm", "reject"]))
@click.argument("taker")
@click.argument("giver", required=False)
@click.option(
    "--kind", type=click.Choice(get_args(DerivationKind)), help="Where there are several."
)
@BY
@WHY
@click.pass_obj
def derivation(
    case: Path, verdict: str, taker: str, giver: str | None, kind: DerivationKind | None,
    by: str, why: str,
) -> None:  # fmt: skip
    """TAKER took from GIVER, or did not.

    Both are documents (GIVER may also be a source or something outside the
    case), or statements whose words were copied; or give a derivation's id
    alone. What is rejected ties nothing. To confirm what no run found sets it.

    Example:

    \b
        wherefrom rule reports.case derivation reject courier.html post.html --kind copies --by "Ann Lee"
    """  # noqa: E501
    put_in(case, by, why, lambda reviewer: reviewer.derivation(verdict, taker, giver, kind))


@click.command()
@click.argument("thing", metavar="DOCUMENT|SOURCE")
@BY
@WHY
@click.pass_obj
def withdrawn(case: Path, thing: str, by: str, why: str) -> None:
    """A document or a source is withdrawn: its word no longer counts.

    Every answer that took words from it says so.

    Example:

    \b
        wherefrom rule reports.case withdrawn courier.html --why "Taken back on 9 March" --by "Ann Lee"
    """  # noqa: E501
    put_in(case, by, why, lambda reviewer: reviewer.withdrawn(thing))


@click.command()
@click.argument("document")
@click.option("--in", "correction", metavar="DOCUMENT", help="The document that corrects it.")
@click.option(
    "--statement", "statements", multiple=True, metavar="STATEMENT", help="What is corrected in it."
)
@BY
@WHY
@click.pass_obj
def corrected(
    case: Path, document: str, correction: str | None, statements: tuple[str, ...],
    by: str, why: str,
) -> None:  # fmt: skip
    """A DOCUMENT is corrected: every answer that took words from it says so.

    What it says still counts; rule `withdrawn` where it must not.

    Example:

    \b
        wherefrom rule reports.case corrected courier.html --in courier-correction.html --by "Ann Lee"
    """  # noqa: E501
    put_in(case, by, why, lambda r: r.corrected(document, correction, statements))


@click.command("merge-sources")
@click.argument("sources", nargs=2, metavar="SOURCE SOURCE")
@BY
@WHY
@click.pass_obj
def merge_sources(case: Path, sources: tuple[str, str], by: str, why: str) -> None:
    """Two sources are one, which goes by the name of the first.

    Unnamed voices are never joined with others: nobody is unmasked.

    Example:

    \b
        wherefrom rule reports.case merge-sources "Harbour Police" "Port Police" --by "Ann Lee"
    """
    put_in(case, by, why, lambda reviewer: reviewer.merge_sources(*sources))


@click.command("split-source")
@click.argument("source")
@click.argument("names", nargs=-1, required=True)
@BY
@WHY
@click.pass_obj
def split_source(case: Path, source: str, names: tuple[str, ...], by: str, why: str) -> None:
    """What a SOURCE is called by these NAMES is somebody else.

    Example:

    \b
        wherefrom rule reports.case split-source "Harbour Police" "Port Police" --by "Ann Lee"
    """
    put_in(case, by, why, lambda reviewer: reviewer.split_source(source, *names))


@click.command("source-kind")
@click.argument("source")
@click.argument("kind", type=ORIGINS)
@BY
@WHY
@click.pass_obj
def source_kind(case: Path, source: str, kind: str, by: str, why: str) -> None:
    """A SOURCE is of this kind.

    Example:

    \b
        wherefrom rule reports.case source-kind "Harbour Watch" organisation --by "Ann Lee"
    """
    put_in(case, by, why, lambda reviewer: reviewer.source_kind(source, kind))


@click.command()
@click.argument("statement")
@click.argument("sources", nargs=-1)
@click.option("--kind", type=ORIGINS, help="Of the last of them, for this statement.")
@click.option("--own", is_flag=True, help="It is the document's own word.")
@click.option("--unnamed", is_flag=True, help="It is the word of somebody whom nobody names.")
@BY
@WHY
@click.pass_obj
def chain(
    case: Path, statement: str, sources: tuple[str, ...], kind: str | None,
    own: bool, unnamed: bool, by: str, why: str,
) -> None:  # fmt: skip
    """On whose word a STATEMENT is said: SOURCES, nearest to the reader first.

    The last is its origin. A name that no source of the case has needs --kind.

    Example:

    \b
        wherefrom rule reports.case chain s-3f2a9c01 "Channel Five" "Harbour Police" --by "Ann Lee"
    """
    if [bool(sources), own, unnamed].count(True) != 1:
        raise click.UsageError("give either sources, or --own, or --unnamed.")

    def made(reviewer: Reviewer) -> Ruling:
        if own:
            return reviewer.own_word(statement)
        if unnamed:
            return reviewer.unnamed(statement)
        return reviewer.chain(statement, *sources, kind=kind)

    put_in(case, by, why, made)


@click.command()
@click.argument("statement")
@click.argument("kind", type=click.Choice(get_args(StatementKind)))
@BY
@WHY
@click.pass_obj
def kind(case: Path, statement: str, kind: str, by: str, why: str) -> None:
    """A STATEMENT is of this kind; only assertions are counted.

    Example:

    \b
        wherefrom rule reports.case kind s-3f2a9c01 opinion --by "Ann Lee"
    """
    put_in(case, by, why, lambda reviewer: reviewer.kind(statement, kind))


@click.command()
@click.argument("thing", metavar="THING")
@click.argument("text")
@BY
@WHY
@click.pass_obj
def note(case: Path, thing: str, text: str, by: str, why: str) -> None:
    """A note on a claim, statement, derivation, document or source; it changes no count.

    Example:

    \b
        wherefrom rule reports.case note c-91d2ab07 "Ask the harbour office" --by "Ann Lee"
    """
    put_in(case, by, why, lambda reviewer: reviewer.note(thing, text))


@click.command()
@click.argument("source")
@click.argument("grade", type=click.Choice(list(RELIABILITY), case_sensitive=False))
@BY
@WHY
@click.pass_obj
def reliability(case: Path, source: str, grade: str, by: str, why: str) -> None:
    """How reliable a body, an outlet or a person in office is, A to F (Admiralty scale).

    Kept and shown; it changes no count. Private people are never graded.

    Example:

    \b
        wherefrom rule reports.case reliability "Harbour Post" B --by "Ann Lee"
    """
    put_in(case, by, why, lambda reviewer: reviewer.reliability(source, grade))


@click.command()
@click.argument("claim")
@click.argument("answer")
@click.argument("grade", type=click.Choice(list(CREDIBILITY)))
@BY
@WHY
@click.pass_obj
def credibility(case: Path, claim: str, answer: str, grade: str, by: str, why: str) -> None:
    """How credible an ANSWER to a CLAIM is, 1 to 6 (Admiralty scale).

    ANSWER is its value as it is shown. Kept and shown; it changes no count.

    Example:

    \b
        wherefrom rule reports.case credibility c-91d2ab07 "13 children" 3 --by "Ann Lee"
    """
    put_in(case, by, why, lambda r: r.credibility(r.answer_of(claim, answer), grade))


KINDS = (
    join, split, move, derivation, withdrawn, corrected, merge_sources, split_source, source_kind,
    chain, kind, note, reliability, credibility,
)  # fmt: skip
