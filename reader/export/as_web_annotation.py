"""W3C Web Annotation (JSON-LD): every finding as an annotation on the article's text.

W3C Recommendation "Web Annotation Data Model", 2017: positions count code points, the quotation selector has the
words before and after. The target is the page's address or, for a file, the hash of its text (RFC 6920).
"""

from __future__ import annotations

import base64
import itertools
import uuid
from collections.abc import Iterable, Iterator

from reader.analysis import Analysis
from reader.article import Article
from reader.article.fetching import is_address
from reader.export.as_json import dumps
from reader.export.findings import Finding, findings
from reader.export.options import Options
from reader.i18n import Translator

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Code points before and after a quotation."""


def render(analyses: Iterable[Analysis], options: Options) -> Iterator[str]:
    """One annotation page with the annotations of all articles."""
    say = Translator(options.language)
    kept = list(analyses)
    items = [_annotation(each.article, found) for each in kept for found in findings(each, say)]
    name = "\n".join(itertools.chain.from_iterable((a.article.source, a.article.sha256) for a in kept))
    page = {"@context": _CONTEXT, "id": _urn(f"page {name}"), "type": "AnnotationPage", "items": items}
    yield dumps(page, indent=2) + "\n"


def _annotation(article: Article, finding: Finding) -> dict[str, object]:
    source = _source(article)
    tag = finding.label if finding.kind == "name" else f"truce:{finding.label}"
    bodies: list[dict[str, object]] = [{"type": "TextualBody", "purpose": "tagging", "value": tag}]
    if finding.value:
        body: dict[str, object] = {"type": "TextualBody", "purpose": "identifying", "value": finding.value}
        bodies.append(body | ({"language": article.language} if finding.kind == "name" else {}))
    before = article.text[max(finding.start - _AROUND, 0) : finding.start]
    after = article.text[finding.end : finding.end + _AROUND]
    return {
        "id": _urn(f"{source} {finding.id}"),
        "type": "Annotation",
        "motivation": "tagging",
        "body": bodies,
        "target": {
            "source": source,
            "selector": [
                {"type": "TextPositionSelector", "start": finding.start, "end": finding.end},
                {"type": "TextQuoteSelector", "exact": finding.text, "prefix": before, "suffix": after},
            ],
        },
    }


def _source(article: Article) -> str:
    if is_address(article.source):
        return article.source
    digest = base64.urlsafe_b64encode(bytes.fromhex(article.sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _urn(name: str) -> str:
    """The same for the same findings, so that a later export replaces them."""
    return uuid.uuid5(uuid.NAMESPACE_URL, name.encode("utf-8", "replace").decode()).urn
