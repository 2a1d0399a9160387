"""What goes along to a person: a mail's link, a message for Slack; bounded, harmless in markup, and nothing else."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from milia.handover import MAX_LINK, MAX_QUOTE, Matter, mail_link, slack_text
from milia.phrases import load_phrases

PHRASES = load_phrases()


def test_a_mail_opens_with_question_and_topic() -> None:
    link = mail_link("help@example.org", Matter("Does it scar & hurt?", "Scars"), PHRASES)
    parts = urlsplit(link)
    assert (parts.scheme, parts.path) == ("mailto", "help@example.org")
    assert parse_qs(parts.query, strict_parsing=True) == {
        "subject": ["A question about milia"],
        "body": ["Question: Does it scar & hurt?\r\nTopic: Scars"],
    }


def test_no_topic_is_no_line() -> None:
    assert unquote(mail_link("a@b.org", Matter("Why?"), PHRASES)).endswith("Question: Why?")
    assert "Topic" not in slack_text(Matter("Why?"), PHRASES)


def test_nothing_said_or_set_adds_a_field_to_the_mail() -> None:
    link = mail_link(
        "a+b@c.org?cc=x@y.org&x", Matter("x&cc=evil@example.org\r\nBcc: me@example.org"), PHRASES
    )
    parts = urlsplit(link)
    assert set(parse_qs(parts.query)) == {"subject", "body"}
    assert parts.path == "a+b@c.org%3Fcc%3Dx@y.org%26x"
    assert "\nBcc" not in unquote(link)


@given(st.text(max_size=3000), st.none() | st.text(min_size=1, max_size=300))
def test_a_link_is_bounded_and_has_no_markup(question: str, topic: str | None) -> None:
    for mail in ("help@example.org", "o'neil_jr@example.org"):
        link = mail_link(mail, Matter(question, topic and topic[:40]), PHRASES)
        assert link.isascii() and len(link) <= MAX_LINK
        query = link.partition("?")[2]
        assert not set(query) & set(" <>\"'`()[]{}*_~.,;:!\\\r\n")


def test_a_long_question_is_cut_as_late_as_it_can_be() -> None:
    for letter in ("a", "é", "痒", "👶"):
        link = mail_link("help@example.org", Matter(letter * 2000, "Scars"), PHRASES)
        assert MAX_LINK - 30 < len(link) <= MAX_LINK
        body = parse_qs(urlsplit(link).query, strict_parsing=True)["body"][0]
        assert body.endswith(f"{letter}…\r\nTopic: Scars")


def test_slack_reads_no_mention_and_no_link_in_it() -> None:
    text = slack_text(Matter("<!channel> <https://a.org|b>\nDid & do\u2028?", "A <b>"), PHRASES)
    assert "<" not in text and ">" not in text
    assert text.splitlines() == [
        PHRASES.passed_intro,
        "Question: &lt;!channel&gt; &lt;https://a.org|b&gt; Did &amp; do ?",
        "Topic: A &lt;b&gt;",
    ]


@given(st.text(max_size=2000))
def test_a_quote_is_one_short_line(question: str) -> None:
    quote = Matter(question).quote()
    assert len(quote) <= MAX_QUOTE and len(quote.splitlines()) <= 1
