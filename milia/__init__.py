"""The core: decides what to say. Plain typed Python; imports neither Rasa, nor spaCy, nor the web."""
