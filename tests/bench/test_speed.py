"""The measuring itself: what it counts, what it writes, and that it leaves no process behind."""

from __future__ import annotations

import itertools
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest
import sqlalchemy as sa
import yaml
from aiohttp import web

from bench import growth, report, servers, speed
from bench.breakdown import Clock, node_name
from bench.contenders import ALL
from bench.load import load, percentile
from milia.facts import load as load_facts
from nlu.plain_files import phrase_files
from runtime.training import ensure_model


def test_percentile() -> None:
    values = [float(i) for i in range(100, 0, -1)]

    assert [percentile(values, share) for share in (50, 95, 99, 100)] == [51, 96, 100, 100]
    assert percentile([7.0], 99) == 7


async def test_the_load_counts_answers_and_failures_apart() -> None:
    asked: list[dict[str, Any]] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(await request.json())
        # An empty answer is none.
        said = [{}, [], [{"text": "x"}], [{"text": "x"}]][len(asked) % 4]
        return web.json_response(said, status=500 if said == {} else 200)

    app = web.Application()
    app.router.add_post("/", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]

    result = await load(f"http://127.0.0.1:{port}/", people=3, seconds=0.3)
    await runner.cleanup()

    assert result["turns"] + result["failed"] == len(asked)
    assert abs(result["turns"] - result["failed"]) <= 3
    assert len({body["sender"] for body in asked}) == 3
    assert 0 < result["p50"] <= result["p99"]


def test_ten_times_the_facts_are_facts_and_ten_times_the_phrases_phrases(tmp_path: Path) -> None:
    growth.copy_project(tmp_path)
    before = load_facts()

    facts, phrases = growth.grow_facts(tmp_path), growth.grow_phrases(tmp_path)

    after = load_facts(tmp_path / "data/facts.yml")
    assert len(after.facts) == facts == 10 * len(before.facts)
    assert len(after.topics) == 10 * len(before.topics)
    lines = [
        line
        for path in phrase_files(tmp_path)
        for block in yaml.safe_load(path.read_text())["nlu"]
        for line in block["examples"].splitlines()
    ]
    assert len(lines) == phrases
    assert phrases % 10 == 0


def test_parts_are_added_up_by_name() -> None:
    class Node:
        _node_name = "run_nlu.classifier.MiliaClassifier6"

        def __call__(self) -> str:
            return "done"

    clock = Clock()
    clock.wrap(Node, "__call__", node_name)

    assert [Node()() for _ in range(2)] == ["done", "done"]
    assert list(clock.turn) == ["NLU: MiliaClassifier"]
    assert clock.turn["NLU: MiliaClassifier"] > 0


def test_a_number_is_printed_with_its_spread_and_its_ratio_to_an_earlier_run() -> None:
    printed = list(report.lines({"turn p50, ms": [10, 12, 11], "new": [0]}, {"turn p50, ms": [22]}))

    assert printed[0].split() == ["turn", "p50,", "ms", "11", "(10", "to", "12)", "×", "0.50"]
    assert printed[1].split() == ["new", "0"]


def test_the_page_and_the_plot_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "PAGE", tmp_path / "performance.md")
    monkeypatch.setattr(report, "PLOT", tmp_path / "img" / "performance.png")
    taken = {"at": "2026-11-25T12:00", "commit": "abc", "machine": "a machine", "load": 0.1}

    def group(curve: list[list[float]] | None = None, **numbers: list[float]) -> dict[str, Any]:
        return {"taken": taken, "numbers": numbers, **({"curve": curve} if curve else {})}

    report.write(
        {
            "theirs": {"turn": group(p50=[55])},
            "ours": {
                "turn": group(p50=[10, 11, 12]),
                "conversation": group([[5, 10, 11], [15, 10, 12]], m=[10]),
                "parts": group(store=[1], all=[10]),
                "load, 1 worker": group(
                    **{"1 worker, 10 people: turns/s": [60.0], "1 worker, 10 people: lost": [0]}
                ),
            },
        }
    )

    page = (tmp_path / "performance.md").read_text()
    assert "| p50 | 11 (10 to 12) | 55 | 1/5.0 |" in page
    assert "| 10 people | 60 | 0 |" in page
    assert "| ours: turn | 2026-11-25T12:00 | abc | 0.1 |" in page
    assert (tmp_path / "img" / "performance.png").stat().st_size > 1000


def test_results_that_are_kept_can_be_read() -> None:
    path = report.ROOT / "bench" / "results.json"
    if path.exists():
        for groups in json.loads(path.read_text()).values():
            for entry in groups.values():
                assert entry["taken"]["commit"] and entry["numbers"]


def test_peers_take_the_same_data_and_their_own_pipeline() -> None:
    default, diet = (contender._config(epochs=7) for contender in ALL[:2])

    assert {step["epochs"] for step in default["policies"] if "epochs" in step} == {7}
    assert [step["name"] for step in diet["policies"]] == ["RulePolicy", "MemoizationPolicy"]
    assert default["assistant_id"] == diet["assistant_id"] == "milia"


@pytest.mark.slow
def test_two_workers_on_postgresql_and_redis_answer_everyone_and_lose_nothing() -> None:
    ensure_model()
    effort = speed.Effort(repeats=1, load_seconds=3, people=(20,))
    with servers.ours(workers=2, shared=True) as running:
        running.first_answer()
        with ThreadPoolExecutor(12) as people:
            # All in one conversation, over connections that either worker may have taken.
            answers = list(people.map(lambda i: running.turn("x", "what causes milia?"), range(36)))
        with sa.create_engine(running.environment["MILIA_DATABASE_URL"]).connect() as connection:
            rows = connection.execute(
                sa.text("SELECT type_name FROM events WHERE sender_id = 'x' ORDER BY id")
            )
            kinds = [kind for (kind,) in rows if kind in ("user", "bot")]
        processes = [psutil.Process(p.pid) for p in running.processes]
        processes += [child for p in processes for child in p.children(recursive=True)]
        assert len(processes) >= 3  # one that listens, two that work
    assert not [process for process in processes if process.is_running()]
    assert all(answers)
    assert kinds.count("user") == 36
    # Each was answered before the next one was taken up.
    assert [kind for kind, _ in itertools.groupby(kinds)] == ["user", "bot"] * 36

    numbers = speed.load(2, effort)

    assert numbers["2 workers, 20 people: failed"] == [0]
    assert numbers["2 workers, 20 people: lost"] == [0]
    assert numbers["2 workers, 20 people: turns/s"][0] > 5
