"""``wherefrom serve``: the workbench in a local browser; ``wherefrom mcp``: a case for programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0 takes a free one.")
@click.option("--by", default="", metavar="NAME", help="Who rules; can be changed on the page.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def serve(case: Path, port: int, by: str, no_browser: bool) -> None:
    """Open CASE in a browser on this machine, to read, judge and correct.

    The address that is printed opens once; only this machine can reach it.
    Ctrl+C ends the server. Everything ruled is kept at once.

    Example:

    \b
        wherefrom serve reports.case --by "Ann Lee"
    """
    from wherefrom.serve import run  # brings the server's libraries

    def told(address: str) -> None:
        click.echo(f"{case} is open at {address}")

    run.serve(case, port=port, reviewer=by, browse=not no_browser, told=told)


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
    from wherefrom.serve.desk import PSEUDONYMISED, Desk

    held = Desk(case).held(PSEUDONYMISED)
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    tools.serve(held, sys.stdin, lambda line: click.echo(line, nl=False))
