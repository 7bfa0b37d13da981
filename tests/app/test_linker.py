"""The linker of the page's modules: what it puts together, and what it refuses."""

import re
import shutil
import subprocess

import pytest

from app.page.linker import LinkError, link, ordered, parse, unused_exports, view_files
from app.page.static_bundle import APART, ENTRIES, LATE, SCRIPTS, bundles

ENTRY = "hosts/page.js"
needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")


def planted(root, **files):
    """Write modules below a folder; "core__dom" stands for core/dom.js."""
    for name, text in files.items():
        file = root / f"{name.replace('__', '/')}.js"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def played(script):
    """What a linked script says and complains of."""
    node = subprocess.run(["node", "-"], input=script, capture_output=True, encoding="utf-8")
    return node.stdout.split(), node.stderr


@needs_node
def test_each_module_has_names_of_its_own_and_gets_what_it_imports(tmp_path):
    planted(
        tmp_path,
        core__a="const own = 1;\nexport const one = own;\n"
        "export function two() {\n  return 2;\n}\n",
        core__b="const own = 10;\nexport class Ten { get() { return own; } }\n",
        hosts__page='import { one as first, two } from "../core/a.js";\n'
        'import {\n  Ten,\n} from "../core/b.js";\n\n'
        'const own = "mine";\nconsole.log(own, first, two(), new Ten().get());\n',
    )
    assert played(link(tmp_path, ENTRY)) == (["mine", "1", "2", "10"], "")


@needs_node
def test_a_module_that_throws_is_named_and_only_what_imports_it_is_left_out(tmp_path):
    planted(
        tmp_path,
        core__bad="export const value = null.value;\n",
        views__more='import { value } from "../core/bad.js";\n'
        "export const view = { key: value };\n",
        views__hill='export const view = { key: "hill" };\n',
        views__maps__view='export const view = { key: "maps" };\n',
        hosts__page='import { broken, views } from "views/*";\n'
        "console.log(...views.map(({ key }) => key), ...broken);\n",
    )
    said, complaints = played(link(tmp_path, ENTRY))
    assert said == ["hill", "maps", "core/bad.js"]
    assert "core/bad.js does not work: TypeError" in complaints


@needs_node
def test_an_entry_that_can_not_begin_says_so_on_the_page(tmp_path):
    planted(
        tmp_path,
        core__bad="export const value = null.value;\n",
        hosts__page='import { value } from "../core/bad.js";\nconsole.log(value);\n',
    )
    page = (
        "globalThis.document = { createElement: () => ({}),"
        " body: { prepend: (it) => console.log(it.textContent) } };"
    )
    said, _ = played(page + link(tmp_path, ENTRY))
    assert " ".join(said) == "The page does not work: core/bad.js."


def test_a_module_comes_once_and_behind_all_that_it_imports(tmp_path):
    planted(
        tmp_path,
        core__a="export const a = 1;\n",
        core__b='import { a } from "./a.js";\nexport const b = a;\n',
        hosts__page='import { b } from "../core/b.js";\nimport { a } from "../core/a.js";\n',
    )
    assert [each.name for each in ordered(tmp_path, ENTRY)] == ["core/a.js", "core/b.js", ENTRY]


def test_what_no_import_leads_to_is_not_sent(tmp_path):
    planted(tmp_path, core__a="export const a = 1;\n", hosts__page="const b = 2;\n")
    assert [each.name for each in ordered(tmp_path, ENTRY)] == [ENTRY]


def test_a_view_that_a_page_does_without_is_not_sent(tmp_path):
    planted(
        tmp_path,
        views__hill="export const view = 1;\n",
        views__maps__view="export const view = 2;\n",
        hosts__page='import { views } from "views/*";\n',
    )
    names = [each.name for each in ordered(tmp_path, ENTRY, without=("maps",))]
    assert names == ["views/hill.js", "views/*", ENTRY]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('import { a } from "../core/none.js";\n', "there is no 'core/none.js'"),
        ('import { none } from "../core/a.js";\n', "exports no 'none'"),
        ('import { a } from "../../a.js";\n', "lies outside"),
        ('import { a } from "node:fs";\n', "is not relative"),
        ('import a from "../core/a.js";\n', "in no form"),
        ('import * as a from "../core/a.js";\n', "in no form"),
        ('import "../core/a.js";\n', "in no form"),
        ('export * from "../core/a.js";\n', "in no form"),
        ("export let a = 1;\n", "in no form"),
        ("export default 1;\n", "in no form"),
        ("const a = 1;\nexport { a };\n", "in no form"),
        ('const a = () => import("../core/a.js");\n', "in no form"),
        ("await 1;\n", "in no form"),
        (
            'import { loop } from "../core/loop.js";\n',
            "a circle: core/loop.js → core/b.js → core/loop.js",
        ),
    ],
)
def test_what_can_not_be_linked_is_refused_with_the_reason(tmp_path, text, why):
    planted(
        tmp_path,
        core__a="export const a = 1;\n",
        core__b='import { loop } from "./loop.js";\nexport const b = loop;\n',
        core__loop='import { b } from "./b.js";\nexport const loop = b;\n',
        hosts__page=text,
    )
    with pytest.raises(LinkError, match=re.escape(why)):
        link(tmp_path, ENTRY)


