"""The commands by which results leave a case, and people in it stay protected."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import click

import wherefrom
from wherefrom.model import Level
from wherefrom.protect.generalised import LEVELS
from wherefrom.report.exports import FORMATS
from wherefrom.report.words import plural, visible

CASE = click.argument("case", type=click.Path(path_type=Path))
LEVEL = click.option(
    "--level", type=click.Choice(list(LEVELS)), default="standard", show_default=True,
    help="How much is generalised: " + "; ".join(f"{k}: {v}" for k, v in LEVELS.items()) + ".",
)  # fmt: skip
FOUND, DOUBTFUL = 1, 3  # exit codes of check-export


@click.command()
@CASE
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def people(case: Path, as_json: bool) -> None:
    """List the people whom CASE names: who is protected, by what pseudonym, and why.

    The list holds names; it is for work inside the case.

    Example:

    \b
        wherefrom people reports.case
    """
    with wherefrom.open_case(case) as opened:
        every = opened.people()
    if as_json:
        records = [
            {
                "names": list(one.person.names),
                "protected": one.person.protected,
                "pseudonym": one.pseudonym,
                "why": one.person.why,
            }
            for one in every
        ]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
        return
    for one in every:
        names = " / ".join(visible(name) for name in one.person.names)
        shown = one.pseudonym or "name stands"
        click.echo(f"{shown:<24} {names}: {one.person.why}")
    protected = sum(one.person.protected for one in every)
    click.echo(f"{protected} of {plural(len(every), 'person', 'people')} protected.")


@click.command()
@CASE
@click.argument("name")
@click.option("--by", required=True, metavar="NAME", help="Who says so; stands in the log.")
@click.option("--why", default="", metavar="TEXT", help="The reason, for other reviewers.")
@click.option("--free", is_flag=True, help="The name may stand.")
@click.option("--unread", is_flag=True, help="Protect a name that was not read as a person's.")
def protect(case: Path, name: str, by: str, why: str, free: bool, unread: bool) -> None:
    """Say that NAME is protected in all that leaves CASE, or with --free that it may stand.

    No run changes what was said, and it is in the log without the name.

    Example:

    \b
        wherefrom protect reports.case "Otto Brams" --by "Ann Lee" --why "reporter at risk"
    """
    with wherefrom.open_case(case) as opened:
        opened.protect(name, by=by, why=why, free=free, unread=unread)
        one = next((o for o in opened.people() if name in o.person.names), None)
    shown = one.pseudonym if one else None
    click.echo(f"{visible(name)}: " + (f"leaves as [{shown}]." if shown else "the name stands."))


@click.command()
@CASE
@click.option("--to", "form", type=click.Choice(sorted(FORMATS)), required=True, help="The format.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The file to write.")
@click.option("--pseudonymised/--full", default=True, help="Which view; pseudonymised by default.")
@LEVEL
@click.option("--reason", default="", metavar="TEXT", help="Why; --full needs it. It is logged.")
def export(
    case: Path, form: str, out: Path, pseudonymised: bool, level: Level, reason: str
) -> None:
    """Write what CASE holds to a file that may leave it, with people at risk as pseudonyms.

    The exact words of reports stay, and can be searched for: a reader may find
    the original, and with it the name. Every export is logged.

    Example:

    \b
        wherefrom export reports.case --to html --out dossier.html
    """
    with wherefrom.open_case(case) as opened:
        write = FORMATS[form].write
        if FORMATS[form].hashed:
            write = partial(write, sha1=opened.checksums())
        content = opened.export(write, level=level if pseudonymised else None, reason=reason)
        _write(out, content)
        found = opened.check_export(out) if pseudonymised else []
    sure = [one for one in found if not one.doubtful]
    if sure:
        out.unlink()
        raise click.ClickException(
            f"{out} held a protected name ({sure[0].name}) and was removed. This is a defect: "
            "please report it. `wherefrom people CASE` lists who is protected."
        )
    doubts = f"; {plural(len(found), 'doubtful name')} to look at (check-export)" if found else ""
    view = f"pseudonymised, level {level}" if pseudonymised else "full"
    click.echo(f"{out}: {view}{doubts}.")


def _write(path: Path, content: bytes) -> None:
    from wherefrom.store.files import write_whole

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        path.with_name(path.name + ".new").unlink(missing_ok=True)
        raise click.ClickException(
            f"{path}: cannot be written ({error.strerror}). Nothing is left of it; "
            "choose another place."
        ) from error


@click.command("check-export")
@CASE
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def check_export(case: Path, files: tuple[Path, ...]) -> None:
    """Search FILES, and all parts in them, for every name that CASE protects.

    Exit code 1 if there is one; 3 if there are only names that may be common
    words, which a person must look at; 0 if there is none.

    Example:

    \b
        wherefrom check-export reports.case dossier.html
    """
    with wherefrom.open_case(case) as opened:
        found = [(file, one) for file in files for one in opened.check_export(file)]
    for file, one in found:
        kind = "doubtful" if one.doubtful else "found"
        where = "" if one.part == file.name else f", {one.part}"
        click.echo(f"{file}{where}: {kind}: {one.name} (…{visible(one.around)}…)")
    sure = sum(not one.doubtful for _, one in found)
    if not found:
        click.echo("No protected name found. Exact quotations can still be searched for.")
    raise SystemExit(FOUND if sure else DOUBTFUL if found else 0)


@click.command()
@CASE
@click.option("--passphrase", envvar="WHEREFROM_PASSPHRASE", prompt=True, hide_input=True,
              help="Twelve characters or more; kept nowhere.")  # fmt: skip
def key(case: Path, passphrase: str) -> None:
    """Print who stands behind each pseudonym, kept encrypted in CASE as names.age.

    Example:

    \b
        wherefrom key reports.case
    """
    with wherefrom.open_case(case) as opened:
        held = opened.key(passphrase)
    for pseudonym, names in sorted(held.items()):
        click.echo(f"{pseudonym:<24} {' / '.join(visible(name) for name in names)}")


PASSPHRASE = "Twelve characters or more; kept nowhere, and nobody can bring it back."


@click.command()
@CASE
@click.option("--passphrase", envvar="WHEREFROM_PASSPHRASE", prompt=True, hide_input=True,
              confirmation_prompt=True, help=PASSPHRASE)  # fmt: skip
@click.option("--keep", is_flag=True, help="Leave the folder where it is.")
def lock(case: Path, passphrase: str, keep: bool) -> None:
    """Encrypt the whole of CASE, originals too, into CASE.age, and remove the folder.

    The file is read back and compared before the folder goes. `age --decrypt`
    opens it as well: it is a tar inside.

    Example:

    \b
        wherefrom lock reports.case
    """
    from wherefrom.pipeline import locking

    target = locking.lock(case, passphrase, keep=keep)
    rest = "stays" if keep else "was removed"
    click.echo(f"{target}: the whole case, encrypted. {case.name} {rest}.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--passphrase", envvar="WHEREFROM_PASSPHRASE", prompt=True, hide_input=True,
              help="The one it was locked with.")  # fmt: skip
@click.option("--keep", is_flag=True, help="Leave the encrypted file where it is.")
def unlock(file: Path, passphrase: str, keep: bool) -> None:
    """Bring back the case that FILE holds, beside it, and remove the file.

    Example:

    \b
        wherefrom unlock reports.case.age
    """
    from wherefrom.pipeline import locking

    folder = locking.unlock(file, passphrase, keep=keep)
    click.echo(f"{folder}: as it was locked. `wherefrom verify` checks it.")


COMMANDS = (people, protect, export, check_export, key, lock, unlock)
