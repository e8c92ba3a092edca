from __future__ import annotations

import re

import lxml.html
import pytest

from wherefrom.read.refusals import Damaged
from wherefrom.read.sanitised import FRONT, KEPT, plain_style, sanitised

HOSTILE = {
    "script": "<p>A</p><script>alert(1)</script>",
    "script in a list": "<ul><li><script src='//evil.example/x.js'></script>B</li></ul>",
    "handler": "<p onclick='alert(1)' ONLOAD=alert(2)>A</p>",
    "svg": "<svg onload=alert(1)><script>1</script><a xlink:href='javascript:alert(3)'>x</a></svg>",
    "mathml": "<math><mtext><script>alert(1)</script></mtext></math>",
    "javascript link": "<a href='javascript:alert(1)'>x</a><a href=' JaVa\tScript:alert(1)'>y</a>",
    "data link": "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "link elsewhere": "<a href='//evil.example/'>x</a>",
    "refresh": "<meta http-equiv='refresh' content='0;url=//evil.example/'>",
    "base": "<base href='//evil.example/'><p>A</p>",
    "form": "<form action='//evil.example/'><input name=a><button>Go</button><p>A</p></form>",
    "iframe": "<iframe src='//evil.example/'></iframe><iframe srcdoc='<b>1</b>'></iframe>",
    "object": "<object data='x.swf'><embed src='x.swf'></object><applet code=x></applet>",
    "picture": "<img src='//evil.example/' srcset='y.png 2x' onerror=alert(1) alt='A boat'>",
    "svg picture": "<img src='data:image/svg+xml;base64,PHN2Zz4='>",
    "html picture": "<img src='data:text/html;base64,PHN2Zz4='>",
    "style loads": "<style>@import '//evil.example'; p{background:url(//evil.example)}</style>",
    "style escapes": r"<p style='background:\75rl(//evil.example/)'>A</p>",
    "style ends": "<style>p{}</style ><script>alert(1)</script>",
    "comment": "<!--><script>alert(1)</script>--><p>A</p>",
    "noscript": "<noscript><p title='</noscript><script>alert(1)</script>'>A</noscript>",
    "template": "<template><script>alert(1)</script></template>",
    "frames": "<frameset onload=alert(1)><frame src='javascript:alert(1)'></frameset>",
    "unclosed": "<p>A<script>alert(1)",
    "names": "<x:script>alert(1)</x:script><scr ipt>alert(1)</scr ipt>",
    "link": "<link rel=stylesheet href='//evil.example/'><link rel=prefetch href='//evil.example'>",
    "video": "<video src='//evil.example/' onerror=alert(1)><source src=x></video>",
    "background": "<body background='//evil.example/x.png'><table background=x><tr><td>A</table>",
}  # fmt: skip


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_of_a_hostile_page_is_left_that_runs_loads_or_leads_away(page):
    made = sanitised(f"<html><body>{page}</body></html>".encode())
    tree = lxml.html.document_fromstring(made)
    body = tree.find("body")
    for element in body.iter():
        assert element.tag in KEPT | {"body", "img"}, element.tag
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            if name in ("href", "src"):
                assert value.startswith(("#", "data:image/png"))
            if name == "style":
                assert "url" not in value
    assert "evil.example" not in re.sub(r'title="[^"]*"', "", made)
    assert len(tree.findall(".//meta")) == FRONT.count("<meta ")


def test_words_and_their_order_stay():
    page = b"<body><form><p>One <font color=red>two</font></p>three<b>four</b></form>five</body>"
    text = lxml.html.document_fromstring(sanitised(page)).find("body").text_content()
    assert text == "One twothreefourfive"


def test_a_script_leaves_the_words_after_it():
    made = sanitised(
        b"<body><p>One<script>x</script> two</p><style>p{color:red}</style>three</body>"
    )
    assert "One two</p>three" in made
    assert "<style>p{color:red}</style>" in made


def test_a_picture_in_the_page_itself_is_shown_and_another_described():
    made = sanitised(b"<img src='data:image/png;base64,AAAA' alt=a><img src=b.png alt='A boat'>")
    assert '<img src="data:image/png;base64,AAAA" alt="a">' in made
    assert "[picture: A boat]" in made


def test_an_address_is_told_and_not_linked():
    made = sanitised(b"<a href='https://a.example/b'>here</a> <a href='#n1'>1</a>")
    assert '<a title="https://a.example/b">here</a>' in made
    assert '<a href="#n1">1</a>' in made


def test_the_encoding_that_the_page_declares_is_followed():
    page = "<meta charset='windows-1251'><p>Судно</p>".encode("cp1251")
    assert "Судно" in sanitised(page)


def test_deep_nesting_does_no_harm():
    made = sanitised(b"<div>" * 3000 + b"deep" + b"</div>" * 3000)
    assert "deep" in made or "[" in made or made.startswith(FRONT)


def test_a_page_without_an_element_is_refused():
    with pytest.raises(Damaged):
        sanitised(b"<!-- nothing -->")


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("p{color:red}", "p{color:red}"),
        ("p{background:URL( 'x' ) red}", "p{background:none red}"),
        ("p{background:ur/**/l(x)}", "p{background:ur l(x)}"),
        ("p{width:expression(alert(1))}", "p{width:none)}"),
        ("p{-moz-binding:url(x);color:red}", "p{;color:red}"),
        ("@import url(x);p{color:red}", "p{color:red}"),
        (r"p{background:\75 rl(x);color:red}", "p{;color:red}"),
        ("</style><script>", " /style> script>"),
    ],
)
def test_a_style_keeps_what_neither_loads_nor_runs(css, left):
    assert plain_style(css) == left
