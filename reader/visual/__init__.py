"""From logical text to lines of terminal cells. Knows nothing of entities or of any user interface library."""
