"""The widget in a real browser, talking to the real assistant."""

from __future__ import annotations

import gzip
import json
import os
import re
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect
from widget_helpers import DESKTOP, PHONE, ROOT, Assistant, Chat, axe

MakeChat = Callable[..., Chat]
QUESTION = "what causes milia?"
SIZES = {"desktop": DESKTOP, "phone": PHONE}
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script><style>*{display:none}</style>",
    "[a](javascript:alert(1)) ![b](https://evil.example/b.png)",
    "javascript:alert(1) data:text/html,<script>alert(1)</script> vbscript:x",
    "https://good.example@evil.example/ \u202egnp.exe",
    "<a href='https://evil.example' onclick=alert(1)>x</a><iframe src=https://evil.example>",
]


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> dict[str, Any]:
    return SIZES[request.param]


def screenshot(page: Page, name: str) -> None:
    """Into results/widget; MILIA_SCREENSHOTS=docs/img renews those of the README."""
    place = ROOT / os.environ.get("MILIA_SCREENSHOTS", "results/widget")
    place.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=place / f"{name}.png")


def say_instead(page: Page, messages: Any, status: int = 200, **headers: str) -> None:
    """Answers the next messages in the assistant's place."""

    def fulfil(route: Route) -> None:
        body = messages if isinstance(messages, dict) else {"messages": messages}
        route.fulfill(status=status, json=body, headers=headers)

    page.route("**/webhooks/web/message", fulfil)


def bot(text: str, **more: Any) -> dict[str, Any]:
    return {"from": "bot", "id": "1.0", "at": 1_795_500_000, "text": text, **more}


def token_of(page: Page) -> str:
    return str(
        page.evaluate(
            """() => JSON.parse(sessionStorage[Object.keys(sessionStorage)
              .find((k) => k.startsWith('milia-chat'))]).session.token"""
        )
    )


def reload(c: Chat) -> None:
    """Reloads the page; on a phone, where the chat hides it, opens the chat again."""
    c.page.reload()
    if c.page.viewport_size == PHONE["viewport"]:
        c.open()


# --- a conversation


def test_a_first_visit_and_a_question(chat: MakeChat, size: dict[str, Any]) -> None:
    c = chat(**size)
    expect(c.launcher).to_have_attribute("aria-expanded", "false")
    c.open()
    expect(c.launcher).to_have_attribute("aria-expanded", "true")
    expect(c.answers.first).to_contain_text("Ask me anything about milia")
    expect(c.root.locator(".privacy")).to_be_visible()
    said = c.ask(QUESTION)
    assert len(said) > 20
    expect(c.mine.first.locator(".bubble")).to_have_text(QUESTION)
    expect(c.mine.first.locator("time")).to_be_visible()
    expect(c.answers.nth(1).locator("time")).to_be_visible()
    screenshot(c.page, f"question-{size['viewport']['width']}")


def test_a_button_shows_its_title_and_gets_an_answer(chat: MakeChat, size: dict[str, Any]) -> None:
    c = chat(**size).open()
    c.ask(QUESTION)
    choice = c.choices.first
    title = choice.inner_text()
    with c.page.expect_request("**/webhooks/web/message") as sent:
        choice.click()
    assert re.fullmatch(r"[0-9a-f]{16}", sent.value.post_data_json["press"])
    expect(c.mine.nth(1).locator(".bubble")).to_have_text(title)
    expect(c.answers.nth(2)).to_be_visible()
    expect(c.input).to_be_focused()
    reload(c)
    expect(c.mine.nth(1).locator(".bubble")).to_have_text(title)


def test_a_follow_up(chat: MakeChat) -> None:
    c = chat().open()
    first = c.ask("how do I get rid of milia?")
    second = c.ask("and on my newborn?")
    assert second and second != first


def test_the_line_under_an_answer_opens_what_it_rests_on(chat: MakeChat) -> None:
    c = chat().open()
    c.ask(QUESTION)
    source = c.answers.nth(1).locator("details.source")
    expect(source.locator("li").first).to_be_hidden()
    source.locator("summary").click()
    expect(source.locator("li").first).to_be_visible()
    expect(source).to_contain_text(
        re.compile(r"Source sentence \d+\.\d+.* · reviewed \d+ \w+ \d{4}")
    )
    screenshot(c.page, "source")


