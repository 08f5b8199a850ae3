"""Turn the bytes of a file into text; nothing but the encoding is decided here, line ends stay as they are."""

from __future__ import annotations

import codecs
import re

from dialogue_extract.errors import ReadingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    *(b"%PDF", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\x7fELF"),
    *(
        b"MZ\x90",
        b"PAR1",
        b"\xd0\xcf\x11\xe0",
        b"BZh",
        b"\xfd7zXZ",
        b"7z\xbc\xaf",
        b"Rar!",
        b"RIFF",
        b"OggS",
        b"SQLite format",
    ),
)
_LEGACY = ("cp1252", "mac_roman", "cp850")
_FRENCH = re.compile("[éèêëàâçùûîïôœÉÈÀÇÊÔ’«»…–—° €]")
_ODD = re.compile("[\x80-\x9f‚„†‡‰‹›ŠŽšž¢£¥¦¨¯´¸¹º¼½¾ÐÑØÞßðñøþÿÅåÆæÌÍÓÒÚÕÃãõýÝ√∆≈∂∑∏π∫ΩÂ│┤╣║╗╝┐└┴┬├─┼╚╔╩╦╠═╬┘┌█▄▀]")
_DOUBLE = re.compile("Ã[©¨ªàâ«®´»¹§\u00a0\u2030‰€]|â€™|â€œ|Â[«»\u00a0°]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 variant of text without a byte order mark, told by the zero bytes between its letters."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if half < 4:
        return None
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else None


def _legacy(data: bytes) -> str:
    """Decode one of the 8-bit encodings of French, the one that gives most French letters and fewest odd signs."""
    texts = []
    for encoding in _LEGACY:
        try:
            texts.append(data.decode(encoding))
        except UnicodeDecodeError:
            texts.append(data.decode("latin-1"))
    return max(texts, key=lambda text: len(_FRENCH.findall(text)) - 2 * len(_ODD.findall(text)))


def _once_more(text: str) -> str | None:
    """Return the text that was encoded as UTF-8 twice (`rÃ©union`), decoded a second time."""
    if len(_DOUBLE.findall(text[:20_000])) < 2:
        return None
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None


def is_binary(data: bytes) -> bool:
    """Tell whether the bytes are those of no text: a known signature, or control characters all over."""
    if data.startswith(_MAGIC):
        return True
    head = data[:8192]
    return len(_CONTROL.findall(head)) > max(4, len(head) // 50)


def _utf8(data: bytes) -> tuple[str, list[str]] | None:
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    accented = sum(letter > "\x7f" for letter in text[:200_000]) - broken
    if broken <= 0.1 * accented:
        return text, [f"{broken} bytes are not valid UTF-8 and were read as U+FFFD"]
    return None


def decode(data: bytes, where: str, hint: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of the bytes and what a reader should know about the decoding.

    `where` names the source in errors; `hint` is an encoding the document itself declares.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return tidy(data.decode(encoding, errors="replace"))
    wide = _wide(data)
    if wide:
        return tidy(data.decode(wide, errors="replace"))
    if is_binary(data):
        raise ReadingError(f"{where}: not a text (binary data). Give a .txt, .md, .html file or another known format.")
    found = _utf8(data)
    if found is None and hint:
        try:
            found = data.decode(hint), []
        except (LookupError, UnicodeDecodeError):
            found = None
    text, notes = found or (_legacy(data), [])
    again = _once_more(text)
    if again is not None:
        text, notes = again, [*notes, "the text was encoded twice as UTF-8 and was decoded twice"]
    clean, more = tidy(text)
    return clean, (*notes, *more)


def tidy(text: str) -> tuple[str, tuple[str, ...]]:
    """Replace, one for one, what no output can carry: NUL and lone surrogates become U+FFFD."""
    text = text.removeprefix("\ufeff")
    bad = re.compile("[\x00\ud800-\udfff]")
    count = len(bad.findall(text))
    if not count:
        return text, ()
    return bad.sub("\ufffd", text), (f"{count} characters that are no text (NUL or half a pair) were read as U+FFFD",)
