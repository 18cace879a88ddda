"""Reading Arabic text: matching forms, tokens, sentences, number words.

All offsets are code points of the text given.
"""
