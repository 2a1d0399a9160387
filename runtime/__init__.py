"""The room that puts the others together: command line, in-process actions, settings, start-up."""
