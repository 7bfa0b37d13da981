"""What stands in no file of the program: it would let text become code, or leave a trace."""

import re
from pathlib import Path

import pytest

from app.page.static_bundle import OUTCOMES, style_sheets

ROOT = Path(__file__).parents[2]
FILES = sorted(
    file
    for folder, kind in (
        *(("app", "*.py"), ("descent", "*.py"), ("surfaces", "*.py")),
        *(("assets/js", "*.js"), ("assets/css", "*.css"), ("app", "*.html"), ("assets", "*.svg")),
    )
    for file in (ROOT / folder).rglob(kind)
)
TEXTS = {file.relative_to(ROOT): file.read_text(encoding="utf-8") for file in FILES}
TEXTS[Path(OUTCOMES)] = style_sheets()[OUTCOMES]  # no file has it
BANNED = {
    "text becomes code": r"(?<!\bre\.)\b(eval|exec|compile|__import__)\s*\("
    r"|\b(sympify|literal_eval|new Function)\s*\(",
    "a timer takes text": r"\bset(Timeout|Interval)\(\s*[\"'`]",
    "bytes become objects": r"\b(pickle|marshal|shelve|joblib|dill|yaml\.load)\b",
    "a shell": r"\b(os\.system|subprocess|popen)\b",
    "debugging": r"\bdebug\s*=\s*True|\buse_reloader\b|\bset_trace\b|\bbreakpoint\s*\(",
    "text becomes markup": r"dangerously_allow_html|innerHTML|outerHTML|insertAdjacentHTML"
    r"|document\.write|srcdoc|\bMarkupSafe\b|render_template_string",
    "traces that need eval": r"\b(scattergl|scatterpolargl|splom|parcoords|parcats)\b",
    "storage in the browser": r"localStorage|sessionStorage|indexedDB|persistence\s*[=:]",
    "a cookie": r"document\.cookie|set_cookie|\bsession\[",
    "another host": r"(https?:)?//(?!www\.w3\.org/)[a-z0-9-]+\.[a-z]{2,}/?",
    "files of a visitor": r"\bsend_file\b|\bsend_from_directory\b|request\.files",
}
# What each of them is there to find.
SAMPLES = {
    "text becomes code": [
        "eval(x)",
        "compile(x)",
        "exec (x)",
        "return sympify(text)",
        "f = new Function('x')",
    ],
    "a timer takes text": ['setTimeout("go()", 5)', "setInterval( 'go()', 5)"],
    "bytes become objects": ["import pickle", "pickle.loads(x)", "yaml.load(x)"],
    "a shell": ["os.system(x)", "import subprocess"],
    "debugging": ["app.run(debug=True)", "breakpoint()"],
    "text becomes markup": ["a.innerHTML = x", "dcc.Markdown(dangerously_allow_html=True)"],
    "traces that need eval": ['"type": "scattergl"'],
    "storage in the browser": ["localStorage.x = 1", "persistence=True", "persistence: true"],
    "a cookie": ["document.cookie", "response.set_cookie('a')"],
    "another host": ['src="https://cdn.example.com/x.js"', "fetch('//example.com/')"],
    "files of a visitor": ["send_file(name)", "request.files"],
}
# Where it stands for a reason; one that is no longer needed fails too.
REASONS = {
    ("a shell", "app/notebook/show_elsewhere.py"): "a notebook asks the program's own environment, "
    "by a list of arguments: no server imports it",
    ("text becomes markup", "app/exports/notebook_frame.py"): "the whole page, "
    "escaped, in a frame without an origin of its own",
}
# Where the machine itself is meant.
LOCAL = re.compile(r"http://(\{|127\.0\.0\.1|localhost)")


@pytest.mark.parametrize("what", BANNED)
def test_it_stands_nowhere(what):
    pattern = re.compile(BANNED[what], re.IGNORECASE if what == "a cookie" else 0)
    assert len(FILES) > 60
    found = [
        f"{file.as_posix()}:{number}: {line.strip()}"
        for file, text in TEXTS.items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line) and not LOCAL.search(line)
    ]
    excused = {file for ban, file in REASONS if ban == what}
    assert {line.partition(":")[0] for line in found} == excused, found


@pytest.mark.parametrize("what", BANNED)
def test_it_would_be_found(what):
    assert all(re.search(BANNED[what], sample) for sample in SAMPLES[what])
