"""Unicode data that the standard library lacks or has in another version on each Python; see
``generate.py``.
"""
