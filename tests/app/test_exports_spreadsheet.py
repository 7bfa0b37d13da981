"""A table for the spreadsheet of any country: separators, decimal signs, names, and the mark."""

import csv
import io
import itertools
import math

import pytest

from app.exports.csv_dialect import CHOICES, Dialect, Misspelt, plain, read_dialect
from app.exports.tables import walks
from app.factory import create_app
from app.scene.parse import read
from app.settings import Settings
from descent import OPTIMIZERS

QUERY = "surface=beale&opt=adam,momentum,radam,newton&eta=0.1,0.001,0.01,0.5&steps=30"
SIGNS = {"comma": ",", "semicolon": ";", "tab": "\t", "point": "."}
CHOSEN = [
    *itertools.product(("", "comma", "semicolon", "tab"), ("", "point", "comma")),
]


def parted(separator, decimal):
    """What a choice stands for."""
    separator = separator or "comma"
    return separator, decimal or ("comma" if separator == "semicolon" else "point")


def fields(**chosen):
    return "".join(f"&{key}={value}" for key, value in chosen.items() if value)


@pytest.fixture(scope="module")
def numbers(module_client):
    """Every cell of the table as programs read it, as bits."""
    rows = csv.reader(io.StringIO(module_client.get(f"/export/downhill.csv?{QUERY}").text))
    return [[cell if cell in "ABCD" else float(cell).hex() for cell in row] for row in [*rows][1:]]


@pytest.fixture(scope="module")
def module_client():
    return create_app(Settings()).server.test_client()


@pytest.mark.parametrize(("separator", "decimal"), CHOSEN)
def test_every_number_reads_back_to_the_last_bit_in_every_country(
    module_client, numbers, separator, decimal
):
    sign, point = (SIGNS[each] for each in parted(separator, decimal))
    chosen = fields(separator=separator, decimal=decimal)
    answer = module_client.get(f"/export/downhill.csv?{QUERY}{chosen}")
    if sign == point:
        assert answer.status_code == 400
        assert "choose another separator" in answer.json["error"]
        return
    assert answer.mimetype == "text/csv"
    header, *rows = csv.reader(io.StringIO(answer.text, newline=""), delimiter=sign, strict=True)
    assert header[:4] == ["panel", "step", "x", "y"]
    assert {len(row) for row in rows} == {len(header)}
    assert not any({"." if point == "," else ","} & {*cell} for row in rows for cell in row)
    plainly = [
        [cell if cell in "ABCD" else float(cell.replace(point, ".")).hex() for cell in row]
        for row in rows
    ]
    assert plainly == numbers


def test_without_a_choice_a_table_has_no_sign_beyond_ascii(module_client):
    data = module_client.get(f"/export/downhill.csv?{QUERY}").data
    assert data.isascii()
    header = data.decode().split("\r\n")[0].split(",")
    assert {"m.x", "m_hat.x", "v_hat.y", "lr.x", "rho_inf.x", "H1.x"} <= {*header}


def test_the_names_of_the_formulas_are_there_for_who_wants_them(module_client):
    text = module_client.get(f"/export/downhill.csv?{QUERY}&headers=formula").text
    assert {"m\u0302.x", "η′.x", "ρ∞.x", "H₁.x"} <= {*text.split("\r\n")[0].split(",")}


@pytest.mark.parametrize(("bom", "begins"), [("1", b"\xef\xbb\xbfpanel"), ("0", b"panel,")])
def test_the_mark_stands_first_where_it_is_asked_for(module_client, bom, begins):
    assert module_client.get(f"/export/downhill.csv?steps=3&bom={bom}").data.startswith(begins)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_the_plain_names_of_a_method_are_words_and_differ(key):
    scene = read(f"surface=himmelblau&opt={key}&steps=3&panels=1").scene
    names = [plain(name) for name in walks(scene, Settings())[0]]
    assert len({name.lower() for name in names}) == len(names)
    parts = [part for name in names for part in name.split(".")]
    assert [part for part in parts if not (part.isascii() and part.isidentifier())] == []


@pytest.mark.parametrize(
    "wrong",
    [
        *({"separator": [each]} for each in ("", ";", "pipe", "comma,tab", "COMMA", "x" * 9999)),
        *({"decimal": ["dot"]}, {"headers": ["ascii"]}, {"bom": ["yes"]}, {"bom": ["-1"]}),
        {"separator": ["comma", "semicolon"]},
        {"separator": ["tab"], "bom": ["0", "1"]},
        *({"decimal": ["comma"]}, {"separator": ["comma"], "decimal": ["comma"]}),
    ],
)
def test_a_choice_that_is_none_is_refused_with_those_there_are(module_client, wrong):
    with pytest.raises(Misspelt) as caught:
        read_dialect(wrong)
    said = str(caught.value)
    assert len(said) < 200
    assert (
        "choose another" in said
        or ", ".join(CHOICES[next(iter(wrong))][:2]) in said
        or "bom" in said
    )
    query = "&".join(f"{key}={value}" for key, values in wrong.items() for value in values)
    answer = module_client.get(f"/export/downhill.csv?steps=3&{query}")
    assert (answer.status_code, answer.json["error"]) == (400, said)


def test_the_same_choice_twice_is_one_and_what_is_no_choice_is_no_business_of_a_table():
    assert read_dialect({"bom": ["1", "1"], "surface": ["bowl"]}) == Dialect(bom=True)


def test_other_files_take_no_notice_of_the_choices(module_client):
    answer = module_client.get("/export/downhill.json?steps=3&separator=pipe")
    assert answer.status_code == 200


def test_a_number_that_is_none_is_an_empty_cell_and_a_text_with_the_separator_is_quoted():
    data = Dialect("semicolon", "comma").write(["a", "b"], [("one; two", math.nan), ("x", 0.5)])
    assert data == b'a;b\r\n"one; two";\r\nx;0,5\r\n'