def test_thumbs_reach_the_assistant_and_stay(chat: MakeChat, assistant: Assistant) -> None:
    c = chat().open()
    c.ask(QUESTION)
    up, down = c.answers.nth(1).locator(".thumb").all()
    with c.page.expect_response("**/webhooks/web/feedback") as reply:
        up.click()
    assert reply.value.status == 204
    expect(up).to_have_attribute("aria-pressed", "true")
    with c.page.expect_response("**/webhooks/web/feedback"):
        down.click()
    expect(up).to_have_attribute("aria-pressed", "false")
    c.page.reload()
    expect(c.answers.nth(1).locator(".thumb").nth(1)).to_have_attribute("aria-pressed", "true")


def test_two_tabs_are_two_conversations(chat: MakeChat) -> None:
    one = chat().open()
    one.ask(QUESTION)
    other = Chat(one.page.context.new_page())
    other.page.goto(one.page.url)
    other.open()
    expect(other.answers.first).to_be_visible()
    other.ask("hello")
    expect(other.mine).to_have_count(1)
    expect(one.mine).to_have_count(1)


def test_a_reload_keeps_the_conversation(chat: MakeChat, size: dict[str, Any]) -> None:
    c = chat(**size).open()
    said = c.ask(QUESTION)
    reload(c)
    expect(c.mine.first.locator(".bubble")).to_have_text(QUESTION)
    expect(c.answers.nth(1).locator(".bubble").first).to_have_text(said)
    expect(c.choices.first).to_be_visible()


def test_start_over(chat: MakeChat) -> None:
    c = chat().open()
    c.ask(QUESTION)
    c.root.locator(".start-over").click()
    expect(c.mine).to_have_count(0)
    expect(c.notice).to_have_text("Started over.")
    expect(c.input).to_be_focused()
    c.page.reload()
    c.page.wait_for_load_state("networkidle")
    expect(c.mine).to_have_count(0)


def test_delete_asks_first_and_then_deletes(chat: MakeChat, assistant: Assistant) -> None:
    c = chat().open()
    c.ask(QUESTION)
    token = token_of(c.page)
    assert len(assistant.call("GET", "history", token=token)[1]["messages"]) > 1
    c.root.locator(".remove").click()
    expect(c.root.locator(".remove-no")).to_be_focused()
    c.page.keyboard.press("Escape")
    expect(c.root.locator(".remove")).to_be_focused()
    expect(c.mine).to_have_count(1)
    c.root.locator(".remove").click()
    c.root.locator(".remove-yes").click()
    expect(c.notice).to_have_text("Your conversation was deleted.")
    expect(c.mine).to_have_count(0)
    assert assistant.call("GET", "history", token=token)[1]["messages"] == []
    c.ask("hello")


# --- when things go wrong


def test_server_down_and_back(chat: MakeChat, assistant: Assistant) -> None:
    c = chat().open()
    c.ask(QUESTION)
    assistant.stop()
    try:
        c.write("are they harmful?")
        expect(c.mine.nth(1)).to_contain_text("Not sent.")
        expect(c.notice).to_contain_text("cannot be reached")
        screenshot(c.page, "unreachable")
    finally:
        assistant.start()
    # No hand is needed: it is sent again by itself, once, and the earlier talk is still there.
    expect(c.answers.nth(2)).to_be_visible(timeout=30_000)
    expect(c.notice).to_have_text("Connected again.")
    expect(c.mine).to_have_count(2)
    expect(c.mine.nth(1)).not_to_contain_text("Not sent.")


