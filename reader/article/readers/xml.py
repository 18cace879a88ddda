"""XML of strangers: no entities, no external files, no network, no trees deeper or larger than documents are."""

from __future__ import annotations

from lxml import etree

from reader.errors import InputError


def parsed(data: bytes, source: str, kind: str) -> etree._Element:
    """The root element.

    Entities are not expanded, so that neither bombs nor files on this machine get into the text.

    Raises:
        InputError: it is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError("article.damaged", source=source, kind=kind) from error


def without_entities(data: bytes, source: str) -> bytes:
    """The bytes as they are, for parsers that cannot be told to leave entities alone.

    Raises:
        InputError: they declare entities, which neither feeds nor books need.
    """
    start = data[:2]
    encoding = "utf-16" if start in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<") else "latin-1"
    if encoding == "utf-16" and start == b"\0<":
        encoding = "utf-16-be"
    if "<!entity" in data.decode(encoding, "replace").lower():
        raise InputError("article.bomb", source=source)
    return data
