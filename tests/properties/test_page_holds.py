"""Nothing that stands in any field of a story can break out of its page."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html as parser

from sourceline.export.html.page import render
from sourceline.export.markdown import render as render_markdown
from sourceline.export.safe import neutral
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.model.story import Evidence, Relation, Story, ToldReaction
from tests import stories

_FRAGMENTS = (
    "<script>alert(1)</script>", "</script>", "</style>", "</title>", "</mark></p></div>", "-->",
    "<!--", "]]>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", '" onclick="alert(1)',
    "' onfocus='x", "javascript:alert(1)", "{{ 7*7 }}", "{% raw %}", "&lt;b&gt;", "&#0;", "\u202e",
    "\u2066", "\x00", "\ud800", "<base href=//x>", "<meta http-equiv=refresh content=0>", "`", "\\",
    "<a href=javascript:x>", "<form action=//x>", "<plaintext>", "<noscript>", "\u0130", "שלום",
)  # fmt: skip

hostile = st.lists(
    st.one_of(
        st.sampled_from(_FRAGMENTS),
        st.text(alphabet=st.characters(exclude_characters="\n\r"), max_size=12),
    ),
    min_size=1,
    max_size=6,
).map(lambda parts: "one " + "".join(parts).replace("\n", " ").replace("\r", " ") + " two")

# Words that the model itself chooses from a list, or ids that tie things together.
_KEPT = {
    "id", "article", "speaker", "who", "to", "entities", "source", "copy", "language", "status",
    "start", "end", "timeline",
}  # fmt: skip


def _story_of(words: str) -> Story:
    """The made-up story with these words in every free text field, and as every report's text."""

    def change(value: Any, name: str, owner: Any) -> Any:
        if isinstance(value, Evidence):
            return Evidence(value.article, Span(1, len(words) - 1), words[1:-1])
        if isinstance(value, Article):
            return replace(
                value, text=words, title=words, publisher=words, url=words, boilerplate=()
            )
        if isinstance(value, tuple):
            return tuple(change(item, name, owner) for item in value)
        if is_dataclass(value) and not isinstance(value, type):
            if type(value).__module__.endswith((".when", ".span")):
                return value
            changed = {
                field.name: change(getattr(value, field.name), field.name, value)
                for field in fields(value)
                if field.init
            }
            return type(value)(**changed)
        return words if _is_free(value, name, owner) else value

    return change(stories.story(), "", None)  # type: ignore[no-any-return]


def _is_free(value: Any, name: str, owner: Any) -> bool:
    if type(value) is not str or name in _KEPT:
        return False
    if isinstance(owner, ToldReaction) and name == "about":
        return False
    return name != "kind" or isinstance(owner, Relation)


def _skeleton(page: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Elements with their attributes in order; values only where words cannot reach them."""
    tree = parser.document_fromstring(page)
    free = {"title", "content", "lang", "d", "y", "x", "height", "width"}
    return [
        (
            str(element.tag),
            tuple((k, "" if k in free else v) for k, v in sorted(element.attrib.items())),
        )
        for element in tree.iter()
    ]


PLAIN = _skeleton(render(_story_of("one plain two")))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hostile)
@example("one <script>alert(1)</script> two")
@example("one </script><!-- two")
@example("one \u202e\u2066\u2067 two")
@example('one " onmouseover="x" a=" two')
def test_any_words_give_the_same_elements(words: str) -> None:
    page = render(_story_of(words))
    assert _skeleton(page) == PLAIN
    for character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00":
        assert character not in page
    page.encode("utf-8")


@settings(max_examples=30, deadline=None)
@given(hostile)
def test_the_words_themselves_come_through(words: str) -> None:
    tree = parser.document_fromstring(render(_story_of(words)))
    body = tree.xpath("//article[@id='r1']//p[contains(@class, 'hd')]")[0]
    assert body.text_content() == neutral(words)


def test_huge_words_do_no_harm() -> None:
    words = "one " + "<b>" * 40_000 + " two"
    assert _skeleton(render(_story_of(words))) == PLAIN


@settings(max_examples=60, deadline=None)
@given(hostile)
def test_markdown_has_the_same_lines(words: str) -> None:
    plain = render_markdown(_story_of("one plain two")).splitlines()
    told = render_markdown(_story_of(words))
    assert len(told.split("\n")) - 1 == len(plain)
