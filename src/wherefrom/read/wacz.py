"""Web archives packed as WACZ 1.1.1: hashes checked, signatures reported, pages named."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, cast

from wherefrom.model import Notice
from wherefrom.read.archives import check_declared, check_whole, counted, gunzipped, zip_bytes
from wherefrom.read.members import CHUNK, Allowance, Member, Pieces
from wherefrom.read.refusals import Refused
from wherefrom.read.warc import warc_members

_LIST = "datapackage.json"
_SEAL = "datapackage-digest.json"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


def wacz_members(archive: zipfile.ZipFile, path: str, allowance: Allowance) -> Pieces:
    """Notices on the package, then every captured page of its WARC files, in their order."""
    check_declared(archive, allowance)
    yield from _integrity(archive, path, allowance)
    titles = _titles(archive, allowance)
    for info in archive.infolist():
        if info.filename.startswith("archive/") and info.filename.endswith((".warc", ".warc.gz")):
            yield from _pages(archive, info, f"{path}!/{info.filename}", allowance, titles)


def _pages(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    path: str,
    allowance: Allowance,
    titles: dict[str, str],
) -> Pieces:
    try:
        with archive.open(info) as raw:
            packed = cast(BinaryIO, raw)
            zipped = info.filename.endswith(".gz")
            stream = gunzipped(packed, allowance) if zipped else counted(packed, allowance)
            for piece in warc_members(stream, path, allowance):
                title = titles.get(piece.url or "") if isinstance(piece, Member) else None
                if isinstance(piece, Member) and title:
                    given = replace(piece.given, fallback_title=title)
                    yield replace(piece, given=given)
                else:
                    yield piece
            check_whole(stream)
    except Refused as refused:
        if refused.kind == "expands":
            raise
        yield refused.unread(path)


def _integrity(archive: zipfile.ZipFile, path: str, allowance: Allowance) -> Iterator[Notice]:
    listed = _json(archive, _LIST, allowance)
    seal = _json(archive, _SEAL, allowance)
    if not isinstance(listed, dict) or not isinstance(listed.get("resources"), list):
        yield _notice(path, "unreadable_package", f"{_LIST} cannot be read: no hash was checked.")
        return
    for resource in listed["resources"]:
        if isinstance(resource, dict):
            yield from _one(archive, path, str(resource.get("path", "")), resource.get("hash"))
    named = {str(r.get("path")) for r in listed["resources"] if isinstance(r, dict)}
    for info in archive.infolist():
        if info.filename.startswith("archive/") and info.filename not in named:
            message = f"{info.filename} is not listed in {_LIST}: it has no hash to check it by."
            yield _notice(f"{path}!/{info.filename}", "unlisted_member", message)
    if isinstance(seal, dict):
        yield from _seal(archive, path, seal)


def _one(archive: zipfile.ZipFile, path: str, name: str, declared: object) -> Iterator[Notice]:
    """Nothing where the member has the hash that the package gives for it."""
    where = f"{path}!/{name}"
    algorithm, _, wanted = str(declared or "").partition(":")
    if algorithm not in ("sha256", "sha512", "md5", "sha1") or not wanted:
        yield _notice(where, "no_hash", f"{name} has no hash that can be checked.")
        return
    try:
        info = archive.getinfo(name)
    except KeyError:
        message = f"{name} is listed in {_LIST} and is not in the package."
        yield _notice(where, "missing_member", message)
        return
    if _hash(archive, info, algorithm) != wanted.lower():
        message = (
            f"{name} does not have the hash that {_LIST} gives for it: it was changed or "
            f"damaged after the package was made."
        )
        yield _notice(where, "hash_mismatch", message)


def _hash(archive: zipfile.ZipFile, info: zipfile.ZipInfo, algorithm: str) -> str | None:
    engine = hashlib.new(algorithm, usedforsecurity=False)
    try:
        with archive.open(info) as stream:
            while chunk := stream.read(CHUNK):
                engine.update(chunk)
    except _BROKEN:
        return None
    return engine.hexdigest()


def _seal(archive: zipfile.ZipFile, path: str, seal: dict[str, Any]) -> Iterator[Notice]:
    if seal.get("hash"):
        yield from _one(archive, path, str(seal.get("path") or _LIST), seal["hash"])
    signed = seal.get("signedData")
    if isinstance(signed, dict) and signed.get("signature"):
        who = signed.get("domain") or signed.get("publicKey") or "an unnamed key"
        message = (
            f"The package carries a signature of {str(who)[:80]}, made "
            f"{signed.get('created') or 'at an unknown time'}; it was not checked whether the "
            f"signature holds."
        )
        yield _notice(path, "signature", message)


def _titles(archive: zipfile.ZipFile, allowance: Allowance) -> dict[str, str]:
    """Address to title, from the page lists; the first title of an address stands."""
    titles: dict[str, str] = {}
    for info in archive.infolist():
        if not (info.filename.startswith("pages/") and info.filename.endswith(".jsonl")):
            continue
        try:
            lines = zip_bytes(archive, info, allowance).splitlines()
        except Refused:
            continue
        for line in lines:
            page = _loaded(line)
            if isinstance(page, dict) and page.get("url") and page.get("title"):
                titles.setdefault(str(page["url"]), " ".join(str(page["title"]).split()))
    return titles


def _json(archive: zipfile.ZipFile, name: str, allowance: Allowance) -> object:
    try:
        return _loaded(zip_bytes(archive, archive.getinfo(name), allowance))
    except (KeyError, Refused):
        return None


def _loaded(data: bytes) -> object:
    try:
        loaded: object = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return loaded


def _notice(path: str, kind: str, message: str) -> Notice:
    return Notice(None, None, None, kind, message, path)
