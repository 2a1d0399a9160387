"""Rasa actions: they translate a tracker into a question for the core, and its answer into messages."""
