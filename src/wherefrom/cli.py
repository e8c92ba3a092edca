"""The command line: arguments in, pipeline out.

Exit codes: 0 all was read, 3 something was not read, 1 an error, 2 wrong usage.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

import click
from rich.console import RenderableType

import wherefrom
from wherefrom.case import Case
from wherefrom.cli_protection import COMMANDS
from wherefrom.cli_ruling_kinds import KINDS
from wherefrom.cli_rulings import rule, rulings
from wherefrom.cli_serve import mcp, reviewer, serve
from wherefrom.errors import WherefromError
from wherefrom.model import Claim, Ledger
from wherefrom.progress import Bars
from wherefrom.report import asked, indicators_terminal, terminal, withdrawn
from wherefrom.report.ledger import to_json
from wherefrom.report.lookup import look_up
from wherefrom.report.order import claims_that_matter
from wherefrom.report.words import plural, visible
from wherefrom.store.db import DATABASE

NOT_ALL_READ = 3
FULL_VIEW = "Written in the full view: names stand. What may leave: wherefrom export {} --to html"
CODEBOOKS = click.option(
    "--codebook", "codebooks", multiple=True, metavar="FILE",
    help="A codebook: a YAML file, or ilo-2012, ilo-2025 or palermo. May be given more than once.",
)  # fmt: skip
CASE = click.argument("case", type=click.Path(path_type=Path))
WHAT = (
    "claims",
    "claim",
    "documents",
    "sources",
    "conflicts",
    "findings",
    "originals",
    "indicators",
    "codebooks",
    "notices",
)


class Commands(click.Group):
    """Shows an error as one line, and keeps the commands in the order of use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they were written."""
        del ctx
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first; a case's folder in its place stands for ``serve``."""
        if args and args[0] not in self.commands and (Path(args[0]) / DATABASE).is_file():
            args = ["serve", *args]
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a WherefromError ends it with exit code 1."""
        try:
            return super().invoke(ctx)
        except WherefromError as error:
            _fail(str(error))
        except BrokenPipeError:
            sys.exit(0)


def _fail(message: str) -> NoReturn:
    click.echo(f"wherefrom: {message}", err=True)
    sys.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(wherefrom.__version__, prog_name="wherefrom")
def main() -> None:
    """Who says what, on whose word, and how many named origins that is.

    Reads a folder of reports on this machine and writes an honest ledger: no
    verdict on truth, and every step with the exact words it rests on.

    Example:

    \b
        wherefrom trace reports/ --report report.html
    """


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--case", type=click.Path(path_type=Path), help="The case's folder.")
@click.option("--json", "ledger", type=click.Path(path_type=Path), help="Write the ledger here.")
@click.option("--report", type=click.Path(path_type=Path), help="Write the report page here.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that read language.")
@CODEBOOKS
def trace(
    paths: tuple[str, ...],
    case: Path | None,
    ledger: Path | None,
    report: Path | None,
    workers: int | None,
    codebooks: tuple[str, ...],
) -> None:
    """Read PATHS (files, folders, archives) and work out what rests on what.

    Without --case the case is NAME.case in the current folder, after the first
    path. Running again does only what is new. The case keeps the codebooks it is
    given, until it is given others.

    Example:

    \b
        wherefrom trace reports/ --json ledger.json --report report.html
    """
    with Bars() as bars:
        opened = wherefrom.trace(
            list(paths), case=case, workers=workers, codebooks=codebooks, progress=bars
        )
    with opened:
        _finish(opened, ledger, report)


@main.command()
@CASE
@click.argument("paths", nargs=-1, required=True)
@click.option("--json", "ledger", type=click.Path(path_type=Path), help="Write the ledger here.")
@click.option("--report", type=click.Path(path_type=Path), help="Write the report page here.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that read language.")
@CODEBOOKS
def add(
    case: Path,
    paths: tuple[str, ...],
    ledger: Path | None,
    report: Path | None,
    workers: int | None,
    codebooks: tuple[str, ...],
) -> None:
    """Add PATHS to CASE and work out what changes.

    Example:

    \b
        wherefrom add reports.case new-report.pdf
    """
    with wherefrom.open_case(case) as opened:
        with Bars() as bars:
            opened.add(list(paths), workers=workers, codebooks=codebooks, progress=bars)
        _finish(opened, ledger, report)


def _finish(case: Case, ledger: Path | None, report: Path | None) -> None:
    """Write what was asked for, show the overview, and exit by what was read."""
    result = case.ledger
    _written(case, ledger, report)
    _show(terminal.overview(result))
    if case.report is not None and case.report.changes is not None:
        _show(terminal.changed(case.report.changes))
    for unread in result.unread:
        click.echo(terminal.unread_line(unread.path, unread.reason, unread.next_step), err=True)
    click.echo(terminal.counts(result))
    if report is None:
        click.echo(f"For the report: wherefrom show {case.folder} --report report.html")
    else:
        click.echo(f"The report: {report}")
    if report is not None or ledger is not None:
        click.echo(FULL_VIEW.format(case.folder))
    if result.unread:
        sys.exit(NOT_ALL_READ)


def _written(case: Case, ledger: Path | None, report: Path | None) -> None:
    if ledger is not None:
        _write(ledger, to_json(_marked(case)))
    if report is not None:
        from wherefrom.report.page import to_html  # templates are not needed otherwise

        _write(report, to_html(case.ledger, name=case.folder.stem))


def _marked(case: Case) -> Ledger:
    """The full ledger with protected people marked, where the case was read for names."""
    from wherefrom.pipeline.outward import NotReadForNames

    try:
        return case.marked()
    except NotReadForNames:
        return case.ledger


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        _fail(f"{path}: cannot be written ({error.strerror}). Choose another place.")


def _show(parts: Iterable[RenderableType]) -> None:
    target = terminal.console()
    for part in parts:
        target.print(part)


@main.command()
@CASE
@click.argument("what", type=click.Choice(WHAT), required=False)
@click.argument("claim", required=False)
@click.option("--json", "ledger", type=click.Path(path_type=Path), help="Write the ledger here.")
@click.option("--report", type=click.Path(path_type=Path), help="Write the report page here.")
def show(
    case: Path, what: str | None, claim: str | None, ledger: Path | None, report: Path | None
) -> None:
    """Show what is in CASE: claims, one claim, documents, sources and so on.

    Example:

    \b
        wherefrom show reports.case claim c-3f2a9c01d4e7
    """
    if (what == "claim") != (claim is not None):
        raise click.UsageError("`show CASE claim ID` takes the id of a claim; others take none.")
    with wherefrom.open_case(case) as opened:
        _written(opened, ledger, report)
        _show(_parts(opened.ledger, what, claim))


def _parts(result: Ledger, what: str | None, claim: str | None) -> Iterable[RenderableType]:
    if what == "claims":
        lookup = look_up(result)
        return [terminal.claims_table(claims_that_matter(lookup), lookup, ids=True)]
    if what == "claim":
        chosen = _chosen(result, claim or "")
        codes = indicators_terminal.claim_codes(result, chosen)
        return [*terminal.claim_page(result, chosen), *codes]
    return LISTS.get(what or "", terminal.overview)(result)


LISTS: dict[str, Callable[[Ledger], Iterable[RenderableType]]] = {
    "documents": lambda result: [terminal.documents_table(result)],
    "sources": lambda result: [terminal.sources_table(result)],
    "conflicts": terminal.conflicts_list,
    "findings": terminal.findings_list,
    "originals": terminal.originals_list,
    "indicators": indicators_terminal.indicators_list,
    "codebooks": indicators_terminal.codebooks_list,
    "notices": terminal.notices_list,
}


def _chosen(result: Ledger, name: str) -> Claim:
    """The claim of this id, or of an id that begins so."""
    found = [c for c in result.claims if c.id == name] or [
        c for c in result.claims if len(name) > 3 and c.id.startswith(name)
    ]
    if len(found) != 1:
        _fail(f"no one claim has the id {name!r}; `wherefrom show CASE claims` lists the ids.")
    return found[0]


@main.command()
@CASE
@click.argument("words", nargs=-1, required=True)
def search(case: Path, words: tuple[str, ...]) -> None:
    """Find the statements and documents of CASE that hold all WORDS, in any language.

    Example:

    \b
        wherefrom search reports.case locked doors
    """
    with wherefrom.open_case(case) as opened:
        hits = opened.search(" ".join(words))
    for hit in hits:
        kind = f"statement {hit.statement}" if hit.statement else "document"
        click.echo(visible(f"{hit.path} ({kind}): {' '.join(hit.snippet.split())}"))
    if not hits:
        click.echo("Nothing here holds these words.")


@main.command()
@CASE
@click.argument("allegation", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Write the answer as JSON.")
@click.option("--most", type=click.IntRange(1, 200), default=5, show_default=True,
              help="Questions shown at the most, and as many single statements.")  # fmt: skip
def ask(case: Path, allegation: tuple[str, ...], as_json: bool, most: int) -> None:
    """Find what in CASE bears on ALLEGATION, and how many named origins stand behind it.

    Shown are the questions it touches with all their answers, then statements
    that answer none of them; or that nothing here says it.

    Example:

    \b
        wherefrom ask reports.case "Twenty workers died in the fire"
    """
    with wherefrom.open_case(case) as opened:
        result = opened.ledger
        found = opened.ask(" ".join(allegation), most=most)
    if as_json:
        click.echo(asked.to_json(result, found), nl=False)
    else:
        _show(asked.page(result, found))


@main.command()
@CASE
@click.option("--without", "names", multiple=True, required=True, metavar="NAME",
              help="A source's name, a document's path, or an id; may be repeated.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Write the result as JSON.")
def whatif(case: Path, names: tuple[str, ...], as_json: bool) -> None:
    """Show what CASE loses if a source or a document is withdrawn.

    Listed are the answers that lose support, with their counts before and
    after and the exact words lost, and the findings that go or appear. What a
    withdrawn body's spokespeople and records said goes with it. Nothing in
    the case is changed.

    Example:

    \b
        wherefrom whatif reports.case --without "Port Sarrow Police"
    """
    with wherefrom.open_case(case) as opened:
        found = opened.without(*names)
        result = opened.ledger
    if as_json:
        click.echo(withdrawn.to_json(result, found), nl=False)
    else:
        _show(withdrawn.page(result, found))


@main.command("set")
@CASE
@click.argument("document")
@click.option("--published", metavar="DATE", help="The day of publication, e.g. 2013-04-12.")
@click.option("--publisher", metavar="NAME", help="Who published it.")
@click.option("--author", metavar="NAME", help="Who wrote it; several with ; between them.")
@click.option("--url", metavar="URL", help="Its address.")
def set_(
    case: Path,
    document: str,
    published: str | None,
    publisher: str | None,
    author: str | None,
    url: str | None,
) -> None:
    """Say what DOCUMENT's own words do not: its date, publisher, author, address.

    DOCUMENT is an id, the beginning of one, or a file's name. What is set here
    is never overwritten by a run, and stands in the ledger as given.

    Example:

    \b
        wherefrom set reports.case leaflet.txt --published 2013-04-12
    """
    if not any((published, publisher, author, url)):
        raise click.UsageError("nothing to set: give --published, --publisher, --author or --url.")
    with wherefrom.open_case(case) as opened:
        opened.set(document, published=published, publisher=publisher, author=author, url=url)
        _show(terminal.overview(opened.ledger))


for _kind in KINDS:
    rule.add_command(_kind)
main.add_command(rule)
main.add_command(rulings)
main.add_command(serve)
main.add_command(reviewer)
main.add_command(mcp)
for _command in COMMANDS:
    main.add_command(_command)


@main.command()
@CASE
def verify(case: Path) -> None:
    """Hash CASE's originals and log again, and name what was changed, added or lost.

    Example:

    \b
        wherefrom verify reports.case
    """
    with wherefrom.open_case(case) as opened:
        found = opened.verify()
    for damage in found.damage:
        click.echo(f"wherefrom: {damage.kind}: {damage.what}: {damage.detail}", err=True)
    if not found.ok:
        sys.exit(1)
    entries = plural(found.entries, "log entry", "log entries")
    click.echo(f"{plural(found.originals, 'original')} and {entries} are as they were written.")


@main.command()
@CASE
@click.argument("document")
@click.option("--reason", required=True, help="Why, for the log; write no names in it.")
@click.option("--whole", is_flag=True, help="Remove the whole archive that holds it.")
def purge(case: Path, document: str, reason: str, whole: bool) -> None:
    """Remove DOCUMENT's original and all that was worked out from it.

    The log keeps that something was removed, when and why, without its name.

    Example:

    \b
        wherefrom purge reports.case statement.docx --reason "consent withdrawn"
    """
    with wherefrom.open_case(case) as opened:
        opened.purge(document, reason, whole=whole)
        _show(terminal.overview(opened.ledger))
