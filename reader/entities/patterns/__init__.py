"""Names that no list holds, found by the words that announce or begin them."""
