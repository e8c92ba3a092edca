"""What the reading process answers when an original is to be looked at, not read.

Of one member of one file: its HTML made harmless, its text, or a page of a PDF as a picture.
"""

from __future__ import annotations

import base64
import os
from typing import Any, BinaryIO

from wherefrom.kinds import NAMES, Kind
from wherefrom.read.child import OUT_OF_MEMORY, ReadSingle, send, unexpected, wind_up
from wherefrom.read.containers import pieces
from wherefrom.read.encoding import decoded
from wherefrom.read.members import Member
from wherefrom.read.pictures import page_picture, page_sizes
from wherefrom.read.refusals import Refused
from wherefrom.read.sanitised import sanitised
from wherefrom.settings import Intake

PLAIN: frozenset[Kind] = frozenset(["text", "markdown"])
SAMPLE = b"<html><body><p style='color:red'>A</p></body></html>"


def read_nothing(*given: object, **named: object) -> None:
    """The process that shows does not read."""


def answer(
    channel: int, request: dict[str, Any], stream: BinaryIO, limits: Intake, read: ReadSingle
) -> None:
    """Send what ``request`` asks of one member, or why it cannot be had."""
    del read
    wind_up(limits)
    try:
        send(channel, "shown", _asked(_member(request, stream, limits), request))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:
        refused = error if isinstance(error, Refused) else unexpected(error)
        send(channel, "refused", refused.kind, refused.reason, refused.next_step)
    send(channel, "done")


def _member(request: dict[str, Any], stream: BinaryIO, limits: Intake) -> Member:
    name, size = str(request["name"]), int(request["size"])
    for piece in pieces(stream, name, size=size, limits=limits):
        if isinstance(piece, Member) and piece.path == request["member"]:
            return piece
    raise Refused("gone", "The file no longer holds it.", "Look at what the case says was read.")


def _asked(member: Member, request: dict[str, Any]) -> dict[str, Any]:
    kind: Kind = member.kind or "text"
    if request["what"] == "page":
        if kind != "pdf":
            raise Refused("no_page", "It is no PDF and has no pages.", "Look at its text.")
        drawn = page_picture(member.data, int(request["page"]), int(request["width"]))
        return {"content": base64.b64encode(drawn).decode("ascii")}
    if request["what"] == "bytes":
        return {"content": base64.b64encode(member.data).decode("ascii")}
    return {"kind": kind, "called": NAMES[kind], **_looks(member, kind)}


def _looks(member: Member, kind: Kind) -> dict[str, Any]:
    if kind == "html":
        return {"html": sanitised(member.data)}
    if kind == "pdf":
        return {"pages": page_sizes(member.data)}
    if kind in PLAIN:
        return {"text": decoded(member.data, None).text}
    return {}


def preload() -> None:
    """Have the libraries in memory before the sandbox closes."""
    sanitised(SAMPLE)
    decoded(b"na\xefve caf\xe9", None)
