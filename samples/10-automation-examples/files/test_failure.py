"""The mover that the page begins with is wrong in the ways that the page says."""

from pathlib import Path

import pytest

import sort_pdfs_wrong
import trees


@pytest.fixture
def downloads(tmp_path):
    return trees.make(
        tmp_path / "downloads",
        {"SCAN.PDF": "contract", "book.pdf/page.txt": "one", "invoice.pdf": "17"},
    )


def test_it_leaves_the_upper_case_and_moves_a_folder(downloads: Path):
    sort_pdfs_wrong.sort_pdfs(downloads)
    assert (downloads / "SCAN.PDF").is_file()
    assert (downloads / "PDFs/book.pdf/page.txt").is_file()


def test_the_second_run_destroys_a_file_without_an_error(downloads: Path):
    sort_pdfs_wrong.sort_pdfs(downloads)
    (downloads / "invoice.pdf").write_text("230")
    sort_pdfs_wrong.sort_pdfs(downloads)
    assert "17" not in trees.texts(downloads)
    assert (downloads / "PDFs/invoice.pdf").read_text() == "230"
