"""Articles and the only code that reads them from disk."""

from reader.article.model import Article, Paragraph, ParagraphKind

__all__ = ["Article", "Paragraph", "ParagraphKind"]
