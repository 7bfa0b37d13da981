"""Worksheets as the server sends them."""

from app.lessons import catalog


def test_the_server_sends_the_sheet_of_a_variant_and_no_key(client):
    page = client.get("/lessons/3/worksheet?seed=5")
    assert page.status_code == 200
    assert "variant 5" in page.text
    assert "no-store" in page.headers["Cache-Control"]
    assert "?lesson=3" in page.text
    assert client.get("/lessons/too-large/worksheet?seed=nonsense").status_code == 200
    assert client.get("/lessons/99/worksheet").status_code == 404
    assert client.get("/lessons/3/key").status_code == 404


def test_the_server_sends_the_sheets_of_all_lessons_at_once(client):
    page = client.get("/lessons/worksheets?seed=2").text
    assert page.count('<section class="sheet">') == len(catalog())
    assert "answer key" not in page.lower()
