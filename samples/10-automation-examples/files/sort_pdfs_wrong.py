"""A file lost, a file left behind, a folder moved: two runs of a PDF mover."""

import tempfile
from pathlib import Path

import trees


# --8<-- [start:mover]
def sort_pdfs(downloads: Path) -> None:
    target = downloads / "PDFs"
    target.mkdir(exist_ok=True)
    for path in sorted(downloads.glob("*.pdf")):
        path.rename(target / path.name)
        print("moved", path.name)


# --8<-- [end:mover]


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        downloads = trees.make(
            Path(place),
            {
                "SCAN.PDF": "contract, signed",
                "book.pdf/page-1.txt": "chapter one",
                "invoice.pdf": "invoice 17",
            },
        )
        before = trees.texts(downloads)
        print("Monday")
        trees.show(downloads)
        sort_pdfs(downloads)
        print("\nTuesday: another shop sends invoice.pdf")
        (downloads / "invoice.pdf").write_text("invoice 230")
        sort_pdfs(downloads)
        trees.show(downloads)
        lost = set(before) - set(trees.texts(downloads))
        print("\nnowhere any more:", *lost)


if __name__ == "__main__":
    main()
