"""A tree of components as HTML."""

import pytest
from dash import dcc, html

from app.page.html import to_html
from app.page.layout import page


def test_a_component_is_its_element_with_its_attributes():
    tree = html.Div([html.B("x"), 3, None], className="a b", **{"data-n": "1", "aria-label": "y"})
    assert to_html(tree) == '<div aria-label="y" class="a b" data-n="1"><b>x</b>3</div>'


def test_what_is_true_has_no_value_and_what_is_false_is_absent():
    assert to_html(html.Div(hidden=True)) == "<div hidden></div>"
    assert to_html(html.Div(hidden=False)) == "<div></div>"


def test_an_element_without_content_is_not_closed():
    assert to_html(html.Img(src="a.svg", alt="")) == '<img alt="" src="a.svg">'


def test_every_text_is_escaped():
    text = "</div><script>\"'&"
    made = to_html(html.P(text, title=text))
    assert "<script>" not in made
    assert 'title="&lt;/div&gt;&lt;script&gt;&quot;&#x27;&amp;"' in made


def test_what_is_more_than_html_is_refused():
    with pytest.raises(TypeError, match="Slider is no HTML"):
        to_html(html.Div(dcc.Slider()))


def test_the_whole_page_is_html_with_a_place_for_each_control():
    made = to_html(page("logo.svg", "./", "framed"))
    assert made.count('data-control="eta"') == 4
    assert made.count('class="rate"') == 4
    assert 'id="{&quot;name&quot;:&quot;eta&quot;,&quot;panel&quot;:0,' in made
    assert 'class="page framed"' in made