def test_retry_by_hand_sends_the_same_message_once(chat: MakeChat) -> None:
    c = chat().open()
    c.ask(QUESTION)
    ids = []

    def drop_the_answer(route: Route) -> None:
        ids.append(route.request.post_data_json["id"])
        if len(ids) == 1:
            route.fetch()  # it arrives, but the answer is lost on the way back
            route.abort()
        else:
            route.continue_()

    c.page.route("**/webhooks/web/message", drop_the_answer)
    c.write("are they harmful?")
    c.root.locator(".retry").click()
    expect(c.answers.nth(2)).to_be_visible()
    assert len(ids) == 2 and ids[0] == ids[1]
    c.page.unroute("**/webhooks/web/message")
    c.page.reload()
    expect(c.mine).to_have_count(2)


def test_offline_is_said_and_ends_by_itself(chat: MakeChat) -> None:
    c = chat().open()
    c.ask(QUESTION)
    c.page.context.set_offline(True)
    expect(c.notice).to_contain_text("You are offline")
    c.write("are they harmful?")
    expect(c.mine.nth(1)).to_contain_text("Not sent.")
    c.page.context.set_offline(False)
    expect(c.answers.nth(2)).to_be_visible()
    expect(c.notice).to_have_text(re.compile("Connected again|^$"))


def test_too_often_says_when_to_come_back(chat: MakeChat, assistant: Assistant) -> None:
    c = chat().open()
    c.ask(QUESTION)
    token = token_of(c.page)
    while assistant.call("POST", "message", {"text": "hi"}, token)[0] != 429:
        pass
    c.write("are they harmful?")
    expect(c.notice).to_contain_text("Please wait")
    expect(c.notice).to_contain_text(re.compile(r"wait \d+ seconds"))
    assert axe(c.page) == []
    screenshot(c.page, "too-often")
    expect(c.answers.nth(2)).to_be_visible()


def test_a_refused_token_begins_anew_and_says_so(chat: MakeChat) -> None:
    c = chat().open()
    c.ask(QUESTION)
    c.page.evaluate(
        """() => { const k = Object.keys(sessionStorage).find((k) => k.startsWith('milia-chat'));
        const v = JSON.parse(sessionStorage[k]); v.session.token += 'x';
        sessionStorage[k] = JSON.stringify(v); }"""
    )
    c.write("are they harmful?")
    expect(c.notice).to_contain_text("This is a new one")
    expect(c.answers.nth(2)).to_be_visible()


def test_an_error_of_the_server_is_said(chat: MakeChat) -> None:
    c = chat().open()
    say_instead(c.page, {"error": "apology", "text": "Sorry, that went wrong."}, status=500)
    c.write(QUESTION)
    expect(c.notice).to_have_text("Sorry, that went wrong.")
    expect(c.root.locator(".retry")).to_be_visible()
    c.page.unroute("**/webhooks/web/message")
    c.root.locator(".retry").click()
    expect(c.answers.nth(1)).to_be_visible()


def test_the_chat_file_that_does_not_load_can_be_asked_for_again(chat: MakeChat) -> None:
    c = chat()
    c.page.route("**/milia-chat-*.js", lambda route: route.abort())
    c.launcher.click()
    expect(c.launcher).to_have_attribute("aria-expanded", "false")


def test_the_counter_appears_near_the_limit_and_nothing_longer_is_sent(chat: MakeChat) -> None:
    c = chat().open()
    counter = c.root.locator(".counter")
    c.input.fill("x" * 800)
    expect(counter).to_have_text("")
    c.input.fill("x" * 950)
    expect(counter).to_have_text("50 characters left")
    c.input.fill("x" * 1003)
    expect(counter).to_have_text("3 characters too many")
    expect(c.input).to_have_attribute("aria-invalid", "true")
    assert axe(c.page) == []
    c.input.press("Enter")
    expect(c.mine).to_have_count(0)
    expect(c.input).to_have_value("x" * 1003)


def test_a_long_answer_is_shown_from_its_beginning(chat: MakeChat, size: dict[str, Any]) -> None:
    c = chat(**size).open()
    say_instead(c.page, [bot("First line.\n\n" + "Milia are small. " * 300)])
    c.write(QUESTION)
    expect(c.answers.nth(1).locator("p").first).to_be_in_viewport()
    assert c.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe(c.page) == []


