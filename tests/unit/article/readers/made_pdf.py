"""PDF files made for tests: every glyph at a place of its own, with any text behind it."""

import unicodedata

from bidi import get_display

SIZE, WIDTH, LEADING, RIGHT = 9, 6, 14, 560
FORMS = {
    unicodedata.normalize("NFKC", chr(code)): chr(code)
    for code in range(0xFE80, 0xFEF5)
    if unicodedata.decomposition(chr(code)).startswith("<isolated>")
}


def made(pages, *, stored="visual", forms=False, brackets="shown", mapped=True):
    """A PDF whose pages hold lines of Arabic text, drawn as they should look.

    Args:
        pages: lists of lines in reading order; spaces are gaps.
        stored: whether glyphs come in the file as they stand (``visual``) or as they are read (``logical``).
        forms: whether letters are stored as presentation forms.
        brackets: whether their glyphs say what they look like (``shown``) or what they mean (``meant``).
        mapped: whether the file tells which letters its glyphs are.
    """
    codes = {}
    streams = []
    for lines in pages:
        parts = []
        for number, line in enumerate(lines):
            shown = get_display(line.replace("لا", "\ufefb"), base_dir="R")
            glyphs = [
                (unit, RIGHT - WIDTH * (len(shown) - at)) for at, unit in enumerate(shown) if unit != " "
            ]
            for unit, x in glyphs if stored == "visual" else reversed(glyphs):
                text = unit
                if unit == "\ufefb" and not forms:
                    text = "لا"
                elif forms:
                    text = FORMS.get(unit, unit)
                if unit in "()" and brackets == "shown":
                    text = ")" if unit == "(" else "("
                code = codes.setdefault(text, len(codes) + 0x21)
                parts.append(f"1 0 0 1 {x} {780 - LEADING * number} Tm <{code:02x}> Tj")
        streams.append(f"BT /F {SIZE} Tf " + "\n".join(parts) + " ET")
    return written(streams, codes if mapped else {})


def written(streams, codes):
    """The file around the content streams."""
    rows = "\n".join(f"<{code:02x}> <{text.encode('utf-16-be').hex()}>" for text, code in codes.items())
    cmap = "begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
    cmap += f"{len(codes)} beginbfchar\n{rows}\nendbfchar endcmap"
    widths = " ".join(["666.7"] * 256)
    count = len(streams)
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(count))
    unicode = " /ToUnicode 4 0 R" if codes else ""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 0 /LastChar 255"
        f" /Widths [{widths}]{unicode} >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    for at, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * at} 0 R"
            " /Resources << /Font << /F 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>"
    return out + f"{end}\nstartxref\n{len(out)}\n%%EOF".encode()
