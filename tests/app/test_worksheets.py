"""Worksheets as the server sends them."""


def test_the_server_sends_the_sheet_of_a_variant_and_no_key(client):
    page = client.get("/lessons/3/worksheet?seed=5")
    assert page.status_code == 200
    assert "variant 5" in page.text
    assert "no-store" in page.headers["Cache-Control"]
    assert "?lesson=3" in page.text
    assert client.get("/lessons/too-large/worksheet?seed=nonsense").status_code == 200
    assert client.get("/lessons/99/worksheet").status_code == 404
    assert client.get("/lessons/3/key").status_code == 404


def test_the_server_plays_the_search_game_and_takes_junk_for_no_try(client):
    told = client.get("/lessons/search/game?hill=3&tries=0.1,nonsense,1e-3").json
    assert [one["rate"] for one in told["tries"]] == [0.1, 0.001]
    assert told["hidden"] is None
    assert client.get("/lessons/search/game?hill=²&tries=").json["seed"] == 0
    assert client.get("/lessons/search/game").json["left"] == 6
