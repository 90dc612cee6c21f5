"""Writes results/retrieval.json and results/speed.json.

In samples/, about 40 s: make measure NAME=09-llm-examples/rag
"""

from __future__ import annotations

import datetime
import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

import store
from chunks import by_heading, current, load
from embed import CachedEncoder, Encoder, Vectors, model_folder
from evaluate import (
    CUTS,
    KINDS,
    METHODS,
    at_1,
    at_5,
    choose,
    difference,
    find,
    mrr,
    questions,
    rank_all,
    recall,
    refusals,
    with_interval,
)
from retrieve import Retriever
from search import Keywords

HERE = Path(__file__).parent
ROWS = 20_000
MANY = "many"


def value(number: float, unit: str = "", digits: int = 0) -> dict[str, Any]:
    return {"value": round(number, digits), "unit": unit, "digits": digits}


def percent(share: float) -> dict[str, Any]:
    return value(100 * share, "%")


def machine() -> str:
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    name = platform.freedesktop_os_release()
    system = f"{name['NAME'].split()[0]} {name.get('VERSION_ID', '')}".strip()
    return f"{os.cpu_count()} cores, {gib:.0f} GiB, {system}"


def write(
    connection: store.Connection,
    name: str,
    values: dict[str, Any],
    series: dict[str, Any],
) -> None:
    number = connection.info.parameter_status("server_version") or ""
    extension = "SELECT extversion FROM pg_extension WHERE extname = 'vector'"
    row = connection.execute(extension).fetchone()
    packages = ("numpy", "tokenizers", "bm25s", "psycopg")
    content = {
        "command": "python measure.py",
        "machine": machine(),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": {"python": platform.python_version()}
        | {package: version(package) for package in packages}
        | {"postgresql": number.split()[0], "pgvector": row[0] if row else ""},
        "values": values,
        "series": series,
    }
    (HERE / "results").mkdir(exist_ok=True)
    file = HERE / "results" / f"{name}.json"
    file.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    print(name, {key: f"{one['value']} {one['unit']}" for key, one in values.items()})


def retrieval(connection: store.Connection, encoder: CachedEncoder) -> None:
    asked = questions("test")
    values: dict[str, Any] = {"questions": value(len(asked))}
    series: dict[str, Any] = {"k": [1, 3, 5, 10], "recall": {}, "first": {}}
    documents = current(load())
    for number, (name, cut) in enumerate(CUTS.items(), start=1):
        ranks = rank_all(connection, encoder, asked, cut)
        texts = [chunk.text for one in documents for chunk in cut(one)]
        words = statistics.mean(len(text.split()) for text in texts)
        values[f"cut_{number}_at_5"] = percent(at_5(ranks["hybrid"]))
        values[f"cut_{number}_vector_at_5"] = percent(at_5(ranks["vector"]))
        values[f"cut_{number}_chunks"] = value(len(texts))
        values[f"cut_{number}_words"] = value(5 * words)
        series.setdefault("cuts", []).append(name)
    for method in METHODS:  # of the last cut, by heading and with its title
        mine = ranks[method]
        for k in series["k"]:
            point = with_interval(mine, lambda r, k=k: recall(r, k))
            values[f"{method}_at_{k}"] = percent(point[0])
            series["recall"].setdefault(method, []).append(
                [round(100 * one, 1) for one in point]
            )
        values[f"{method}_mrr"] = value(mrr(mine), digits=2)
        series["first"][method] = [
            [
                sum(r == 1 for r, q in zip(mine, asked, strict=True) if q.kind == kind),
                sum(q.kind == kind for q in asked),
            ]
            for kind in KINDS
        ]
    for other in ("keyword", "vector"):
        for name, measure in {"at_1": at_1, "at_5": at_5}.items():
            point = difference(ranks["hybrid"], ranks[other], measure)
            for end, one in zip(("", "_low", "_high"), point, strict=True):
                values[f"over_{other}_{name}{end}"] = value(100 * one)
    rough = rank_all(
        connection,
        encoder,
        questions("development"),
        make=lambda texts: Keywords(texts, stop=()),
    )
    fine = rank_all(connection, encoder, questions("development"))
    values["all_words_mrr"] = value(mrr(rough["keyword"]), digits=2)
    values["stop_list_mrr"] = value(mrr(fine["keyword"]), digits=2)
    retriever = Retriever(connection, encoder)
    threshold = choose(*find(retriever, "development"))
    values["threshold"] = value(threshold, digits=2)
    series["scores"] = {}
    for half in ("development", "test"):
        answerable, empty = find(retriever, half)
        refused, answered = refusals(answerable, empty, threshold)
        values[f"{half}_false_refusals"] = value(refused)
        values[f"{half}_false_answers"] = value(answered)
        values[f"{half}_answerable"] = value(len(answerable))
        values[f"{half}_empty"] = value(len(empty))
        for name, found in (("answerable", answerable), ("empty", empty)):
            series["scores"].setdefault(name, []).extend(
                [round(one.similarity, 3), bool(one.unknown)] for one in found
            )
    write(connection, "retrieval", values, series)