def test_an_export_that_nobody_imports_is_found():
    a = parse(
        "core/a.js", "export const used = 1;\nexport const spare = 2;\nexport const known = 3;\n"
    )
    b = parse("core/b.js", 'import { used } from "./a.js";\nconst x = used;\n')
    assert unused_exports([a, b], {("core/a.js", "known")}) == ["core/a.js: spare"]


def all_modules():
    entries = [*(entry for entry, _ in (ENTRIES | APART).values()), *LATE.values()]
    found = {each.name: each for entry in entries for each in ordered(SCRIPTS, entry)}
    return [each for name, each in found.items() if name != "views/*"]


def test_every_module_is_reached_from_an_entry():
    files = {file.relative_to(SCRIPTS).as_posix() for file in SCRIPTS.rglob("*.js")}
    assert files == {each.name for each in all_modules()}


def named_in_tests():
    """Every name of a module that a test of the scripts names, with the module."""
    for file in (SCRIPTS.parents[1] / "tests" / "js").rglob("*.js"):
        text = file.read_text(encoding="utf-8")
        words = set(re.findall(r"\w+", text))
        for name in re.findall(r'from "[./]*/assets/js/([^"]+)"', text):
            yield from ((name, word) for word in words)


def test_every_export_is_imported_by_a_module_or_by_a_test():
    driven = {("player/key_table.js", "keyRows")}
    assert unused_exports(all_modules(), {*named_in_tests()} | driven) == []


def test_a_view_has_the_name_of_its_file():
    for name, file in view_files(SCRIPTS).items():
        text = (SCRIPTS / file).read_text(encoding="utf-8")
        assert re.search(rf'^export const view = {{\s+key: "{name}",', text, re.MULTILINE), file


def test_a_view_is_handed_what_it_says_that_it_needs_and_uses_all_of_it():
    for file in view_files(SCRIPTS).values():
        text = (SCRIPTS / file).read_text(encoding="utf-8")
        (needs,) = re.findall(r"^  needs: \[(.*?)\]", text, re.MULTILINE | re.DOTALL)
        folder = (SCRIPTS / file).parent
        parts = folder.glob("*.js") if folder.name != "views" else [SCRIPTS / file]
        used = {
            name
            for part in parts
            for name in re.findall(r"\bhost\.(\w+)", part.read_text(encoding="utf-8"))
        }
        assert re.findall(r"\w+", needs) == sorted(used), file


def test_nothing_happens_at_the_top_of_a_module_outside_the_hosts():
    begins = r"import |export |const |let |function |async function |class |//|/\*| |[})\]]|$"
    for file in SCRIPTS.rglob("*.js"):
        if file.parent.name != "hosts":
            for line in file.read_text(encoding="utf-8").splitlines():
                assert re.match(begins, line), f"{file.name}: {line}"


def test_no_room_has_more_files_than_one_sees_at_once():
    for folder in (SCRIPTS, *filter(lambda file: file.is_dir(), SCRIPTS.rglob("*"))):
        assert len([*folder.glob("*.js")]) <= 20, folder.name


def test_a_linked_script_is_the_same_every_time():
    for name, (entry, without) in ENTRIES.items():
        assert bundles()[name].text == link(SCRIPTS, entry, without)


def test_comments_stay_behind():
    for name in ENTRIES:
        assert not re.search(r"""(^|\s)// [^"'`]*$""", bundles()[name].text, re.MULTILINE)
    assert "/*" not in bundles()["page.css"].text


@needs_node
def test_a_later_script_has_no_module_of_the_first_and_takes_them_from_it(tmp_path):
    planted(
        tmp_path,
        core__a='console.log("once");\nexport const a = { count: 0 };\n',
        hosts__page='import { a } from "../core/a.js";\na.count += 1;\n',
        hosts__late='import { a } from "../core/a.js";\nconsole.log(a.count);\n',
    )
    later = link(tmp_path, "hosts/late.js", (), {"core/a.js"})
    assert 'define("core/a.js"' not in later
    assert played(link(tmp_path, ENTRY) + later) == (["once", "1"], "")


def modules_in(name):
    """The modules of a bundle."""
    return set(re.findall(r'^define\("(.*?)"', bundles()[name].text, re.MULTILINE))


def test_the_script_of_lessons_needs_what_every_kind_of_page_has():
    own = modules_in("lesson.js")
    needed = {each.name for each in ordered(SCRIPTS, LATE["lesson.js"])}
    assert needed - own
    for kind in ENTRIES:
        assert needed - own <= modules_in(kind)
        assert not own & modules_in(kind)
