"""Switches off what a person at a terminal has no use for: telemetry, warnings, log lines."""

from __future__ import annotations

import logging
import os
import sys
import warnings

ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "LOG_LEVEL": "ERROR",
    "LOG_LEVEL_LIBRARIES": "ERROR",
}


def be_quiet() -> None:
    """Sets the environment, warning filters and log levels. To be called before Rasa is imported.

    What the environment already says is kept, so `LOG_LEVEL=DEBUG make serve` shows everything.
    """
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    level = logging.getLevelName(os.environ["LOG_LEVEL"])
    if not isinstance(level, int):
        level = logging.ERROR
    if level > logging.DEBUG:
        # A filter would not last: several libraries put their own before it while they load.
        warnings.showwarning = _show_nothing
    logging.basicConfig(level=level, stream=sys.stderr)
    # Rasa's command line does this in its own start-up; unconfigured, structlog prints everything.
    import structlog

    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def _show_nothing(*_: object, **__: object) -> None:
    """Stands in for warnings.showwarning."""
