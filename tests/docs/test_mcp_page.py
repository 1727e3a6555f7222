"""docs/mcp.md names every tool and argument, and its bounds are those of the server."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client

from sourceline.cli.main import commands
from sourceline.mcp import bounds
from sourceline.mcp.server import make_server
from tests.archives import built, write_pile

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "mcp.md").read_text(encoding="utf-8")


def test_each_tool_and_argument_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCELINE_TAGGER", "off")
    built(write_pile(tmp_path / "pile", stories=1, reports=1), tmp_path / "news.db")

    async def talk() -> Any:
        async with Client(make_server(tmp_path / "news.db")) as client:
            return (await client.list_tools()).tools

    told = {
        name: set(re.findall(r"`(\w+)`", arguments))
        for name, arguments in re.findall(r"^\| `(\w+)` \| (.*?) \|", PAGE, re.M)
    }
    tools = anyio.run(talk)
    assert told == {tool.name: set(tool.input_schema["properties"]) for tool in tools}
    (part,) = [tool.input_schema["properties"]["part"] for tool in tools if tool.name == "story"]
    assert all(f"`{name}`" in PAGE for name in part["enum"])


def test_bounds() -> None:
    assert f"is {bounds.DEFAULT_ITEMS} unless told, and at most {bounds.MOST_ITEMS}" in PAGE
    assert f"after {bounds.QUOTE} characters" in PAGE


def test_what_is_to_be_pasted_is_a_command() -> None:
    (block,) = re.findall(r"```json\n(.*?)```", PAGE, re.S)
    (server,) = json.loads(block)["mcpServers"].values()
    assert server["command"] == "sourceline"
    name, *arguments = server["args"]
    commands.commands[name].make_context(name, arguments)
