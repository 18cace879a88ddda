"""From logical text to lines of terminal cells. Knows nothing of entities or of any user interface library.

``lay_out`` gives a ``ParagraphLayout``; its ``wrap`` gives line ranges for a width, its ``line`` a
``VisualLine``, which knows its glyphs in visual order and the way between columns and the text.
``modes.row`` turns a line into a whole terminal row of styled runs for the kind of terminal at hand.
"""

from reader.visual.layout import ParagraphLayout, lay_out
from reader.visual.line import Cluster, VisualLine

__all__ = ["Cluster", "ParagraphLayout", "VisualLine", "lay_out"]
