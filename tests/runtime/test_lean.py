"""Rasa serves without TensorFlow, and gives the real thing to whoever asks for it."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent

import pytest

from runtime.paths import ROOT


def python(code: str) -> str:
    """Runs the code in a fresh interpreter; returns what it prints."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", dedent(code)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.slow
def test_serving_imports_no_tensorflow() -> None:
    printed = python("""
        import sys
        from runtime.quiet import be_quiet
        be_quiet()
        from runtime.lean import avoid_tensorflow
        avoid_tensorflow()
        import rasa.core.run, rasa.core.agent, rasa.core.policies.rule_policy
        from rasa.engine.recipes.default_recipe import DefaultV1Recipe
        print("tensorflow" in sys.modules, "rasa.utils.tensorflow.callback" in sys.modules)
    """)
    assert printed.split() == ["False", "False"]


@pytest.mark.slow
def test_a_component_that_uses_tensorflow_gets_it() -> None:
    printed = python("""
        from runtime.quiet import be_quiet
        be_quiet()
        from runtime.lean import avoid_tensorflow
        avoid_tensorflow()
        import rasa.utils.train_utils as helpers
        (logger,) = helpers.create_common_callbacks(epochs=1)
        import rasa.utils.tensorflow.callback as real
        from rasa.nlu.classifiers.diet_classifier import DIETClassifier
        print(type(logger) is real.RasaTrainingLogger, DIETClassifier.__name__)
    """)
    assert printed.split() == ["True", "DIETClassifier"]


def test_a_schema_is_checked_once_and_what_an_action_returns_every_time() -> None:
    printed = python("""
        import jsonschema
        from runtime.lean import check_schemas_once
        checked = []
        real = jsonschema.Draft7Validator.check_schema
        jsonschema.Draft7Validator.check_schema = lambda schema: (checked.append(1), real(schema))
        check_schemas_once()
        check_schemas_once()
        from rasa.core.actions.action import RemoteAction
        action = RemoteAction("action_toy", None)
        for result in ({"events": []}, {"events": [], "responses": []}, {"events": 1}):
            try:
                print(action._validate_action_result(result))
            except jsonschema.ValidationError as error:
                print(error.message.split(".")[0])
        for _ in range(2):
            try:
                jsonschema.validate(1, {"type": "nonsense"})
            except jsonschema.SchemaError:
                print("refused")
        print(len(checked))
    """)
    assert printed.splitlines() == [
        *("True", "True", "1 is not of type 'array'"),
        *("refused", "refused", "3"),
    ]
