"""A clone of the repository, in which a reader of the docs types what they say."""

import ast
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
import urllib.request
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parents[2]
# What the docs call the folder of the clone: the one thing in them that is not literal.
FOLDER = "/path/to/downhill"
# What Python has compiled comes along, but for what another process is writing just now.
LEFT_OUT = shutil.ignore_patterns(".*", "*.pyc.*", "tests", "node_modules")
SERVES = re.compile(r"([A-Z_]+=\S+ )*python run\.py( --(host|port|data) \S+| --no-browser)*")
# A comment behind an expression that begins like a value is that value.
VALUE = re.compile(r"#\s+([\d(\[{'\"-].*)$")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Clone:
    """A copy of the repository with the environment that its `run.py` has made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "downhill"
        shutil.copytree(ROOT, self.folder, ignore=LEFT_OUT)
        (self.folder / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
        shims = folder / "shims"
        shims.mkdir()
        # The reader's own Python, which has nothing of ours.
        (shims / "python").symlink_to(sys._base_executable)
        kept = {name: os.environ[name] for name in os.environ if not name.startswith("PYTHON")}
        kept.pop("VIRTUAL_ENV", None)
        self.environment = {
            **kept,
            "PATH": f"{shims}{os.pathsep}{os.environ['PATH']}",
            "PYTHONUTF8": "1",
            "PIP_NO_INDEX": "1",  # no network
            "BROWSER": "true",  # which opens nothing
        }

    def type(self, command: str) -> str:
        """Type a command, and return what it prints; one that serves is ended once it does."""
        if SERVES.fullmatch(command):
            return self.serve(command)
        return self.run(
            ["bash", "-euo", "pipefail", "-c", command.replace(FOLDER, str(self.folder))]
        )

    def run(self, command: list[str]) -> str:
        """Run a program; it ends with 0, and complains of nothing."""
        answer = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (answer.returncode, answer.stderr) == (0, ""), f"{command}\n{answer.stdout}"
        return answer.stdout

    def serve(self, command: str) -> str:
        """Start a server, ask it how it is, and end it with Ctrl+C."""
        server = subprocess.Popen(
            ["bash", "-c", f"exec env {command}"],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        with server:
            line = server.stdout.readline()
            if not line and "--port 0" not in command:
                assert re.search("taken|listen", server.stderr.read())  # by others of this machine
                return self.serve(f"{command} --port 0")
            try:
                address = re.search(r"http://\S+/", line)[0]
                with urllib.request.urlopen(f"{address}healthz", timeout=60) as answer:
                    assert answer.status == 200
            finally:
                server.send_signal(signal.SIGINT)
        return line

    def python(self, text: str) -> str:
        """Run a snippet in the clone's folder, by its Python; or put a file where it belongs."""
        first = text.split("\n", 1)[0]
        if place := re.fullmatch(r"# (\w[\w/]*\.py)", first):
            file = self.folder / place[1]
            assert not file.exists()
            file.write_text(text, encoding="utf-8")
            ast.parse(text)
            return ""
        python = str(self.folder / ".venv" / "bin" / "python")
        return self.run(
            [python, "-W", "error", "-c", with_claims(text).replace(FOLDER, str(self.folder))]
        )


def with_claims(text: str) -> str:
    """Return a snippet that fails where a value is not what the comment behind it says."""
    lines, tree = text.splitlines(), ast.parse(text)
    for node in reversed(tree.body):
        comment = VALUE.search(lines[node.end_lineno - 1][node.end_col_offset :])
        if isinstance(node, ast.Expr) and comment:
            last = lines[node.end_lineno - 1][: node.end_col_offset]
            source = "\n".join([*lines[node.lineno - 1 : node.end_lineno - 1], last])
            claim = f"assert {comment[1]!r}.startswith(repr(_)), repr(_)"
            lines[node.lineno - 1 : node.end_lineno] = [f"_ = {source}; {claim}"]
    return "\n".join(lines)


class Tags(HTMLParser):
    """What of HTML is open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag, attributes):
        assert len(dict(attributes)) == len(attributes), f"<{tag}> says something twice"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> ends nothing"
        assert self.open.pop() == tag


def check_html(text: str) -> None:
    """Check that every element that is begun is ended."""
    tags = Tags()
    tags.feed(text)
    tags.close()
    assert tags.open == []
    assert "<" not in tags.rawdata


def check_script(text: str) -> None:
    """Check the syntax of a script, where Node is."""
    if shutil.which("node") is None:
        return
    command = ["node", "--input-type=module", "--check", "-"]
    answer = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr


def check_nginx(text: str) -> None:
    """Check that every directive ends with a semicolon, and every brace is closed."""
    depth = 0
    for line in text.splitlines():
        bare = line.partition("#")[0].strip()
        assert not bare or bare[-1] in ";{}", line
        depth += bare.count("{") - bare.count("}")
        assert depth >= 0, line
    assert depth == 0


CHECKS = {
    "json": json.loads,
    "toml": tomllib.loads,
    "html": check_html,
    "js": check_script,
    "nginx": check_nginx,
    "text": len,
}
