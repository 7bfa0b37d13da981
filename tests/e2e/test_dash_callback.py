"""Dash is the front end: whoever adds a callback of Dash to the page hears of what a visitor does."""

import threading

import pytest
from dash import Dash, Input, Output, html
from playwright.sync_api import expect
from werkzeug.serving import make_server

from app.factory import create_app
from app.scene.ids import control
from app.settings import Settings

CONTROLS = ("eta", 1), ("rate", 1), ("opt", 2), ("surface", -1), ("start_x", -1)


def add_callback(app: Dash) -> None:
    """Write beneath the page what Dash knows of some of its controls."""
    page = app.layout
    app.layout = lambda: html.Div([page(), html.Output(id="values")])

    @app.callback(
        Output("values", "children"), [Input(control(*each), "value") for each in CONTROLS]
    )
    def write(*values):
        return " ".join(
            f"{name}={value}" for (name, _), value in zip(CONTROLS, values, strict=True)
        )


@pytest.fixture(scope="module")
def address():
    app = create_app(Settings())
    add_callback(app)
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}/"
    server.shutdown()
    thread.join()


def test_a_callback_of_dash_fires_whatever_moves_a_control(visitor, address):
    visit = visitor(address=address).open()
    values = visit.page.locator("#values")
    expect(values).to_contain_text("eta=0.15 ")
    visit.type_rate("B", "0.1")
    expect(values).to_contain_text("eta=0.1 rate=-1 ")
    visit.thumb("B").press("ArrowRight")
    expect(values).to_contain_text("eta=0.105 ")
    visit.page.keyboard.press("Control+z")
    expect(values).to_contain_text("eta=0.15 ")
    visit.choose("Method of panel C", "Adam")
    expect(values).to_contain_text("opt=adam ")
    visit.choose("Hill", "Rosenbrock")
    expect(values).to_contain_text("surface=rosenbrock ")


def test_what_a_callback_of_dash_puts_into_a_control_is_done(visitor, address):
    visit = visitor(address=address).open()
    put = "([id, value]) => dash_clientside.set_props(id, { value })"
    visit.page.evaluate(put, [control("eta", 1), "0.1"])
    expect(visit.rate("B")).to_have_value("0.1")
    visit.address_has("eta=0.002,0.1,")
    visit.page.evaluate(put, [control("opt", 2), "adam"])
    expect(visit.picker("Method of panel C")).to_have_text("Adam")
    visit.address_has("opt=gradient_descent,gradient_descent,adam,")