def test_typing_is_shown_while_the_answer_is_made(chat: MakeChat) -> None:
    c = chat().open()
    held: list[Route] = []
    c.page.route("**/webhooks/web/message", lambda route: held.append(route))
    c.write(QUESTION)
    expect(c.root.locator(".typing")).to_be_visible()
    assert axe(c.page) == []
    screenshot(c.page, "typing")
    held[0].continue_()
    expect(c.answers.nth(1)).to_be_visible()
    expect(c.root.locator(".typing")).to_be_hidden()


# --- hostile content


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_content_is_inert(chat: MakeChat, text: str) -> None:
    c = chat().open()
    dialogs = []
    c.page.on("dialog", lambda d: (dialogs.append(d), d.dismiss()))
    fact = {"id": text, "say": text, "source": [text], "reviewed": text}
    buttons = [
        {"title": text, "press": text},
        {"title": text, "url": "javascript:alert(1)"},
        {"title": text, "url": "data:text/html,x"},
    ]
    image = {"src": "javascript:alert(1)", "alt": text}
    say_instead(c.page, [bot(text, buttons=buttons, facts=[fact], image=image)])
    c.write(text)
    answer = c.answers.nth(1)
    expect(answer).to_be_visible()
    answer.locator("summary").click()
    for found in ("img", "script", "style", "iframe", "object", "form"):
        assert answer.locator(f".bubble {found}").count() == 0
    for link in answer.locator("a").all():
        href = link.get_attribute("href") or ""
        assert href.startswith(("https:", "mailto:", "tel:"))
        assert "@" not in href or href.startswith("mailto:")
        assert link.get_attribute("rel") == "noopener noreferrer"
        assert href.rstrip("/") == link.inner_text().rstrip("/"), "a link shows where it goes"
    assert c.choices.count() == 1, "only the button without an unsafe address"
    shown = answer.locator(".bubble").inner_text()
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)
    c.choices.first.click()
    c.page.wait_for_timeout(200)
    assert not dialogs


def test_safe_links_and_images_work(chat: MakeChat) -> None:
    c = chat().open()
    say_instead(
        c.page,
        [
            bot(
                "See https://www.example.org/a?b=c, or tel:+442079460000.",
                buttons=[{"title": "Call us", "url": "tel:+442079460000"}],
            )
        ],
    )
    c.write(QUESTION)
    links = c.answers.nth(1).locator(".bubble a")
    expect(links).to_have_count(2)
    expect(links.first).to_have_attribute("href", "https://www.example.org/a?b=c")
    expect(links.nth(1)).to_have_attribute("href", "tel:+442079460000")
    expect(c.choices.first).to_have_attribute("href", "tel:+442079460000")


def test_our_code_parses_no_html() -> None:
    for path in (ROOT / "widget" / "src").glob("*.ts"):
        code = path.read_text()
        for word in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "eval(",
            "new Function",
            "document.write",
        ):
            assert word not in code, (path.name, word)


# --- accessible


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(chat: MakeChat, size: dict[str, Any], scheme: str) -> None:
    # Without motion: a contrast taken while the panel still fades in is no state of the widget.
    c = chat(**size, color_scheme=scheme, reduced_motion="reduce")
    name = f"{scheme}-{size['viewport']['width']}"
    assert axe(c.page) == [], "closed"
    c.open()
    assert axe(c.page) == [], "open"
    c.ask(QUESTION)
    assert axe(c.page) == [], "answered"
    c.answers.nth(1).locator("summary").click()
    assert axe(c.page) == [], "source open"
    c.answers.nth(1).locator(".thumb").first.click()
    expect(c.answers.nth(1)).to_contain_text("Thank you")
    assert axe(c.page) == [], "rated"
    screenshot(c.page, f"conversation-{name}")
    c.root.locator(".remove").click()
    assert axe(c.page) == [], "asked to delete"
    c.root.locator(".remove-no").click()
    c.page.context.set_offline(True)
    c.write("are they harmful?")
    expect(c.root.locator(".retry")).to_be_visible()
    assert axe(c.page) == [], "offline, unsent"
    c.page.context.set_offline(False)


