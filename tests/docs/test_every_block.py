"""Whatever the docs say to type is typed here, page by page, into a clone of the repository."""

import re
import shlex
import shutil
import subprocess
import sys

import pytest

from tests.docs.clone import CHECKS, ROOT, Clone, with_claims
from tests.docs.markdown_blocks import Block, commands, commands_in_sentences, split

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="types into bash")

PAGES = {
    str(file.relative_to(ROOT)): file.read_text(encoding="utf-8")
    for file in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md")))
}
# Commands that begin so are not carried out, at most eight kinds, each with its reason.
EXCEPTIONS = {
    "python run.py test": "this very run",
    "python run.py site": "is typed by tests/e2e/test_site.py, which plays what it writes",
    "python run.py bench": "minutes, and torch, which is not in the environment of the tests",
    "pip install uv": "asks a package index",
    "uv pip compile": "asks a package index",
    'pip install "dask[distributed]"': "installs on other machines",
}
NODE = pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
SHELL, PYTHON = ("sh", "bash"), ("python", "py")


def steps(page):
    """What a page has a reader do, in its order: (language, text) of every block, a command of a
    block at a time, and then what it has in sentences alone."""
    done = {line for text in PAGES.values() for line in in_blocks(text)}
    for block in split(page)[0]:
        if block.language in SHELL:
            yield from (("sh", line) for line in commands(block.text))
        else:
            yield block.language, block.text
    for line in dict.fromkeys(commands_in_sentences(page)):
        if line not in done:
            yield "sh", line


def in_blocks(page):
    for block in split(page)[0]:
        if block.language in SHELL:
            yield from commands(block.text)


def exception(command):
    return next((each for each in EXCEPTIONS if f"{command} ".startswith(f"{each} ")), None)


def follow(page, clone):
    """Do what a page says; return what was printed, command by command and snippet by snippet."""
    printed = []
    for language, text in steps(page):
        if language == "sh":
            check_shell(text)
            if not exception(text):
                printed.append(clone.type(text))
        elif language in PYTHON:
            printed.append(clone.python(text))
        else:
            assert language in CHECKS, f"no check knows a block of {language or 'no language'}"
            CHECKS[language](text)
    return printed


def check_shell(command):
    answer = subprocess.run(["bash", "-n", "-c", command], capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    if exception(command):
        files = [
            word for word in shlex.split(command) if re.fullmatch(r"[\w./-]+(/\w+|\.in)", word)
        ]
        assert [name for name in files if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("name", [name for name, text in PAGES.items() if [*steps(text)]])
def test_a_page_does_what_it_says(name, tmp_path):
    clone = Clone(tmp_path)
    printed = follow(PAGES[name], clone)
    RESULTS.get(name, lambda *_: None)(printed, clone.folder)


def take_it_with_you(printed, folder):
    made = {"walk.csv", "walk.py", "walk-figure.json", "sweep.csv", "walks/walk.csv", "excel.csv"}
    assert [name for name in made if not (folder / name).is_file()] == []
    assert "torch.optim.Adam" in (folder / "walk.py").read_text(encoding="utf-8")
    said = [each.strip() for each in printed if not re.match(r"$|Downhill is at", each)]
    sweep, frames, title, ends, usage = said
    assert usage.startswith("usage: python run.py ")
    assert sweep.startswith("A, B, C, D: Adam")
    assert re.fullmatch(r"\d{2,} frames", frames)
    assert title.startswith("Beale: (1.5 − x + xy)²")
    assert re.fullmatch(r"1\.0 → [23]\.\d+", ends)


def readme(printed, folder):
    assert (folder / "walk.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


RESULTS = {"docs/take-it-with-you.md": take_it_with_you, "README.md": readme}


# The exceptions


def every_command():
    for text in PAGES.values():
        yield from (line for language, line in steps(text) if language == "sh")


def test_few_commands_are_not_carried_out_and_each_of_them_is_on_a_page():
    assert len(EXCEPTIONS) <= 8
    assert {exception(line) for line in every_command()} - {None} == EXCEPTIONS.keys()


# The reader of the pages, held against pages that are wrong

PAGE = """
Type `python run.py export
--to walk.csv`, not `walk.csv`; <!-- `python nowhere.py` -->

1. In a list:
   ```sh
   echo one \\
     two  # and three
   false
   ```

````text
```python
not code
```
````

~~~
x
~~~
"""


def test_every_block_is_found_with_its_language_and_every_command_without_its_comment():
    blocks = split(PAGE)[0]
    assert [block.language for block in blocks] == ["sh", "text", ""]
    assert commands(blocks[0].text) == ["echo one    two", "false"]
    assert blocks[1] == Block("text", "```python\nnot code\n```\n", 12)
    assert commands_in_sentences(PAGE) == ["python run.py export --to walk.csv"]


def test_a_block_without_an_end_is_refused():
    with pytest.raises(ValueError, match="line 3 has no end"):
        split("one\n\n```sh\nls\n")


@pytest.mark.parametrize(
    "page",
    [
        "```sh\nfalse\n```",
        "```sh\necho complains >&2\n```",
        "```sh\npython run.py export --to walk.nonsense\n```",
        "Say `python run.py nonsense`.",
        "```python\nimport nonsense\n```",
        "```python\n1 + 1  # 3\n```",
        "```json\n{'a': 1}\n```",
        "```html\n<p><b>both</p></b>\n```",
        "```html\n<p>\n```",
        pytest.param("```js\nconst a = {\n```", marks=NODE),
        "```nginx\nserver {\n  listen 80\n}\n```",
        "```nginx\nserver {\n```",
        "```toml\na =\n```",
        "```\nls\n```",
        "```fortran\nEND\n```",
        "```sh\npython run.py test tests/nowhere\n```",
        "```sh\nuv pip compile 'requirements.in\n```",
    ],
)
def test_a_block_that_does_not_work_fails(page, one):
    with pytest.raises((AssertionError, ValueError)):
        follow(page, one)


@pytest.fixture(scope="module")
def one(tmp_path_factory):
    return Clone(tmp_path_factory.mktemp("clone"))


def test_a_comment_that_is_a_value_is_held_against_it_and_another_is_not():
    text = "x = 1\n(x,\n x)  # (1, 1): twice\nx  # one\nprint(x)  # 1 is printed"
    lines = with_claims(text).splitlines()
    assert lines[0] == "x = 1"
    assert lines[2].endswith("; assert '(1, 1): twice'.startswith(repr(_)), repr(_)")
    assert lines[3] == "x  # one"
