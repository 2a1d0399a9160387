"""The widget on pages of other people: another origin, hostile styles, frames, jQuery, React."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from widget_helpers import PHONE, WIDGET, Assistant, Chat, Website, axe

MakePage = Callable[..., Page]
QUESTION = "what causes milia?"


def page_with(body: str, head: str = "", attributes: str = 'lang="en"') -> str:
    return (
        f"<!doctype html><html {attributes}><head><meta charset=utf-8><title>A clinic</title>"
        f'<meta name=viewport content="width=device-width, initial-scale=1">{head}</head>'
        f"<body><main><h1>A clinic</h1>{body}</main></body></html>"
    )


@pytest.fixture
def script(assistant: Assistant) -> str:
    return f'<script type="module" src="{assistant.url}/milia-chat.js"></script>'


def test_on_another_origin_under_a_strict_policy(
    new_page: MakePage, website: Website, script: str
) -> None:
    page = new_page()
    page.goto(website.put("/clinic", page_with(f"{script}<milia-chat></milia-chat>")))
    c = Chat(page).open()
    c.ask(QUESTION)
    assert axe(page) == []
    page.reload()
    expect(c.mine).to_have_count(1)


def test_an_origin_that_is_not_allowed_gets_no_answer(
    new_page: MakePage, website: Website, script: str
) -> None:
    website.put("/stranger", page_with(f"{script}<milia-chat></milia-chat>"))
    page = new_page()
    page.goto(f"{website.stranger}/stranger")
    c = Chat(page).open()
    c.write(QUESTION)
    expect(c.mine.first).to_contain_text("Not sent.")
    expect(c.answers).to_have_count(1)


def test_two_on_a_page_do_not_mix(new_page: MakePage, website: Website, script: str) -> None:
    body = f'{script}<milia-chat position="left"></milia-chat><milia-chat></milia-chat>'
    page = new_page()
    page.goto(website.put("/two", page_with(body)))
    left, right = (Chat(page, f"milia-chat >> nth={n}") for n in (0, 1))
    left.open()
    right.open()
    left.ask(QUESTION)
    right.ask("hello")
    expect(left.mine).to_have_count(1)
    expect(right.mine.locator(".bubble")).to_have_text("hello")
    boxes = [c.panel.bounding_box() for c in (left, right)]
    assert boxes[0] and boxes[1] and boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    assert axe(page) == []
    page.reload()
    expect(left.mine.locator(".bubble")).to_have_text(QUESTION)
    expect(right.mine.locator(".bubble")).to_have_text("hello")


AGGRESSIVE = """
* { all: unset !important; font-size: 40px !important; color: red !important; letter-spacing: 1em;
    position: static !important; opacity: .1 !important; text-transform: uppercase !important;
    box-sizing: content-box !important; display: inline !important; visibility: hidden !important }
