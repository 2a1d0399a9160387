"""A short message means what people mean by it after the answer they have just read; nothing else changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from milia import facts
from nlu.asks import Clause, Several
from nlu.cosines import Cosines
from nlu.encoder import shared_encoder
from nlu.follow_up_network import shared_network
from nlu.in_context import ENOUGH, ContextClassifier, FollowUpPhrases, _answered, _said_before
from nlu.plain_files import IN_CONTEXT, phrase_files
from nlu.shared import OPINION, ROOT, SEVERAL, TERMS, URGENCY, VECTORS, topic_before
from nlu.terms import Mention

FOLDER = ROOT / "data" / "nlu" / IN_CONTEXT
INTENTS = ["exfoliation_frequency", "inform_audience", "retinoid_use"]
PHRASES = [
    ("twice a day ok?", "exfoliation_frequency", "exfoliation"),
    ("can i do it daily", "exfoliation_frequency", "exfoliation"),
    ("every night then?", "retinoid_use", "retinoid"),
    ("can i use it each day", "retinoid_use", "retinoid"),
]


def phrase(text: str, intent: str, after: str | None) -> Message:
    told = {"metadata": {"intent": {"after": after}}} if after else {}
    message = Message({"text": text, "intent": intent, **told})
    message.set(VECTORS, shared_encoder().encode([text]))
    return message


@pytest.fixture
def trained(tmp_path: Path) -> ContextClassifier:
    """Trained on PHRASES, stored and loaded again."""
    storage, resource = LocalModelStorage(tmp_path), Resource("in_context")
    context = ExecutionContext(GraphSchema({}))
    config = {
        **ContextClassifier.get_default_config(),
        "remarks": 1.0,
    }  # of these few, none is too many
    data = [phrase(*p) for p in PHRASES] + [phrase(i, i, None) for i in INTENTS]
    component = ContextClassifier.create(config, storage, resource, context)
    component.train(TrainingData(data))
    return ContextClassifier.load(config, storage, resource, context)


def tracker(*last_topics: str) -> DialogueStateTracker:
    found = DialogueStateTracker("a", [AnySlot("last_topics", mappings=[{}])])
    found.update(SlotSet("last_topics", list(last_topics)))
    return found


def message(text: str, row: list[float], **keys: Any) -> Message:
    best = int(np.argmax(row))
    found = Message({"text": text, **keys})
    found.set("intent", {"name": INTENTS[best], "confidence": row[best]})
    found.set("asks", [{"intent": INTENTS[best], "text": text}])
    found.set(OPINION, (shared_encoder().encode([text])[0], np.array(row)))
    return found


@pytest.mark.parametrize(
    ("last", "meant"), [("exfoliation", "exfoliation_frequency"), ("retinoid", "retinoid_use")]
)
def test_the_same_words_mean_another_thing_after_another_answer(
    trained: ContextClassifier, last: str, meant: str
) -> None:
    (found,) = trained.process([message("and daily?", [0.35, 0.3, 0.35])], tracker(last))
    assert found.get("intent")["name"] == meant
    assert [ask["intent"] for ask in found.get("asks")] == [meant]
    ranking = found.get("intent_ranking")
    assert ranking[0] == found.get("intent")
    assert sum(r["confidence"] for r in ranking) == pytest.approx(1.0)


def test_outside_a_conversation_nothing_changes(trained: ContextClassifier) -> None:
    bare = DialogueStateTracker("a", [])  # a domain without the slot
    for outside in (tracker(), bare):
        (found,) = trained.process([message("and daily?", [0.4, 0.3, 0.3])], outside)
        assert found.get("intent") == {"name": INTENTS[0], "confidence": 0.4}
        assert found.get("intent_ranking") is None


def test_whom_it_is_about_means_the_same_anywhere(trained: ContextClassifier) -> None:
    sorry = message("sorry, it's for my son, he is 9", [0.05, 0.9, 0.05])
    (found,) = trained.process([sorry], tracker("retinoid"))
    assert found.get("intent")["name"] == "inform_audience"


def test_a_sure_complaint_is_one_after_any_answer(trained: ContextClassifier) -> None:
    """ "Ur no help" was taken for "that is all, thanks"."""
    trained.names = ["complaint", *trained.names[1:]]
    (sure,) = trained.process([message("ur no help", [0.95, 0.02, 0.03])], tracker("retinoid"))
    assert sure.get("intent_ranking") is None
    (unsure,) = trained.process([message("and daily?", [0.4, 0.3, 0.3])], tracker("retinoid"))
    assert unsure.get("intent")["name"] == "retinoid_use"


def test_who_is_told_of_beside_other_things_is_not_who_it_is_for(
    trained: ContextClassifier,
) -> None:
    def who(text: str) -> float:
        kid = [{"text": "my kid"}]
        found = message(text, [0.6, 0.25, 0.15], audiences=kid)
        trained.process([found], tracker("retinoid"))
        ranking = {r["name"]: r["confidence"] for r in found.get("intent_ranking")}
        return float(ranking["inform_audience"])

    trained.names = ["out_of_scope", *trained.names[1:]]
    with_other_things = who("lol my kid drew")
    trained.names = ["exfoliation_frequency", *trained.names[1:]]
    assert with_other_things < who("lol my kid drew") / 2


def test_what_is_settled_stays_settled(trained: ContextClassifier) -> None:
    urgent = Message({"text": "and daily?", "intent": {"name": "urgent", "confidence": 1.0}})
    urgent.set("asks", [{"intent": "urgent"}])
    two = message("and daily? and hi", [0.35, 0.3, 0.35])
    two.set("asks", [{"intent": INTENTS[0]}, {"intent": INTENTS[1]}])
    before = [urgent.get("intent"), two.get("intent")]
    trained.process([urgent, two], tracker("retinoid"))
    assert [urgent.get("intent"), two.get("intent")] == before


def test_an_intent_that_was_ruled_out_does_not_come_back(trained: ContextClassifier) -> None:
    (found,) = trained.process([message("every night then?", [0.6, 0.4, 0.0])], tracker("retinoid"))
    assert "retinoid_use" not in {
        r["name"] for r in found.get("intent_ranking") if r["confidence"] > 0
    }


def test_a_long_message_and_one_that_names_something_speak_for_themselves(
    trained: ContextClassifier,
) -> None:
    def sure(text: str, **keys: Any) -> float:
        (found,) = trained.process([message(text, [0.5, 0.2, 0.3], **keys)], tracker("retinoid"))
        ranking = {r["name"]: r["confidence"] for r in found.get("intent_ranking")}
        return float(ranking["retinoid_use"])

    named = Mention("scrub", "treatment", True, 0, 5, False, False)
    short = sure("can i use it each day")
    assert sure("can i use it each day", **{TERMS: [named]}) < short
    assert sure("can i use it each day " + "or is that rather too much " * 4) < short


def test_density_sums_to_one_and_knows_unseen_topics() -> None:
    vectors = shared_encoder().encode([text for text, _, _ in PHRASES])
    phrases = FollowUpPhrases(
        Cosines.to(vectors), np.array([0, 0, 2, 2]), np.array([0, 0, 1, 1]), ["a", "b"]
    )
    settings = {"sharpness": 9.0, "elsewhere": 0.03, "floor": 0.03}
    for last in ([], ["a"], ["b"], ["a", "b"], ["unheard of"]):
        row = phrases.density(vectors[0], last, 3, **settings)
        assert row.shape == (3,)
        assert row.sum() == pytest.approx(1.0)
        assert row.min() > 0


def test_the_network_has_a_say(trained: ContextClassifier) -> None:
    """Where words and phrases tell nothing, it is what the network reads after the topic that counts."""

    def sure() -> float:
        found = message("how many times a week do i put it on", [0.34, 0.32, 0.34])
        trained.process([found], tracker("exfoliation"))
        ranking = {r["name"]: r["confidence"] for r in found.get("intent_ranking")}
        return float(ranking["exfoliation_frequency"])

    with_it = sure()
    trained.network = None
    assert sure() < with_it


def test_a_message_that_names_something_heeds_the_network_less(trained: ContextClassifier) -> None:
    def network_weighs(**keys: Any) -> float:
        odds = []
        for network in (shared_network(), None):
            trained.network = network
            found = message("every night or twice a week", [0.4, 0.2, 0.4], **keys)
            trained.process([found], tracker("exfoliation"))
            rows = {r["name"]: r["confidence"] for r in found.get("intent_ranking")}
            odds.append(np.log(rows["exfoliation_frequency"] / rows["inform_audience"]))
        return float(abs(odds[0] - odds[1]))

    named = Mention("scrub", "treatment", True, 0, 5, False, False)
    assert network_weighs(**{TERMS: [named]}) < network_weighs()


def read_beside_a_farewell(
    trained: ContextClassifier, text: str, others: str = "retinoid_use", **keys: Any
) -> str:
    """What a message is taken for that most people would close with, in the words of "follow_done"."""
    trained.names = ["follow_done", "inform_audience", others]
    found = message(text, [0.6, 0.05, 0.35], **keys)
    trained.process([found], tracker("exfoliation"))
    return str(found.get("intent")["name"])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("so bin it then", "follow_done"),
        ("so bin it?", "retinoid_use"),
        ("thats what i told him. so what are we to do", "retinoid_use"),
        ("what a relief", "follow_done"),
        ("ok ill ring the gp. will he end up scarred tho", "retinoid_use"),
    ],
)
def test_a_question_is_no_farewell(trained: ContextClassifier, text: str, meant: str) -> None:
    assert read_beside_a_farewell(trained, text) == meant


def test_an_age_that_is_told_is_no_farewell(trained: ContextClassifier) -> None:
    nine_weeks = [{"text": "9 weeks", "age": "9 weeks", "negated": False}]
    text = "grand so, 9 weeks of luck with her already, thanks"
    assert read_beside_a_farewell(trained, text, audiences=nine_weeks) == "inform_audience"
    assert read_beside_a_farewell(trained, text) == "follow_done"


def test_that_one_asks_nothing_is_less_likely_than_the_phrases_make_it(
    trained: ContextClassifier,
) -> None:
    def sure() -> float:
        trained.names = ["follow_done", "inform_audience", "retinoid_use"]
        found = message("so bin it then", [0.6, 0.05, 0.35])
        trained.process([found], tracker("exfoliation"))
        ranking = found.get("intent_ranking")
        return float(next(r["confidence"] for r in ranking if r["name"] == "follow_done"))

    often = sure()
    trained._config["remarks"] = 0.1
    assert sure() < often


def test_who_picks_at_them_is_told_of_that(trained: ContextClassifier) -> None:
    alarm = {"level": "emergency", "reason": None}
    found = message("so he wont stop touching them", [0.6, 0.05, 0.35], perhaps_urgent=alarm)
    trained.names = ["follow_done", "inform_audience", "retinoid_use"]
    trained.process([found], tracker("exfoliation"))
    assert found.get("intent")["name"] == "picking"
    assert [r["name"] for r in found.get("intent_ranking")] == ["picking"]
    assert found.get("perhaps_urgent") is None


def test_what_the_skin_is_like_is_no_farewell(trained: ContextClassifier) -> None:
    oily = Mention("oily_skin", "skin_type", True, 0, 4, False, False)
    assert read_beside_a_farewell(trained, "so oily then", **{TERMS: [oily]}) == "retinoid_use"
    assert read_beside_a_farewell(trained, "so bin it then", perhaps_urgent={}) == "follow_done"
    alarm = {"level": "today", "reason": None}
    assert read_beside_a_farewell(trained, "so bin it then", perhaps_urgent=alarm) == "retinoid_use"


@pytest.mark.parametrize(
    ("text", "intent"),
    [("can i wait till tomorrow", "urgent"), ("will the spots scar", "inform_audience")],
)
def test_after_an_alarm_what_puts_it_off_is_urgent(
    trained: ContextClassifier, text: str, intent: str
) -> None:
    after = tracker("retinoid")
    after.update(BotUttered("Call now.", metadata={"topic": "urgent", "level": "poison"}))
    trained.names = ["follow_done", "inform_audience", "retinoid_use"]
    found = message(text, [0.1, 0.8, 0.1])
    trained.process([found], after)
    name = found.get("intent")["name"]
    assert (name == "urgent") is (intent == "urgent")
    assert (found.get(URGENCY) or {}).get("level") == ("poison" if intent == "urgent" else None)
    for _ in range(ENOUGH - 1):
        after.update(BotUttered("Call now.", metadata={"topic": "urgent", "level": "poison"}))
    often = message(text, [0.1, 0.8, 0.1])
    trained.process([often], after)
    assert often.get("intent")["name"] != "urgent"  # said that often: no loop
    after.update(BotUttered("Milia are harmless.", metadata={"topic": "harmless"}))
    again = message(text, [0.1, 0.8, 0.1])
    trained.process([again], after)
    assert again.get("intent")["name"] != "urgent"


@pytest.mark.parametrize(
    ("before", "text", "perhaps", "urgent"),
    [
        # Despair, then pills; an infection told of in two messages.
        ("self_harm", "been thinking about pills", {"level": "self_harm", "reason": None}, True),
        (
            "today",
            "theres yellow stuff coming out",
            {"level": "today", "reason": "infection"},
            True,
        ),
        # Likeness alone twice, another level, a denial, and somebody who sees to it.
        ("today", "its just a little red dot now", {"level": "today", "reason": None}, False),
        (
            "soon",
            "theres yellow stuff coming out",
            {"level": "today", "reason": "infection"},
            False,
        ),
        ("today", "no theres nothing coming out", {"level": "today", "reason": "infection"}, False),
        ("today", "mum is phoning", {"level": "today", "reason": "infection"}, False),
    ],
)
def test_what_two_messages_tell_of_is_urgent_at_last(
    trained: ContextClassifier, before: str, text: str, perhaps: dict[str, Any], urgent: bool
) -> None:
    after = tracker("retinoid")
    after.update(UserUttered("first", parse_data={"perhaps_urgent": {"level": before}}))
    trained.names = ["follow_done", "inform_audience", "retinoid_use"]
    found = message(text, [0.1, 0.8, 0.1], perhaps_urgent=perhaps)
    trained.process([found], after)
    assert (found.get(URGENCY) is not None) is urgent
    assert (found.get("intent") or {}).get("name") == "urgent" if urgent else True


@pytest.mark.parametrize(
    ("text", "about", "urgent"),
    [
        ("feels a bit warm", "baby", True),
        ("feels a bit warm", "adult", False),
        ("does it feel warm", "baby", False),
        ("the doctor saw him. feels a bit warm", "baby", False),
    ],
)
def test_what_is_urgent_in_a_baby_is_so_where_one_was_told_of(
    trained: ContextClassifier, text: str, about: str, urgent: bool
) -> None:
    before = tracker("newborn_care")
    before.slots["audience"] = AnySlot("audience", mappings=[], initial_value=about)
    trained.names = ["follow_done", "inform_audience", "retinoid_use"]
    found = message(text, [0.1, 0.8, 0.1])
    trained.process([found], before)
    assert (found.get(URGENCY) is not None) is urgent


def test_an_alarm_of_two_questions_is_one_alarm(trained: ContextClassifier) -> None:
    """ "Do i ring at 2am or can it wait": nothing ranks its clauses after that."""
    after = tracker("retinoid")
    after.update(BotUttered("Call today.", metadata={"topic": "urgent", "level": "today"}))
    found = message("i mean the doctor. do i ring now or can it wait", [0.1, 0.8, 0.1])
    found.set(SEVERAL, object())
    trained.process([found], after)
    assert [a["intent"] for a in found.get("asks")] == ["urgent"]


def test_whether_it_can_wait_is_asked_some_messages_after_an_alarm(
    trained: ContextClassifier,
) -> None:
    after = tracker("retinoid")
    after.update(UserUttered("cant latch", parse_data={URGENCY: {"level": "today"}}))
    after.update(BotUttered("Call today.", metadata={"topic": "urgent", "level": "today"}))
    after.update(UserUttered("is it milia", parse_data={}))
    after.update(BotUttered("They may be.", metadata={"topic": "identify"}))
    trained.names = ["follow_done", "inform_audience", "retinoid_use"]
    found = message("can it wait til morning", [0.1, 0.8, 0.1])
    trained.process([found], after)
    assert (found.get(URGENCY) or {}).get("level") == "today"


def test_after_an_alarm_that_somebody_found_all_well_is_a_remark(
    trained: ContextClassifier,
) -> None:
    trained.names = ["follow_done", "inform_audience", "retinoid_use"]
    after = tracker("retinoid")
    after.update(BotUttered("Call now.", metadata={"topic": "urgent", "level": "poison"}))
    well = message(
        "poison line says he's fine", [0.1, 0.8, 0.1], perhaps_urgent={"level": "poison"}
    )
    trained.process([well], after)
    assert well.get("intent")["name"] == "follow_done"
    assert well.get("perhaps_urgent") is None
    asks = message("poison line says he's fine, how often do i use it", [0.1, 0.1, 0.8])
    trained.process([asks], after)
    assert asks.get("intent")["name"] == "retinoid_use"


@pytest.mark.parametrize(
    ("first", "meant"), [("exfoliation", "exfoliation_frequency"), ("retinoid", "retinoid_use")]
)
def test_a_second_question_is_read_in_the_light_of_the_first(
    trained: ContextClassifier, first: str, meant: str
) -> None:
    """ "Does a retinoid help and every day?", which the classifier alone would leave out."""
    text = "does it help and every day?"
    trained.names = [*INTENTS, first]
    clauses = [Clause("does it help", 0, 12), Clause("every day?", 17, 27)]
    answers = [
        {"name": first, "confidence": 0.9},
        {"name": "exfoliation_frequency", "confidence": 0.35},
    ]
    opinions = np.array([[0.05, 0.03, 0.02, 0.9], [0.34, 0.31, 0.33, 0.02]])
    several = Several(
        {"name": first, "confidence": 0.6},
        clauses,
        answers,
        shared_encoder().encode([c.text for c in clauses]),
        opinions,
        0.4,
        frozenset(),
    )
    found = Message({"text": text})
    found.set("asks", [{"intent": first, "text": text}])
    found.set(SEVERAL, several)
    trained.process([found], tracker())
    assert [ask["intent"] for ask in found.get("asks")] == [first, meant]
    assert found.get("intent")["name"] == first


def test_the_weather_is_no_question_about_milia(trained: ContextClassifier) -> None:
    trained.names = ["out_of_scope", "inform_audience", "no_info_other"]
    found = message("what's the weather like", [0.5, 0.1, 0.4])
    trained.process([found], tracker("retinoid"))
    assert found.get("intent")["name"] == "out_of_scope"


def test_without_phrases_it_does_nothing(tmp_path: Path) -> None:
    storage, resource = LocalModelStorage(tmp_path), Resource("in_context")
    context = ExecutionContext(GraphSchema({}))
    config = ContextClassifier.get_default_config()
    untrained = ContextClassifier.create(config, storage, resource, context)
    empty = ContextClassifier.create(config, storage, resource, context)
    empty.train(TrainingData([phrase(i, i, None) for i in INTENTS]))
    for component in (untrained, ContextClassifier.load(config, storage, resource, context)):
        (found,) = component.process([message("daily?", [0.4, 0.3, 0.3])], tracker("retinoid"))
        assert found.get("intent")["confidence"] == 0.4


def test_every_phrase_names_a_topic_and_a_learnt_intent() -> None:
    topics = set(facts.load().topics)
    learnt = {
        block["intent"]
        for path in phrase_files(ROOT)
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
    }
    for path in sorted(FOLDER.glob("*.yml")):
        blocks = yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
        after = {block["metadata"]["after"] for block in blocks}
        assert after == {path.stem}, f"{path.name}: name the file after the topic answered"
        assert path.stem in topics, f"{path.name}: no topic of data/facts.yml (any more), remove it"
        intents = [block["intent"] for block in blocks]
        unknown = set(intents) - learnt
        assert not unknown, f"{path.name}: intents without phrases in data/nlu: {unknown}"
        assert len(intents) == len(set(intents)), f"{path.name}: an intent stands twice"


def test_only_the_metadata_of_a_phrase_says_what_came_before() -> None:
    assert topic_before(phrase("x", "greet", "retinoid")) == "retinoid"
    assert topic_before(phrase("x", "greet", None)) is None
    assert topic_before(Message({"text": "x", "metadata": {"intent": "odd"}})) is None


def test_what_was_said_and_answered_before_is_known() -> None:
    """The topic of the last reply, else what it had none on, else talk; a short message with the one before it."""
    found = tracker("scars")
    assert (_answered(found), _said_before(found)) == ("", "")
    found.update(UserUttered("does it leave a mark"))
    found.update(BotUttered("I have no information …", metadata={"topic": "no_info_cost"}))
    found.update(BotUttered("Who is it for?", metadata={"topic": None}))
    assert (_answered(found), _said_before(found)) == ("no_info_cost", "does it leave a mark")
    found.update(UserUttered("me, 29"))
    found.update(BotUttered("All right."))
    assert _answered(found) == "talk"
    assert _said_before(found) == "does it leave a mark / me, 29"
    found.update(UserUttered("/laser"))
    assert _said_before(found) == "me, 29"
