"""Inputs of a batch: folders, patterns, tables, archives; every fault is one item, and on."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from dialogue_extract.errors import ReadingError
from dialogue_extract.reading import Columns, Item, Selection, items, read_item, total

TEXT = "Lomé et Rabat préparent un sommet\n\nLa ministre Aline Dupré a reçu mardi à Lomé son homologue Karim Sadi (n° {0}).\n"


def names(found: list[Item], folder: Path) -> list[str]:
    return [os.path.relpath(item.path or item.source, folder) for item in found]


def write(path: Path, number: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEXT.format(number), encoding="utf-8")
    return path


def outcome(item: Item) -> str:
    try:
        return read_item(item).text
    except ReadingError as error:
        return f"!{error}"


def test_a_folder_is_walked_by_name_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y.html", "c.TXT", ".hidden.txt", ".git/x.txt", "notes.log", "a/.x/y.txt"):
        write(tmp_path / name)
    assert names(list(items([str(tmp_path)])), tmp_path) == ["a/y.html", "a/z.md", "b.txt", "c.TXT"]
    assert total([str(tmp_path)]) == 4


def test_include_and_exclude(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", "notes.log"):
        write(tmp_path / name)
    found = items([str(tmp_path)], Selection(include=("*.log", "a/*"), exclude=("y.*",)))
    assert names(list(found), tmp_path) == ["a/z.txt", "notes.log"]


def test_links_make_no_loop_and_dangling_ones_are_told(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "b.txt").symlink_to(write(tmp_path / "elsewhere.txt", 1))
    (tmp_path / "in" / "c.txt").symlink_to(tmp_path / "nowhere.txt")
    found = list(items([str(tmp_path / "in")]))
    assert names(found, tmp_path / "in") == ["a.txt", "b.txt", "c.txt"]
    assert "dangling link" in outcome(found[2])
    assert outcome(found[1]) == TEXT.format(1)


def test_patterns_and_missing_files(tmp_path: Path) -> None:
    for name in ("2024/a.txt", "2024/b.txt", "2025/a.txt"):
        write(tmp_path / name)
    assert len(list(items([str(tmp_path / "*" / "a.txt")]))) == 2
    assert len(list(items([str(tmp_path / "**" / "*.txt")]))) == 3
    for source, said in ((tmp_path / "x*.txt", "no file fits"), (tmp_path / "x.txt", "no such file")):
        (item,) = items([str(source)])
        assert said in outcome(item)


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.log").touch()
    (item,) = items([str(tmp_path)])
    assert "no articles in it" in outcome(item)


ROWS = [
    {"corps": TEXT.format(1), "jour": "2024-05-23", "titre": "Un sommet", "cle": "k1"},
    {"corps": "", "jour": "2024-05-24", "titre": "", "cle": "k2"},
    {"corps": TEXT.format(3), "jour": "", "titre": "", "cle": "k3"},
]
COLUMNS = Columns(text="corps", date="jour", title="titre", id="cle")


def as_jsonl(path: Path) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), encoding="utf-8")


def as_csv(path: Path, separator: str = ";", encoding: str = "cp1252") -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(ROWS[0]), delimiter=separator)
        writer.writeheader()
        writer.writerows(ROWS)


def as_parquet(path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    files = pytest.importorskip("pyarrow.parquet")
    files.write_table(arrow.Table.from_pylist(ROWS), path)


MAKERS = {
    "a.jsonl": as_jsonl,
    "a.csv": as_csv,
    "a.tsv": lambda path: as_csv(path, "\t", "utf-8-sig"),
    "a.parquet": as_parquet,
}


@pytest.mark.parametrize("name", MAKERS)
def test_tables(tmp_path: Path, name: str) -> None:
    MAKERS[name](tmp_path / name)
    found = list(items([str(tmp_path / name)], Selection(columns=COLUMNS)))
    assert [item.source for item in found] == ["k1", "k2", "k3"]
    first = read_item(found[0])
    assert first.text.replace("\r\n", "\n") == TEXT.format(1)
    assert first.published is not None
    assert (first.published.value, first.published.basis) == ("2024-05-23", "metadata")
    assert outcome(found[1]) == "!k2: an empty row. Give an article with text in it."
    assert read_item(found[2]).published is None
    assert len({item.key for item in found}) == 3


@pytest.mark.parametrize("name", MAKERS)
def test_a_missing_column_is_one_fault_of_a_table(tmp_path: Path, name: str) -> None:
    MAKERS[name](tmp_path / name)
    found = list(items([str(tmp_path / name)], Selection(columns=Columns(text="body"))))
    assert len(found) == (3 if name == "a.jsonl" else 1)
    assert "no column 'body'" in outcome(found[0])
    assert "corps, jour, titre, cle" in outcome(found[0])


def test_usual_column_names_need_not_be_given(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        json.dumps({"title": "Un sommet", "date": "2024-05-23", "text": TEXT.format(1)}) + "\n", encoding="utf-8"
    )
    (item,) = items([str(path)])
    assert item.source == f"{path}#1"
    assert read_item(item).published is not None


def test_a_broken_line_is_one_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps({"text": TEXT.format(1)})
    path.write_text(f"{good}\n{{broken\n\n[1]\n{good}\n", encoding="utf-8")
    said = [outcome(item) for item in items([str(path)])]
    assert [words.startswith("!") for words in said] == [False, True, True, False]


def test_compressed_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.format(1).encode()))
    table = json.dumps({"text": TEXT.format(2)}).encode() + b"\n"
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(table))
    zstandard = pytest.importorskip("zstandard")
    (tmp_path / "c.txt.zst").write_bytes(zstandard.compress(TEXT.format(3).encode()))
    (tmp_path / "d.jsonl.zst").write_bytes(zstandard.compress(table))
    assert [outcome(item) for item in items([str(tmp_path)])] == [TEXT.format(number) for number in (1, 2, 3, 2)]


def test_zip_members(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("2024/b.txt", TEXT.format(1))
        archive.writestr("../../etc/evil.txt", TEXT.format(2))
        archive.writestr("notes.log", "x")
        archive.writestr(".DS_Store", "x")
        archive.writestr("__MACOSX/b.txt", "x")
        archive.writestr("inner.zip", b"PK")
        archive.writestr("t.jsonl", json.dumps({"text": TEXT.format(3)}))
    found = list(items([str(path)]))
    assert [item.source.removeprefix(f"{path}!") for item in found] == [
        "2024/b.txt", "../../etc/evil.txt", "inner.zip", "t.jsonl#1",
    ]  # fmt: skip
    said = [outcome(item) for item in found]
    assert [said[0], said[1], said[3]] == [TEXT.format(number) for number in (1, 2, 3)]
    assert "packed within an archive" in said[2]
    assert os.listdir(tmp_path) == ["a.zip"]


def bad_inputs(folder: Path) -> set[str]:
    """Write the bad inputs of a corpus and return their names."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_text(" \n\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 500)
    (folder / "truncated.txt.gz").write_bytes(gzip.compress(os.urandom(5000))[:2000])
    (folder / "no.txt.gz").write_bytes(b"not gzip at all")
    (folder / "truncated.parquet").write_bytes(b"PAR1" + b"\x00" * 100)
    (folder / "bomb.txt.gz").write_bytes(gzip.compress(b"0" * 60_000_000))
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"0" * 60_000_000)
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 broken")
    (folder / "long.txt").write_bytes(b"mot " * 12_500_000)
    (folder / "a.txt").mkdir()
    (folder / "dangling.txt").symlink_to(folder / "nowhere")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "broken.eml").write_bytes(b"\xff\xfe\x00")
    (folder / "empty.html").write_bytes(b"<html><body></body></html>")
    (folder / "empty.csv").touch()
    (folder / "bomb.jsonl.gz").write_bytes(gzip.compress(b'{"text": "' + b"0" * 40_000_000))
    bad = {path.name for path in folder.iterdir()}
    secret = folder / "secret.txt"
    secret.write_text("x")
    secret.chmod(0)
    if not os.access(secret, os.R_OK):
        bad.add("secret.txt")
    else:  # root reads everything
        secret.unlink()
    os.mkfifo(folder / "pipe.txt")
    return bad | {"pipe.txt"}


