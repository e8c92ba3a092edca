"""Small archives, mails and captures made in memory for the tests."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tarfile
import zipfile
from email.message import EmailMessage

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGE = b"<!doctype html><html><title>Closed</title><p>The harbour office closed on Monday.</p>"


def zipped(members: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def capture(
    url: str,
    body: bytes = PAGE,
    *,
    status: str = "200 OK",
    media_type: str = "text/html; charset=utf-8",
    date: str = "2013-03-03T08:00:00Z",
    kind: str = "response",
    headers: tuple[tuple[str, str], ...] = (),
) -> dict[str, object]:
    return {
        "url": url,
        "body": body,
        "status": status,
        "headers": [("Content-Type", media_type), *headers],
        "date": date,
        "kind": kind,
    }


def warc(*captures: dict[str, object], gz: bool = True) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gz)
    writer.write_record(writer.create_warcinfo_record("test.warc", {"software": "test"}))
    for one in captures:
        http = StatusAndHeaders(one["status"], one["headers"], protocol="HTTP/1.1")
        if one["kind"] == "revisit":
            record = writer.create_revisit_record(
                one["url"],
                digest=payload_digest(one["body"]),
                refers_to_uri=one["url"],
                refers_to_date="2013-03-03T08:00:00Z",
                http_headers=http,
                warc_headers_dict={"WARC-Date": one["date"]},
            )
        else:
            resource = one["kind"] == "resource"
            record = writer.create_warc_record(
                one["url"],
                one["kind"],
                payload=io.BytesIO(one["body"]),
                http_headers=None if resource else http,
                warc_headers_dict={"WARC-Date": one["date"]},
                warc_content_type=dict(one["headers"])["Content-Type"] if resource else "",
            )
        writer.write_record(record)
    return out.getvalue()


def payload_digest(body: bytes) -> str:
    import base64

    return "sha1:" + base64.b32encode(hashlib.sha1(body).digest()).decode()


def wacz(archive: bytes, *, tampered: bool = False, signed: bool = False, **extra: bytes) -> bytes:
    pages = (
        b'{"format": "json-pages-1.0"}\n'
        + json.dumps({"url": "http://harbourpost.example/a", "title": "Closed for good"}).encode()
    )
    members = {"archive/data.warc.gz": archive, "pages/pages.jsonl": pages}
    resources = [
        {"name": name, "path": name, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        for name, data in members.items()
    ]
    if tampered:
        resources[0]["hash"] = "sha256:" + "0" * 64
    package = json.dumps({"profile": "data-package", "resources": resources}).encode()
    members["datapackage.json"] = package
    if signed:
        seal = {
            "path": "datapackage.json",
            "hash": f"sha256:{hashlib.sha256(package).hexdigest()}",
            "signedData": {
                "signature": "c2ln",
                "domain": "archive.example",
                "created": "2013-03-04T00:00:00Z",
            },
        }
        members["datapackage-digest.json"] = json.dumps(seal).encode()
    return zipped({**members, **extra}, method=zipfile.ZIP_STORED)


def mail(
    body: str = "They have not paid us since May.",
    *,
    html: str | None = None,
    attachments: dict[str, bytes] | None = None,
    **headers: str,
) -> bytes:
    message = EmailMessage()
    given = {
        "From": "Rosa Ito <rosa@clerks.example>",
        "To": "desk@harbourpost.example",
        "Subject": "Wages at the harbour office",
        "Date": "Fri, 12 Apr 2013 23:30:00 -0500",
        "Message-ID": "<1@clerks.example>",
        **headers,
    }
    for name, value in given.items():
        message[name] = value
    if body:
        message.set_content(body)
    if html and body:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    for name, data in (attachments or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def gz(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)
