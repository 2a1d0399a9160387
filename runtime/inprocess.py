"""Runs actions inside the Rasa process: no second server, no port, nothing to be down.

How an action must call `utter_message` so that the reply says where it comes from: keyword
arguments that are not text, buttons, image, … become the metadata of the BotUttered event, each
under its own name, and values that are empty are dropped. So

    dispatcher.utter_message(text=…, buttons=…, topic="cause", facts=["cause.unclear"],
                             audience="adult")

gives `event.metadata == {"topic": "cause", "facts": […], "audience": "adult"}`, while
`metadata={…}` would nest it one deeper (`event.metadata["metadata"]`), and `json_message` would
show it to the person as a message of its own. `tests/runtime/test_inprocess.py` holds this.
"""

from __future__ import annotations

import json
import logging
from typing import Any

from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

from milia.phrases import load_phrases

logger = logging.getLogger(__name__)


class InProcessActions(EndpointConfig):
    """An action endpoint that calls the actions directly instead of over HTTP.

    Rasa's RemoteAction uses nothing of an endpoint but `request` and, in messages, `url`.
    Over HTTP an action gets a copy of the tracker; here it gets what Rasa made for the call, so
    an action must not change it in place (ours do not).
    """

    def __init__(self, package: str = "actions", *, apology: str | None = None) -> None:
        """Registers every action of `package`.

        `apology` is what is said where an action raises (our phrases' own, if None). Ends the
        process, as `rasa run actions` does, where a module of `package` cannot be imported.
        """
        super().__init__(url="in-process")
        self.apology = load_phrases().apology if apology is None else apology
        self.executor = ActionExecutor()
        self.executor.register_package(package)

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> dict[str, Any]:
        """Takes the call Rasa would post (`json=`); returns the action's events and responses.

        Raises ClientResponseError as the action server would: 400 where the action rejects the
        execution (Rasa then asks its policies for another action), 404 where it is not known.
        Any other error of the action is logged and answered with the apology: Rasa would swallow
        it, and the person would hear nothing.
        """
        call = kwargs["json"]
        try:
            return await self.executor.run(call) or {"events": [], "responses": []}
        except ActionExecutionRejection as error:
            raise _as_response(400, error.action_name, error.message) from error
        except ActionNotFoundException as error:
            raise _as_response(404, error.action_name, error.message) from error
        except Exception:
            logger.exception("Action '%s' failed", call.get("next_action"))
            return {"events": [], "responses": [{"text": self.apology}]}


def _as_response(status: int, action: str, message: str) -> ClientResponseError:
    body = json.dumps({"action_name": action, "error": message})
    return ClientResponseError(status, message, body)
