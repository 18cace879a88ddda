"""Themes as Textual wants them."""

from __future__ import annotations

from textual.theme import Theme as TextualTheme

from reader.theming import Theme

VARIABLES = ("person", "organisation", "place", "focus", "evidence", "hit", "muted", "good")
"""Parts of a theme that Textual has no name for: style sheets use them as ``$person`` and so on."""


def to_textual(theme: Theme) -> TextualTheme:
    """The theme under the name ``qari-<name>``."""
    colours = theme.colours
    return TextualTheme(
        name=f"qari-{theme.name}",
        primary=colours["accent"],
        accent=colours["accent"],
        foreground=colours["text"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["surface"],
        success=colours["good"],
        warning=colours["warning"],
        error=colours["error"],
        dark=theme.dark,
        ansi=theme.sixteen,
        variables={
            **{part: colours[part] for part in VARIABLES},
            "ansi-background": colours["background"],
            "ansi-foreground": colours["text"],
        },
    )