def test_each_answer_is_announced_once(chat: MakeChat) -> None:
    c = chat().open()
    c.page.evaluate(
        """() => {
          const log = document.querySelector('milia-chat').shadowRoot.querySelector('[role=log]');
          window.announced = [];
          new MutationObserver((all) => {
            if (log.getAttribute('aria-live') !== 'polite') return;
            for (const m of all) for (const n of m.addedNodes)
              if (n.nodeType === 1 && !n.closest('[aria-live=off]')) announced.push(n.innerText);
          }).observe(log, {childList: true, subtree: true});
        }"""
    )
    said = c.ask(QUESTION)
    announced = c.page.evaluate("announced")
    assert len(announced) == 1, "one addition a turn; the person's own words are not read back"
    assert announced[0].count(said) == 1
    c.page.reload()
    expect(c.mine.first).to_be_visible()


def test_a_screen_reader_finds_names_and_roles(chat: MakeChat) -> None:
    c = chat()
    expect(c.page.get_by_role("button", name="Open the chat about milia")).to_be_visible()
    c.open()
    c.ask(QUESTION)
    dialog = c.page.get_by_role("dialog", name="Ask about milia")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("log", name="Conversation")).to_be_visible()
    expect(dialog.get_by_role("textbox", name="Your question")).to_be_visible()
    expect(dialog.get_by_role("button", name="Send")).to_be_visible()
    expect(dialog.get_by_role("button", name="Close the chat")).to_be_visible()
    expect(dialog.get_by_role("group", name="Suggested questions")).to_be_visible()
    expect(dialog.get_by_role("button", name="Helpful", exact=True)).to_be_visible()
    expect(dialog.get_by_role("heading", name="Ask about milia")).to_be_visible()


def active(page: Page) -> str:
    return str(
        page.evaluate(
            """() => { let n = document.activeElement;
            while (n?.shadowRoot?.activeElement) n = n.shadowRoot.activeElement;
            return n?.className || n?.localName || ''; }"""
        )
    )


def test_keyboard_only(chat: MakeChat) -> None:
    c = chat()
    c.page.keyboard.press("Tab")
    assert active(c.page) == "launcher"
    c.page.keyboard.press("Enter")
    expect(c.input).to_be_focused()
    c.page.keyboard.type(QUESTION)
    c.page.keyboard.press("Enter")
    expect(c.answers.nth(1)).to_be_visible()
    expect(c.input).to_be_focused()
    for _ in range(20):
        c.page.keyboard.press("Shift+Tab")
        if "choice" in active(c.page):
            break
    assert "choice" in active(c.page)
    c.page.keyboard.press("Enter")
    expect(c.answers.nth(2)).to_be_visible()
    expect(c.input).to_be_focused()
    c.page.keyboard.type("two")
    c.page.keyboard.press("Shift+Enter")
    c.page.keyboard.type("lines")
    expect(c.input).to_have_value("two\nlines")
    c.page.keyboard.press("Escape")
    expect(c.panel).to_be_hidden()
    assert active(c.page) == "launcher"
    c.page.keyboard.press("Enter")
    expect(c.input).to_be_focused()
    expect(c.input).to_have_value("two\nlines")


def test_full_screen_on_a_phone_keeps_focus_inside(chat: MakeChat) -> None:
    c = chat(**PHONE).open()
    box = c.panel.bounding_box()
    assert box and (round(box["width"]), round(box["height"])) == (390, 844)
    expect(c.panel).to_have_attribute("aria-modal", "true")
    for _ in range(15):
        c.page.keyboard.press("Tab")
        assert active(c.page) not in ("body", "launcher", "")
    c.root.locator(".close").click()
    expect(c.panel).to_be_hidden()
    assert active(c.page) == "launcher"


def test_at_200_percent_nothing_is_lost(chat: MakeChat) -> None:
    # A window of 1280 by 800 at 200 % has 640 by 400 CSS pixels; at 400 %, 320 by 256.
    for width, height in ((640, 400), (320, 256)):
        c = chat(viewport={"width": width, "height": height}).open()
        c.ask(QUESTION)
        assert c.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for part in (c.log, c.input, c.root.locator(".send"), c.root.locator(".remove")):
            part.scroll_into_view_if_needed()
            expect(part).to_be_in_viewport()


