"""What the side panel says, as items of lists; pure functions over an analysis."""
