"""Lets Rasa load, serve and train our model without importing TensorFlow, which it does not use.

TensorFlow costs seconds of every start and most of the memory. Three of Rasa's modules pull it in
for names that a pipeline without DIET, TED or ResponseSelector never uses: helpers for neural
training, a validator of training data, and the list of Rasa's own components. While one of the
three is being imported, and only then, the modules it takes such names from are stand-ins.

Nothing of Rasa is changed on disk. Anybody else who imports those modules, a model that does use
such a component among them, gets the real ones. Where a name is missing in a stand-in, the module
is imported as Rasa wrote it.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import Any

_DIET = {"rasa.nlu.classifiers.diet_classifier": ("DIETClassifier",)}
_SELECTOR = {"rasa.nlu.selectors.response_selector": ("ResponseSelector",)}
_TED = {"rasa.core.policies.ted_policy": ("TEDPolicy",)}

#: What a pipeline may not name if it is to be trained without TensorFlow.
NEURAL = frozenset(
    {
        "DIETClassifier",
        "ResponseSelector",
        "TEDPolicy",
        "UnexpecTEDIntentPolicy",
        "ConveRTFeaturizer",
        "LanguageModelFeaturizer",
    }
)

# importing module: {imported module: names it takes from there}
_SERVING = {
    # Functions that train and run neural components.
    "rasa.utils.train_utils": {
        "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
        "rasa.utils.tensorflow.data_generator": ("RasaBatchDataGenerator",),
    },
    # Imported when a model is loaded, because its training graph is read with it.
    "rasa.graph_components.validators.default_recipe_validator": {**_DIET, **_SELECTOR, **_TED},
}
_TRAINING = {
    "rasa.engine.recipes.default_components": {
        **_DIET,
        **_SELECTOR,
        **_TED,
        "rasa.core.policies.unexpected_intent_policy": ("UnexpecTEDIntentPolicy",),
        "rasa.nlu.featurizers.dense_featurizer.convert_featurizer": ("ConveRTFeaturizer",),
        "rasa.nlu.featurizers.dense_featurizer.lm_featurizer": ("LanguageModelFeaturizer",),
    },
}


def avoid_tensorflow(*, training: bool = False) -> None:
    """Arranges for the modules named above to be imported without TensorFlow.

    With `training`, the components of NEURAL are not registered: only for a pipeline that names
    none of them. Modules that are loaded already stay as they are.
    """
    for user, taken in (_SERVING | _TRAINING if training else _SERVING).items():
        if user not in sys.modules and not any(
            isinstance(finder, _Finder) and finder.user == user for finder in sys.meta_path
        ):
            sys.meta_path.insert(0, _Finder(user, taken))


class _Finder(MetaPathFinder):
    """Gives `user` its real source with a loader that puts stand-ins in place meanwhile."""

    def __init__(self, user: str, taken: dict[str, tuple[str, ...]]) -> None:
        self.user = user
        self._taken = taken

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self.user:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(fullname)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader, self._taken)
        return spec


class _Loader(Loader):
    def __init__(self, real: Loader, taken: dict[str, tuple[str, ...]]) -> None:
        self._real = real
        self._taken = taken

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._real.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        missing = [name for name in self._taken if name not in sys.modules]
        for name in missing:
            sys.modules[name] = _stand_in(name, self._taken[name])
        try:
            self._real.exec_module(module)
            return
        except ImportError:
            pass
        finally:
            # Gone again at once: whoever imports them from here on gets Rasa's own modules.
            for name in missing:
                del sys.modules[name]
        self._real.exec_module(module)


def _stand_in(module: str, names: tuple[str, ...]) -> ModuleType:
    stand_in = ModuleType(module)
    for name in names:
        setattr(stand_in, name, _placeholder(module, name))
    return stand_in


def _placeholder(module: str, name: str) -> type:
    """Returns a class of that name that makes instances of the real one, imported by then."""

    def new(cls: type, *args: Any, **kwargs: Any) -> Any:
        return getattr(importlib.import_module(module), name)(*args, **kwargs)

    body: dict[str, Callable[..., Any]] = {"__new__": new}
    return type(name, (), body)


def check_schemas_once() -> None:
    """Arranges for jsonschema to check a schema itself once, and not at every use.

    Rasa validates what each action returns, for which jsonschema first checks Rasa's schema
    against the schema of schemas: 3 ms a turn, and 30 in later versions, for an answer that is
    always the same. What the action returned is validated as before.
    """
    import jsonschema

    validator = jsonschema.validators.validator_for({})
    check = validator.check_schema
    if getattr(check, "once", False):
        return
    sound: set[str] = set()

    def check_once(schema: Any, *args: Any, **kwargs: Any) -> None:
        text = json.dumps(schema, sort_keys=True, default=repr)
        if text not in sound:
            check(schema, *args, **kwargs)
            sound.add(text)

    check_once.once = True  # type: ignore[attr-defined]
    validator.check_schema = check_once