def median_ms(call: Callable[[Vectors], object], asked: Sequence[Vectors]) -> float:
    times = []
    for one in asked:
        began = time.perf_counter()
        call(one)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def fill(connection: store.Connection, real: Vectors) -> None:
    """ROWS vectors of one tenant: the real ones, each many times with noise."""
    draw = np.random.default_rng(5)
    noise = draw.normal(scale=0.04, size=(ROWS, real.shape[1]))
    rows = real[np.arange(ROWS) % len(real)] + noise
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    connection.execute("INSERT INTO tenant VALUES (%s)", [MANY])
    copy_rows = "COPY chunk FROM STDIN WITH (FORMAT BINARY)"
    with connection.cursor().copy(copy_rows) as copy:
        copy.set_types(["text"] * 5 + ["vector"])
        for n, row in enumerate(rows.astype(np.float32)):
            copy.write_row((f"{MANY}/{n}", MANY, "d", "t", MANY, row))
    connection.execute("ANALYZE chunk")


def speed(connection: store.Connection, encoder: CachedEncoder) -> None:
    documents = current(load())
    texts = [chunk.text for one in documents for chunk in by_heading(one)]
    plain = Encoder()
    began = time.perf_counter()
    for start in range(0, len(texts), 16):
        plain.batch(sorted(texts, key=len)[start : start + 16])
    index_s = time.perf_counter() - began
    asked = [one.question for one in questions("test")]
    times = []
    for question in asked:
        began = time.perf_counter()
        plain.batch([question])
        times.append((time.perf_counter() - began) * 1000)
    store.rebuild(connection, documents, encoder)
    retriever = Retriever(connection, encoder)
    vectors = list(encoder.encode(asked))
    whole = []
    for question in asked:
        began = time.perf_counter()
        retriever.search("aurora", question)
        whole.append((time.perf_counter() - began) * 1000)
    fill(connection, encoder.encode(texts))

    def near(vector: Vectors) -> list[str]:
        return [id_ for id_, _ in store.nearest(connection, MANY, MANY, vector, 10)]

    # Without the second sort key, which no approximate index serves.
    approximate = (
        "SELECT id FROM chunk WHERE tenant = %s ORDER BY embedding <=> %s LIMIT 10"
    )

    def hnsw(vector: Vectors) -> list[str]:
        return [row[0] for row in connection.execute(approximate, [MANY, vector])]

    near(vectors[0])
    exact_ms, exact = median_ms(near, vectors), [near(one) for one in vectors]
    began = time.perf_counter()
    connection.execute("CREATE INDEX ON chunk USING hnsw (embedding vector_cosine_ops)")
    build_s = time.perf_counter() - began
    connection.execute("SET hnsw.iterative_scan = strict_order")
    plan = connection.execute("EXPLAIN " + approximate, [MANY, vectors[0]]).fetchall()
    assert any("embedding_idx" in row[0] for row in plan), plan  # noqa: S101
    hnsw(vectors[0])
    hnsw_ms, found = median_ms(hnsw, vectors), [hnsw(one) for one in vectors]
    pairs = zip(exact, found, strict=True)
    kept = sum(len({*one} & {*other}) for one, other in pairs) / (10 * len(vectors))
    values = {
        "model_size": value(
            (model_folder() / "model.safetensors").stat().st_size / 1e6, "MB"
        ),
        "index": value(index_s, "s", 1),
        "embed_question": value(statistics.median(times), "ms"),
        "search": value(statistics.median(whole), "ms", 1),
        "rows": value(ROWS),
        "exact": value(exact_ms, "ms", 1),
        "hnsw": value(hnsw_ms, "ms", 1),
        "hnsw_build": value(build_s, "s", 1),
        "hnsw_kept": percent(kept),
    }
    write(connection, "speed", values, {})


if __name__ == "__main__":
    with store.connect(os.environ["DATABASE_URL"]) as database:
        retrieval(database, CachedEncoder())
        speed(database, CachedEncoder())