def test_targets_are_large_enough(chat: MakeChat) -> None:
    c = chat(**PHONE).open()
    c.ask(QUESTION)
    for control in c.root.locator("button:visible, summary:visible").all():
        box = control.bounding_box()
        assert box and box["height"] >= 24 and box["width"] >= 24, control.inner_text()


def test_reduced_motion_moves_nothing(chat: MakeChat) -> None:
    def moving(c: Chat) -> int:
        held: list[Route] = []
        c.page.route("**/webhooks/web/message", lambda route: held.append(route))
        c.write(QUESTION)
        expect(c.root.locator(".typing")).to_be_visible()
        count = "document.querySelector('milia-chat').shadowRoot.getAnimations().length"
        found = int(c.page.evaluate(count))
        while not held:  # the dots may be there before the request is (pytest-timeout ends it)
            c.page.wait_for_timeout(20)
        held[0].abort()
        return found

    assert moving(chat(reduced_motion="reduce").open()) == 0
    assert moving(chat(reduced_motion="no-preference").open()) > 0


# --- what it costs


def test_what_a_page_loads_before_anyone_opens_the_chat(
    chat: MakeChat, built: Path, new_page: Callable[..., Page], assistant: Assistant
) -> None:
    page = new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.removeprefix(assistant.url)))
    page.goto(f"{assistant.url}/demo", wait_until="networkidle")
    assert [u for u in loaded if u != "/favicon.ico"] == [
        *("/demo", "/milia-chat-demo.css", "/milia-chat.js")
    ]
    assert len(gzip.compress((built / "milia-chat.js").read_bytes())) <= 10 * 1024
    page.locator("milia-chat .launcher").hover()
    page.wait_for_load_state("networkidle")
    (chunk,) = [u for u in loaded if u.startswith("/milia-chat-") and u.endswith(".js")]
    assert len(gzip.compress((built / chunk[1:]).read_bytes())) <= 60 * 1024
    assert not [u for u in loaded if "webhooks" in u], "no session before it is opened"


def test_typing_to_first_bubble(chat: MakeChat, record_property: Any) -> None:
    """Reported, with a bound far above what is meant (120 ms), so that a busy machine passes."""
    times = []
    for _ in range(3):
        c = chat().open()
        c.ask("hello")
        for question in (
            QUESTION,
            "are they harmful?",
            "can i pop them?",
            "how long do they last?",
        ):
            c.input.fill(question)
            times.append(
                c.page.evaluate(
                    """() => new Promise((done) => {
                      const root = document.querySelector('milia-chat').shadowRoot;
                      const log = root.querySelector('[role=log]');
                      const from = performance.now();
                      new MutationObserver((all, observer) => {
                        if (!all.some((m) => [...m.addedNodes].some(
                          (n) => n.className === 'turn'))) return;
                        observer.disconnect();
                        requestAnimationFrame(() => done(performance.now() - from));
                      }).observe(log, {childList: true});
                      root.querySelector('form').requestSubmit();
                    })"""
                )
            )
    median = statistics.median(times)
    record_property("first_bubble_ms", round(median))
    place = ROOT / "results" / "widget"
    place.mkdir(parents=True, exist_ok=True)
    (place / "first-bubble.json").write_text(
        json.dumps({"median_ms": round(median, 1), "times_ms": [round(t, 1) for t in times]})
    )
    assert median < 1_000


@pytest.mark.parametrize(
    ("name", "options"),
    [("chat", {"viewport": {"width": 1000, "height": 860}}), ("chat-phone", PHONE)],
)
def test_the_pictures_of_the_readme(chat: MakeChat, name: str, options: dict[str, Any]) -> None:
    scheme = "light" if name == "chat" else "dark"
    c = chat(**{**options, "color_scheme": scheme, "reduced_motion": "reduce"}).open()
    c.ask("my newborn has white bumps on her nose what do i do")
    c.page.mouse.move(0, 0)
    c.page.evaluate("document.activeElement.shadowRoot.activeElement.blur()")
    expect(c.answers.nth(1)).to_be_visible()
    screenshot(c.page, name)
