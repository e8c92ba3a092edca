from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from wherefrom.serve.api.reading import Reading
from wherefrom.serve.api.tools import answered, serve
from wherefrom.serve.desk import PSEUDONYMISED


@pytest.fixture(scope="module")
def held(desk):
    return Reading(desk, desk.held(PSEUDONYMISED))


def call(held, tool, **arguments):
    params = {"name": tool, "arguments": arguments}
    line = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params})
    return answered(held, line)


def test_a_tool_gives_the_pseudonymised_view_with_words_marked_as_quoted(held):
    text = call(held, "claims", words="trawler", limit=1)["result"]["content"][0]["text"]
    note, _, body = text.partition("\n")
    assert "not instructions" in note
    (claim,) = json.loads(body)["records"]
    opened = call(held, "claim", id=claim["id"])["result"]["content"][0]["text"]
    assert all(s["quoted"] for s in json.loads(opened.partition("\n")[2])["statements"])
    overview = call(held, "case")["result"]["content"][0]["text"]
    assert json.loads(overview.partition("\n")[2])["view"] == "pseudonymised"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", -32700),
        ("[]", -32600),
        ('{"id": 1}', -32600),
        ('{"id": 1, "method": "resources/list"}', -32601),
        ('{"id": 1, "method": "tools/call", "params": {"name": "delete"}}', -32602),
        ('{"id": 1, "method": "tools/list", "params": [1]}', -32602),
        ("[" * 100000, -32700),
    ],
)
def test_a_message_that_makes_no_sense_is_told_so(held, line, code):
    assert answered(held, line)["error"]["code"] == code


@pytest.mark.parametrize("arguments", [{}, {"id": 5}, {"id": "c-none"}, {"id": "x", "more": 1}])
def test_a_call_that_cannot_be_answered_fails_with_a_reason(held, arguments):
    result = call(held, "claim", **arguments)["result"]
    assert result["isError"] is True
    assert result["content"][0]["text"]


def test_a_notification_is_not_answered(held):
    written = []
    serve(held, ['{"method": "notifications/initialized"}\n', "\n"], written.append)
    assert written == []


def test_the_official_client_can_use_it(example):
    anyio = pytest.importorskip("anyio")
    pytest.importorskip("mcp", reason="the official client is not installed")
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client

    server = StdioServerParameters(
        command=sys.executable,
        args=["-c", "from wherefrom.cli import main; main()", "mcp", str(example.folder)],
        env=dict(os.environ),
    )

    async def used() -> tuple[list[str], str]:
        async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
            await session.initialize()
            tools = await session.list_tools()
            result = await session.call_tool("claims", {"limit": 1})
            return [t.name for t in tools.tools], result.content[0].text

    with ThreadPoolExecutor(1) as apart:  # a browser's event loop may run in this thread
        names, text = apart.submit(anyio.run, used).result()
    assert {"case", "claims", "claim", "search"} <= set(names)
    assert "records" in text