def test_every_bad_input_is_one_fault_with_a_reason(tmp_path: Path) -> None:
    for module in ("pyarrow", "zstandard", "docx", "pypdfium2"):
        pytest.importorskip(module)
    bad = bad_inputs(tmp_path / "in" / "bad")
    for number in range(3):
        write(tmp_path / "in" / f"good{number}.txt", number)
    found = list(items([str(tmp_path / "in")]))
    faults = {item.source: said[1:] for item in found if (said := outcome(item)).startswith("!")}
    assert {Path(source.split("!")[0]).name for source in faults} == bad
    assert len(faults) == len(bad)
    assert len(found) == len(bad) + 3
    for source, said in faults.items():
        assert said.startswith(source), said
        assert len(said) < 600
        assert "\n" not in said


def test_one_standard_input_is_one_article_or_json_lines() -> None:
    (item,) = items(["-"], stdin=io.BytesIO(TEXT.format(1).encode("cp1252")))
    assert outcome(item) == TEXT.format(1)
    rows = "".join(json.dumps({"text": TEXT.format(number), "id": f"n{number}"}) + "\n" for number in range(3))
    found = list(items(["-"], stdin=io.BytesIO(rows.encode())))
    assert [item.source for item in found] == ["n0", "n1", "n2"]
    (item,) = items(["-"], stdin=io.BytesIO(b""))
    assert "empty" in outcome(item)


def test_mail(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Lomé et Rabat préparent un sommet"
    message["Date"] = "Thu, 23 May 2024 10:00:00 +0200"
    message["From"] = "agence@exemple.tg"
    message.set_content("La ministre Aline Dupré a reçu mardi à Lomé son homologue Karim Sadi.\n", charset="iso-8859-1")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    path = tmp_path / "a.eml"
    path.write_bytes(bytes(message))
    (item,) = items([str(path)])
    found = read_item(item)
    assert found.text.startswith("Lomé et Rabat préparent un sommet\n\nLa ministre Aline Dupré")
    assert found.published is not None
    assert found.published.value == "2024-05-23"
    assert found.title is not None


def test_word(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in TEXT.format(1).split("\n\n"):
        document.add_paragraph(line.strip())
    document.save(tmp_path / "a.docx")
    (item,) = items([str(tmp_path / "a.docx")])
    found = read_item(item)
    assert found.text == TEXT.format(1).strip()
    assert found.title is not None


def test_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    stream = b"BT /F1 12 Tf 72 720 Td (Le ministre Karim Sadi est venu mardi.) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = b"%PDF-1.4\n" + b"".join(
        b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1)
    )
    (tmp_path / "a.pdf").write_bytes(body + b"trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n")
    (item,) = items([str(tmp_path / "a.pdf")])
    assert outcome(item) == "Le ministre Karim Sadi est venu mardi."


def test_a_file_name_that_is_no_text_is_shown_with_a_sign(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(path, "wb") as file:
            file.write(TEXT.format(1).encode())
    except OSError:
        pytest.skip("this file system takes no such names")
    (item,) = items([str(tmp_path)])
    assert read_item(item).source.endswith("caf\ufffd.txt")
