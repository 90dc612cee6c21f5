"""Draws data/figures/first-model-*.{en,es}.svg from the orders and from results/."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.axis import Axis

from piles import CHOOSE_FROM, JUDGE_FROM, piles
from shop import orders
from support.figures import BAD, GOOD, INK, MUTED, OTHER, new_figure, save

RESULTS = Path(__file__).with_name("results")
SHOWN = 22  # customers in the picture of the split

WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "shuffled": "rows shuffled",
        "whole": "customers whole, in time",
        "fit": "fit",
        "choose": "choose",
        "judge": "judge",
        "none": "in no pile",
        "test": "test",
        "customers": "one line per customer",
        "threshold": "check from this risk on",
        "model": "linear model",
        "band": "95 % interval, by customer",
        "rule": "the desk’s rule",
        "nobody": "check nobody",
        "break_even": "break-even of the costs",
        "half": "what predict() does",
        "predicted": "predicted share, %",
        "real": "share that came back, %",
        "ideal": "as predicted",
        "left": "real minus predicted, points",
        "without": "without the desk’s clause",
        "with": "with it",
        "groups": {
            "house-0": "house, weekday",
            "house-1": "house, weekend",
            "flat-0": "flat, weekday",
            "flat-1": "flat, weekend",
            "office-0": "office, weekday",
            "office-1": "office, weekend",
        },
        "learnt": "customers in the fit",
        "saved": "saved against the rule,\neuros per 1,000 orders",
        "linear": "linear",
        "boosting": "boosting",
    },
    "es": {
        "shuffled": "filas barajadas",
        "whole": "clientes enteros, en orden",
        "fit": "ajustar",
        "choose": "elegir",
        "judge": "juzgar",
        "none": "en ningún montón",
        "test": "prueba",
        "customers": "una línea por cliente",
        "threshold": "comprobar a partir de este riesgo",
        "model": "modelo lineal",
        "band": "intervalo del 95 %, por cliente",
        "rule": "la regla del almacén",
        "nobody": "no comprobar nada",
        "break_even": "umbral que sale de los costes",
        "half": "lo que hace predict()",
        "predicted": "proporción prevista, %",
        "real": "proporción devuelta, %",
        "ideal": "como se predijo",
        "left": "real menos prevista, puntos",
        "without": "sin la condición del almacén",
        "with": "con ella",
        "groups": {
            "house-0": "casa, laborable",
            "house-1": "casa, fin de semana",
            "flat-0": "piso, laborable",
            "flat-1": "piso, fin de semana",
            "office-0": "oficina, laborable",
            "office-1": "oficina, fin de semana",
        },
        "learnt": "clientes en el ajuste",
        "saved": "ahorro frente a la regla,\neuros por cada 1000 pedidos",
        "linear": "lineal",
        "boosting": "boosting",
    },
}


def comma(text: str, language: str) -> str:
    """Decimal comma in Spanish."""
    return text.replace(".", ",") if language == "es" else text


def numbers(axis: Axis, language: str, digits: int = 0) -> None:
    axis.set_major_formatter(
        lambda x, _: comma(f"{x:.{digits}f}", language)
    )


def draw_split(language: str) -> Path:
    words, everything = WORDS[language], orders()
    rng = np.random.default_rng(5)
    near = everything[
        everything["joined"].between(
            CHOOSE_FROM - pd.Timedelta(days=110),
            JUDGE_FROM + pd.Timedelta(days=60),
        )
    ]
    counts = near.groupby("customer").size()
    some = np.sort(
        rng.choice(counts[counts >= 4].index, SHOWN, replace=False)
    )
    line = {customer: place for place, customer in enumerate(some)}
    shown = everything[everything["customer"].isin(some)].copy()
    shown["line"] = shown["customer"].map(line)
    whole = piles(shown)
    inside = pd.concat(whole.values()).index
    test = rng.random(len(shown)) < 0.25
    figure = new_figure(8.2, 4.6)
    left, right = figure.subplots(1, 2, sharey=True)
    sets = [
        (left, shown[~test], GOOD, "o", words["fit"]),
        (left, shown[test], BAD, "^", words["test"]),
        (right, whole["fit"], GOOD, "o", words["fit"]),
        (right, whole["choose"], OTHER, "s", words["choose"]),
        (right, whole["judge"], BAD, "^", words["judge"]),
        (right, shown.drop(inside), MUTED, "x", words["none"]),
    ]
    for axes, part, colour, mark, label in sets:
        axes.plot(
            part["placed"],
            part["line"],
            mark,
            color=colour,
            label=label,
            ms=5,
        )
    for axes, title in (
        (left, words["shuffled"]),
        (right, words["whole"]),
    ):
        axes.set_title(title, fontsize=11)
        axes.set_yticks([])
        axes.grid(visible=False)
        axes.xaxis.set_major_locator(
            mdates.MonthLocator(bymonth=(1, 4, 7, 10))
        )
        axes.xaxis.set_major_formatter(mdates.DateFormatter("%Y-%m"))
        axes.legend(loc="upper left", fontsize=9, handletextpad=0.2)
    for border in (CHOOSE_FROM, JUDGE_FROM):
        right.axvline(border, color=MUTED, lw=1, ls=":")
    left.set_ylabel(words["customers"])
    return save(figure, "first-model-split", language)


def draw_cost(language: str, series: dict[str, Any]) -> Path:
    words, found = WORDS[language], series["threshold"]
    figure = new_figure(7.2, 4.2)
    axes = figure.add_subplot()
    axes.fill_between(
        found["at"], found["low"], found["high"], color=GOOD, alpha=0.18, lw=0,
        label=words["band"],
    )  # fmt: skip
    axes.plot(
        found["at"], found["saved"], color=GOOD, label=words["model"]
    )
    axes.axhline(0, color=OTHER, ls="--", lw=1.5, label=words["rule"])
    axes.axhline(
        found["nobody"],
        color=MUTED,
        ls=":",
        lw=1.5,
        label=words["nobody"],
    )
    axes.set_ylim(found["nobody"] - 60, max(found["high"]) + 70)
    top = max(found["high"]) + 60
    for at, text, colour, side, shift in (
        (found["break_even"], words["break_even"], INK, "left", 4),
        (0.5, words["half"], BAD, "right", -4),
    ):
        axes.axvline(at, color=colour, lw=1)
        axes.annotate(
            text, (at, top), xytext=(shift, 0), textcoords="offset points",
            ha=side, va="top", color=colour, fontsize=10,
        )  # fmt: skip
    axes.set_xlabel(words["threshold"])
    axes.set_ylabel(words["saved"])
    numbers(axes.xaxis, language, 1)
    numbers(axes.yaxis, language)
    axes.legend(
        loc="lower center", fontsize=9, bbox_to_anchor=(0.55, 0.1)
    )
    return save(figure, "first-model-cost", language)


def draw_calibration(language: str, series: dict[str, Any]) -> Path:
    words, found, rest = (
        WORDS[language],
        series["calibration"],
        series["residuals"],
    )
    figure = new_figure(8.4, 4.2)
    left, right = figure.subplots(
        1, 2, gridspec_kw={"width_ratios": [1, 1.1]}
    )
    x, y = (np.array(found[key]) * 100 for key in ("predicted", "real"))
    ends = [
        y - np.array(found["low"]) * 100,
        np.array(found["high"]) * 100 - y,
    ]
    left.plot(
        [0.1, 50], [0.1, 50], color=MUTED, ls=":", label=words["ideal"]
    )
    left.errorbar(
        x,
        y,
        yerr=ends,
        fmt="o",
        color=GOOD,
        ms=5,
        lw=1.2,
        label=words["model"],
    )
    ticks = [0.1, 0.3, 1, 3, 10, 30]
    for axis, set_scale in (
        (left.xaxis, left.set_xscale),
        (left.yaxis, left.set_yscale),
    ):
        set_scale("log")
        axis.set_ticks(
            ticks, [comma(f"{tick:g}", language) for tick in ticks]
        )
    left.minorticks_off()
    left.set_ylim(0.05, 60)
    left.set_xlabel(words["predicted"])
    left.set_ylabel(words["real"])
    left.legend(loc="upper left", fontsize=9)
    places = np.arange(len(rest["groups"]))
    for shift, name, colour, mark in (
        (-0.14, "without", BAD, "s"),
        (0.14, "with", GOOD, "o"),
    ):
        middle, low, high = (np.array(rest[name]) * 100).T
        right.errorbar(
            middle, places + shift, xerr=[middle - low, high - middle], fmt=mark,
            color=colour, ms=5, lw=1.2, label=words[name],
        )  # fmt: skip
    right.axvline(0, color=INK, lw=1)
    right.set_yticks(
        places, [words["groups"][group] for group in rest["groups"]]
    )
    right.invert_yaxis()
    right.grid(axis="y", visible=False)
    right.set_xlabel(words["left"])
    right.legend(
        loc="lower left", bbox_to_anchor=(0, 1), fontsize=9, ncols=2
    )
    return save(figure, "first-model-calibration", language)


def draw_learning(language: str, series: dict[str, Any]) -> Path:
    words, found = WORDS[language], series["learning"]
    figure = new_figure(7.2, 3.9)
    axes = figure.add_subplot()
    for name, colour, mark in (
        ("linear", GOOD, "o"),
        ("boosting", OTHER, "s"),
    ):
        middle, low, high = np.array(found[name]).T
        axes.fill_between(
            found["customers"], low, high, color=colour, alpha=0.18, lw=0
        )
        axes.plot(
            found["customers"],
            middle,
            marker=mark,
            color=colour,
            label=words[name],
        )
    axes.axhline(0, color=INK, lw=1)
    axes.annotate(
        words["rule"], (100, 0), xytext=(0, -4), textcoords="offset points",
        va="top", color=INK, fontsize=10,
    )  # fmt: skip
    axes.set_xscale("log")
    axes.set_xticks(
        found["customers"], [str(n) for n in found["customers"]]
    )
    axes.minorticks_off()
    axes.set_xlabel(words["learnt"])
    axes.set_ylabel(words["saved"])
    numbers(axes.yaxis, language)
    axes.legend(loc="lower right")
    return save(figure, "first-model-learning", language)


if __name__ == "__main__":
    curves = json.loads(
        (RESULTS / "curves.json").read_text(encoding="utf-8")
    )
    for language in WORDS:
        print(draw_split(language).name)
        for draw in (draw_cost, draw_calibration, draw_learning):
            print(draw(language, curves["series"]).name)
