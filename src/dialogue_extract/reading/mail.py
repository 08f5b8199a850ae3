"""Read e-mail messages: a newsletter or a dispatch sent by mail."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage

from dialogue_extract.errors import ReadingError
from dialogue_extract.reading import page
from dialogue_extract.reading.decoding import decode
from dialogue_extract.reading.document import Document


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def read(data: bytes, where: str) -> Document:
    """Return the body of a message, its subject as headline and its date; attachments are left out."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        part = message.get_body(preferencelist=("plain", "html")) if isinstance(message, EmailMessage) else None
        headers = {"title": message["subject"], "date": message["date"], "author": message["from"]}
    except (MessageError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise ReadingError(f"{where}: not a readable message ({error}). Save its text as .txt.") from error
    if not isinstance(part, EmailMessage) or not headers["date"]:
        raise ReadingError(f"{where}: a message without headers or text. Save its text as .txt.")
    metadata: dict[str, object] = {name: str(value) for name, value in headers.items() if value}
    if part.get_content_subtype() == "html":
        inner = page.read(_payload(part), where)
        return Document(inner.text, {**inner.metadata, **metadata}, inner.warnings)
    text, notes = decode(_payload(part), where, part.get_content_charset())
    title = str(metadata.get("title", ""))
    return Document(text if not title or title in text else f"{title}\n\n{text}", metadata, notes)
