"""What the reader puts right in an article: highlights and facts of a truce.

Corrections are a list of edits in the order in which they were made; what they make of an analysis is worked out
anew each time (``apply``), so that undoing one is leaving it away. They are kept by the article's text
(``store``), applied whenever it is analysed again, and can be written as training data (``training``).
"""

from reader.corrections.apply import apply
from reader.corrections.model import Edit, Fact, Mark, Unmark

__all__ = ["Edit", "Fact", "Mark", "Unmark", "apply"]