html { font-size: 40px } button, textarea, p, h2 { display: none !important }
"""


def test_a_page_with_aggressive_styles(
    new_page: MakePage, website: Website, script: str, assistant: Assistant
) -> None:
    def look(path: str, head: str) -> tuple[Page, dict[str, str]]:
        page = new_page()
        page.goto(website.put(path, page_with(f"{script}<milia-chat></milia-chat>", head)))
        c = Chat(page).open()
        c.ask(QUESTION)
        style = page.evaluate(
            """() => { const s = getComputedStyle(document.querySelector('milia-chat').shadowRoot
              .querySelector('.turn:not(.mine) .bubble'));
            return Object.fromEntries(['fontSize', 'color', 'letterSpacing', 'opacity', 'visibility',
              'textTransform', 'display', 'fontFamily'].map((k) => [k, s[k]])); }"""
        )
        return page, style

    website.put("/aggressive.css", AGGRESSIVE, "text/css")
    _, plain = look("/plain", "")
    page, styled = look("/aggressive", '<link rel=stylesheet href="/aggressive.css">')
    assert styled == plain
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(255, 0, 0)"
    box = Chat(page).panel.bounding_box()
    assert box and round(box["width"]) == 400


@pytest.mark.parametrize("sandbox", ["", "sandbox='allow-scripts allow-same-origin'"])
def test_inside_a_frame(new_page: MakePage, website: Website, script: str, sandbox: str) -> None:
    inner = website.put("/inner", page_with(f"{script}<milia-chat open></milia-chat>"))
    outer = page_with(f'<iframe title="chat" width="500" height="700" {sandbox} src="{inner}">')
    page = new_page()
    page.goto(website.put("/outer", outer))
    frame = page.frame_locator("iframe")
    frame.locator("textarea").fill(QUESTION)
    frame.locator("textarea").press("Enter")
    expect(frame.locator(".turn:not(.mine)").nth(1)).to_be_visible(timeout=15_000)
    assert axe(page) == []


def test_a_page_with_jquery(new_page: MakePage, website: Website, script: str) -> None:
    jquery = (WIDGET / "node_modules" / "jquery" / "dist" / "jquery.min.js").read_bytes()
    website.put("/jquery.js", jquery, "text/javascript")
    website.put(
        "/theme.js",
        """jQuery(($) => {
          $('body').on('click', 'button, a', () => { window.clicked = (window.clicked || 0) + 1; });
          $(document).on('keydown', (e) => { if (e.key === 'Enter') e.preventDefault(); });
          $('main').append($('<milia-chat>').attr('heading', 'Ask the clinic'));
        });""",
        "text/javascript",
    )
    head = '<script src="/jquery.js"></script><script src="/theme.js"></script>'
    page = new_page()
    page.goto(website.put("/wordpress", page_with(script, head)))
    c = Chat(page).open()
    expect(c.panel.get_by_role("heading")).to_have_text("Ask the clinic")
    c.ask(QUESTION)
    page.evaluate("() => { const c = jQuery('milia-chat').detach(); jQuery('body').append(c); }")
    expect(c.mine).to_have_count(1)
    c.ask("hello")


REACT = """
import { createElement as h, StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
function App() {
  const [n, setN] = useState(0);
  const [shown, show] = useState(true);
  return h("main", null, h("h1", null, "A clinic " + n),
    h("button", { id: "again", onClick: () => setN(n + 1) }, "Render again"),
    h("button", { id: "toggle", onClick: () => show(!shown) }, "Mount"),
    shown && h("milia-chat", { heading: "From React " + n, color: n ? "#7a1f5c" : "#0b6b57" }));
}
createRoot(document.getElementById("root")).render(h(StrictMode, null, h(App)));
"""


def test_a_page_made_by_react(
    new_page: MakePage, website: Website, script: str, tmp_path: Path
) -> None:
    source = WIDGET / "node_modules" / ".react-page.jsx"
    source.write_text(REACT)
    out = tmp_path / "app.js"
    subprocess.run(
        [
            WIDGET / "node_modules" / ".bin" / "esbuild",
            *(source, "--bundle", f"--outfile={out}", "--log-level=error"),
            '--define:process.env.NODE_ENV="production"',
        ],
        check=True,
    )
    website.put("/app.js", out.read_bytes(), "text/javascript")
    body = f"<!doctype html><html lang=en><title>R</title><div id=root></div>{script}"
    page = new_page()
    page.goto(website.put("/react", body + '<script src="/app.js"></script></html>'))
    c = Chat(page).open()
    c.ask(QUESTION)
    page.locator("#again").click()
    expect(page.locator("h1")).to_have_text("A clinic 1")
    expect(c.mine).to_have_count(1)
    c.ask("hello")
    page.locator("#toggle").click()
    expect(page.locator("milia-chat")).to_have_count(0)
    page.locator("#toggle").click()
    expect(c.mine).to_have_count(2)


# --- attributes


def test_open_on_load_takes_no_focus(new_page: MakePage, website: Website, script: str) -> None:
    page = new_page()
    body = f"<input aria-label=Search autofocus>{script}<milia-chat open></milia-chat>"
    page.goto(website.put("/open", page_with(body)))
    c = Chat(page)
    expect(c.panel).to_be_visible()
    expect(page.get_by_label("Search")).to_be_focused()
    page.evaluate("document.querySelector('milia-chat').removeAttribute('open')")
    expect(c.panel).to_be_hidden()


@pytest.mark.parametrize(
    ("language", "launcher", "send"),
    [
        ("es-MX", "Abrir el chat sobre la milia", "Enviar"),
        ("fr", "Ouvrir la discussion sur le milium", "Envoyer"),
        ("de", "Open the chat about milia", "Send"),
    ],
)
def test_the_language_of_the_chrome(
    new_page: MakePage, website: Website, script: str, language: str, launcher: str, send: str
) -> None:
    page = new_page()
    body = f'{script}<milia-chat lang="{language}"></milia-chat>'
    page.goto(website.put(f"/lang-{language}", page_with(body)))
    page.get_by_role("button", name=launcher).click()
    expect(page.get_by_role("button", name=send)).to_be_visible()
    c = Chat(page)
    c.ask(QUESTION)
    assert axe(page) == []


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_right_to_left(
    new_page: MakePage, website: Website, script: str, options: dict[str, object]
) -> None:
    page = new_page(**options)
    body = f"{script}<milia-chat></milia-chat>"
    page.goto(website.put("/rtl", page_with(body, attributes='lang="ar" dir="rtl"')))
    c = Chat(page)
    box = c.launcher.bounding_box()
    assert box and box["x"] < 100, "the launcher stands at the end of the line"
    c.open()
    c.ask("ما هي الدخنيات؟ milia?")
    c.ask(QUESTION)
    expect(c.mine.first.locator(".bubble")).to_have_css("direction", "rtl")
    expect(c.mine.nth(1).locator(".bubble")).to_have_css("direction", "ltr")
    expect(c.answers.nth(2).locator(".bubble").first).to_have_css("direction", "ltr")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe(page) == []


@pytest.mark.parametrize("color", ["#ffd400", "#7a1f5c", "#767676"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_any_colour_can_be_read(
    new_page: MakePage, website: Website, script: str, color: str, theme: str
) -> None:
    page = new_page()
    body = f'{script}<milia-chat color="{color}" theme="{theme}"></milia-chat>'
    page.goto(website.put("/color", page_with(body)))
    c = Chat(page).open()
    c.ask(QUESTION)
    assert axe(page) == []


def test_custom_properties_and_position(new_page: MakePage, website: Website, script: str) -> None:
    website.put(
        "/brand.css",
        "milia-chat { --milia-accent: #7a1f5c; --milia-width: 500px; --milia-offset: 40px }",
        "text/css",
    )
    body = f'{script}<milia-chat position="left"></milia-chat>'
    page = new_page()
    head = '<link rel=stylesheet href="/brand.css">'
    page.goto(website.put("/brand", page_with(body, head)))
    c = Chat(page).open()
    expect(c.launcher).to_have_css("background-color", "rgb(122, 31, 92)")
    expect(c.panel).to_have_css("width", "500px")
    box = c.launcher.bounding_box()
    assert box and round(box["x"]) == 40


def test_server_names_another_assistant(
    new_page: MakePage, website: Website, assistant: Assistant, built: Path
) -> None:
    for path in built.glob("milia-chat*.js"):
        website.put(f"/own/{path.name}", path.read_bytes(), "text/javascript")
    body = (
        '<script type="module" src="/own/milia-chat.js"></script>'
        f'<milia-chat server="{assistant.url}/"></milia-chat>'
    )
    page = new_page()
    page.goto(website.put("/server", page_with(body)))
    Chat(page).open().ask(QUESTION)


def test_show_and_hide_and_their_events(new_page: MakePage, website: Website, script: str) -> None:
    page = new_page()
    page.goto(website.put("/events", page_with(f"{script}<milia-chat></milia-chat>")))
    page.wait_for_function("!!customElements.get('milia-chat')")
    page.evaluate(
        """() => { window.seen = [];
        for (const e of ['milia-open', 'milia-close']) addEventListener(e, () => seen.push(e)); }"""
    )
    page.evaluate("document.querySelector('milia-chat').show()")
    expect(Chat(page).panel).to_be_visible()
    page.evaluate("document.querySelector('milia-chat').hide()")
    expect(Chat(page).panel).to_be_hidden()
    assert page.evaluate("seen") == ["milia-open", "milia-close"]
