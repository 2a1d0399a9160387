"""Lets Rasa serve without importing TensorFlow, which nothing in our pipeline uses.

Every Rasa process imports `rasa.utils.train_utils` for a few helper functions, and that module
takes three TensorFlow classes by name from two others. Importing TensorFlow for that costs about
7 seconds and 270 MB. Here those three names become functions that import the real class when they
are called. Nothing of Rasa is changed on disk, both modules can still be imported by anyone, and
a component that does use TensorFlow gets the real thing.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

# module: the names that rasa.utils.train_utils takes from it
_TAKEN = {
    "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
    "rasa.utils.tensorflow.data_generator": ("RasaBatchDataGenerator",),
}
_USER = "rasa.utils.train_utils"


def avoid_tensorflow() -> bool:
    """Imports `rasa.utils.train_utils` without TensorFlow; returns whether it did.

    It does nothing, and returns False, where that module or TensorFlow is loaded already. Should
    the module take another name than the three known, it is imported as Rasa wrote it.
    """
    if _USER in sys.modules or any(name in sys.modules for name in ("tensorflow", *_TAKEN)):
        return False
    for module, names in _TAKEN.items():
        sys.modules[module] = _stand_in(module, names)
    try:
        importlib.import_module(_USER)
        lean = True
    except ImportError:
        sys.modules.pop(_USER, None)
        lean = False
    finally:
        # Gone again at once: whoever imports them from here on gets Rasa's own modules.
        for module in _TAKEN:
            sys.modules.pop(module, None)
    return lean


def _stand_in(module: str, names: tuple[str, ...]) -> ModuleType:
    stand_in = ModuleType(module)
    for name in names:
        setattr(stand_in, name, _later(module, name))
    return stand_in


def _later(module: str, name: str) -> Callable[..., Any]:
    def construct(*args: Any, **kwargs: Any) -> Any:
        return getattr(importlib.import_module(module), name)(*args, **kwargs)

    construct.__name__ = name
    return construct
