"""What a translator works on: every text that is marked, in a file that a command brings up to
date.
"""

import pytest
from babel.messages.pofile import read_po

from app.language import __main__ as command
from app.language import template
from app.language.languages import ROOT


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "FOLDER", tmp_path / "locale")
    return tmp_path / "locale"


def catalogue(file):
    with file.open("rb") as opened:
        return read_po(opened, locale=file.stem.replace("-", "_"))


def test_the_texts_of_a_script_are_those_that_babel_finds():
    found = {}
    for script in (ROOT / "assets" / "js").rglob("*.js"):
        name = script.relative_to(ROOT).as_posix()
        for each in template.texts_of_script(script.read_text(encoding="utf-8")):
            found.setdefault(each, set()).add(name)
    known = {
        (text, plural): places
        for text, (plural, everywhere) in template.marked().items()
        if (places := {name for name in everywhere if name.startswith("assets/js/")})
    }
    assert len(known) > 300
    assert found == known


def test_a_text_of_a_script_may_be_written_in_several_strings_and_have_a_plural():
    script = r"""
      _("a “b” \"c\"" + "d"); N_( "e"
        + "f" ); n_("{n} g", "{n} h", n); of_("i"); a._("j"); _(k);
    """
    assert [*template.texts_of_script(script)] == [
        *(('a “b” "c"d', ""), ("ef", ""), ("{n} g", "{n} h"))
    ]


def test_a_language_begins_with_a_place_for_every_text_and_nothing_of_the_day(folder, capsys):
    command.main(["pt_BR"])
    file = folder / "pt-br.po"
    texts = {template.forms(each.id) for each in catalogue(file) if each.id}
    assert texts == {(text, plural) for text, (plural, _) in template.marked().items()}
    assert f"locale/pt-br.po: 0 of {len(texts)} texts" in capsys.readouterr().out
    assert "POT-Creation-Date" not in file.read_text(encoding="utf-8")


def test_what_is_translated_stays_and_what_is_no_longer_said_goes_to_the_end(folder, capsys):
    command.main(["de"])
    file = folder / "de.po"
    begun = catalogue(file)
    begun["Too slow"].string = "Zu langsam"
    begun.add("Said no more", "Nicht mehr gesagt")
    file.write_text(command.written(begun), encoding="utf-8")
    command.main(["de"])
    now, text = catalogue(file), file.read_text(encoding="utf-8")
    assert now["Too slow"].string == "Zu langsam"
    assert "Said no more" not in now
    assert '#~ msgid "Said no more"' in text
    assert "1 of " in capsys.readouterr().out
    command.main(["de"])
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("tag", ["en", "not a language", "qq", "../de", ""])
def test_what_is_no_other_language_is_refused_in_one_sentence(folder, tag):
    with pytest.raises(SystemExit) as caught:
        command.main([tag])
    assert str(caught.value).endswith(".")
    assert not folder.exists()
