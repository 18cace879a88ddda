"""Findings as files for other programs; always logical text."""
