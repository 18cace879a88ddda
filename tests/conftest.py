"""How the whole suite runs: property tests have no deadline for an example, since a busy machine would break it."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
