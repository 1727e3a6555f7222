"""The table of what was measured, at the end of a run."""

from __future__ import annotations

import pytest

from tests.quality.scorer import Report
from tests.quality.table import render_table

#: Under this name a test hands over what it measured; it survives `pytest -n`.
MEASURED = "quality_report"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    measured = [
        Report.from_json(value)
        for outcome in ("passed", "failed")
        for test in terminalreporter.getreports(outcome)
        if test.when == "call"
        for name, value in test.user_properties
        if name == MEASURED and isinstance(value, dict)
    ]
    if measured:
        terminalreporter.section("quality")
        by_name = sorted(measured, key=lambda report: report.name)
        terminalreporter.write_line(render_table(by_name))
