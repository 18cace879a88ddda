"""Generates the files of ``reader/data/gazetteer`` that are not written by hand.

Run by hand from a checkout, never by the program: ``python -m reader.training.gazetteer --help``.
"""
