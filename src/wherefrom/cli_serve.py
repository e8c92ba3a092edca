"""``wherefrom serve``: the workbench in a local browser; ``wherefrom mcp``: a case for programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import wherefrom


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0 takes a free one.")
@click.option("--by", default="", metavar="NAME", help="Who rules; can be changed on the page.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option(
    "--script-rulings",
    "script",
    default="",
    metavar="NAME",
    help="Let a script of this name rule, by a token of its own; else scripts only read.",
)
@click.option("--bind", metavar="ADDRESS", help="Serve other machines too, at this address.")
@click.option(
    "--name", "names", multiple=True, help="With --bind: a name that browsers reach it by."
)
@click.option("--tls-certificate", type=click.Path(path_type=Path), help="With --bind: PEM file.")
@click.option("--tls-key", type=click.Path(path_type=Path), help="With --bind: PEM file.")
def serve(  # noqa: PLR0913
    case: Path,
    port: int,
    by: str,
    no_browser: bool,
    script: str,
    bind: str | None,
    names: tuple[str, ...],
    tls_certificate: Path | None,
    tls_key: Path | None,
) -> None:
    """Open CASE in a browser on this machine, to read, judge and correct.

    The address that is printed opens once, and only this machine can reach it.
    Everything ruled is kept at once; Ctrl+C ends the server.

    With --bind other machines can reach it too: by TLS only, and only reviewers
    with a password (`wherefrom reviewer`), under whose names rulings are kept.

    Example:

    \b
        wherefrom serve reports.case --by "Ann Lee"
    """
    from wherefrom.serve import run  # brings the server's libraries

    if bind is None:
        if names or tls_certificate or tls_key:
            raise click.UsageError("--name and --tls-... go with --bind.")
        run.serve(
            case, port=port, reviewer=by, script=script, browse=not no_browser, told=click.echo
        )
        return
    if script:
        raise click.UsageError("--script-rulings goes without --bind: scripts rule from here only.")
    if tls_certificate is None or tls_key is None:
        raise click.UsageError("--bind needs --tls-certificate and --tls-key.")
    tls = run.Tls(tls_certificate, tls_key)
    run.serve_others(case, bind, port, names or (bind,), tls, click.echo)


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("name")
@click.option("--remove", is_flag=True, help="Let this reviewer in no more.")
def reviewer(case: Path, name: str, remove: bool) -> None:
    """Give the reviewer NAME a password for `wherefrom serve CASE --bind`.

    It is asked for, not shown, and kept as a hash. Rulings stay when a reviewer goes.

    Example:

    \b
        wherefrom reviewer reports.case "Ann Lee"
    """
    from wherefrom.serve.passwords import Passwords

    with wherefrom.open_case(case):
        passwords = Passwords(case)
    if remove:
        known = passwords.drop(name)
        click.echo(f"{name} is let in no more." if known else f"There is no reviewer {name}.")
        return
    passwords.keep(name, click.prompt("Password", hide_input=True, confirmation_prompt=True))
    click.echo(f"{name} can log in.")


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
def mcp(case: Path) -> None:
    """Let a program read CASE over stdin and stdout, by the Model Context Protocol.

    The program sees the pseudonymised view and can change nothing. What it is
    given holds exact words of documents, marked as quoted data.

    Example:

    \b
        wherefrom mcp reports.case
    """
    from wherefrom.serve.api import tools
    from wherefrom.serve.api.reading import Reading
    from wherefrom.serve.desk import PSEUDONYMISED, Desk

    desk = Desk(case)
    reading = Reading(desk, desk.held(PSEUDONYMISED))
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    tools.serve(reading, sys.stdin, lambda line: click.echo(line, nl=False))
