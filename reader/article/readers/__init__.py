"""The formats that articles are read from, one module each; ``registry`` tells which a file is in."""
