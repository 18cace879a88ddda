"""People, organisations and places: recognisers, merging of their voices, grouping into names."""

from reader.entities.model import EngineInfo, Entity, EntityType, Mention, Name, Recognizer, Voice

__all__ = ["EngineInfo", "Entity", "EntityType", "Mention", "Name", "Recognizer", "Voice"]
