"""How far a run has come, on stderr: a bar a stage, and nothing when piped."""

from __future__ import annotations

from types import TracebackType

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from wherefrom.report.terminal import console


class Bars:
    """A bar for each stage, with counts and the time left."""

    def __init__(self) -> None:
        target = console(error=True)
        self._bars = Progress(
            TextColumn("{task.description:<12}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=target,
            disable=not target.is_terminal,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Bars:
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bars.stop()

    def start(self, stage: str, total: int | None) -> None:
        """A stage begins with ``total`` things to do; None where that is not known."""
        self._tasks[stage] = self._bars.add_task(stage, total=total)

    def step(self, stage: str, n: int = 1) -> None:
        """``n`` more things of ``stage`` are done."""
        self._bars.advance(self._tasks[stage], n)

    def done(self, stage: str) -> None:
        """``stage`` is over."""
        task = self._tasks[stage]
        self._bars.update(
            task,
            total=self._bars.tasks[task].completed or 1,
            completed=self._bars.tasks[task].completed or 1,
        )
