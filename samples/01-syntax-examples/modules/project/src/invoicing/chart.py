"""The only module that needs matplotlib."""

from pathlib import Path

from matplotlib.figure import Figure

from invoicing.model import Invoice


def save_chart(invoice: Invoice, path: Path) -> None:
    figure = Figure()
    axes = figure.subplots()
    axes.bar([x.product for x in invoice.lines], [x.cents for x in invoice.lines])
    figure.savefig(path)
