"""python -m app: a real server on a real port."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from app import __main__ as main
from tests.app.bodies import dumped
from tests.app.orders import STARTS

ROOT = Path(__file__).parents[2]
LINES = ("POST /maps HTTP/1.1", "Host: x", "Content-Type: application/json", "Connection: close")


@pytest.fixture(scope="module")
def port():
    """The port of a server in a process of its own, once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = probe.getsockname()[1]
    command = [sys.executable, "-m", "app", "--no-browser", "--port", str(number)]
    # Where a shell runs the tests in the background, Ctrl+C is ignored, and a child inherits that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    signal.signal(signal.SIGINT, before)
    try:
        assert str(number) in process.stdout.readline()
        main.open_page(f"http://127.0.0.1:{number}/", tries=300)
        yield number
        process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
        _, complaints = process.communicate(timeout=20)
        assert complaints == ""
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module", autouse=True)
def no_browser():
    """No test opens a window."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(main.webbrowser, "open", lambda _address: None)
        yield


def said(port, raw):
    """The answer to raw bytes: its status, its headers in lower case and its body."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(raw)
        answer = b""
        while piece := line.recv(65536):
            answer += piece
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), head.lower().decode(), body


def request(*headers, body=b""):
    return "\r\n".join([*LINES, *headers, "", ""]).encode() + body


def in_pieces(body, size=1000):
    """A body in chunked transfer coding."""
    pieces = [body[i : i + size] for i in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(each), each) for each in pieces) + b"0\r\n\r\n"


def test_the_page_is_served(port):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/?eta=0.1", timeout=20) as answer:
        assert answer.status == 200
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert b'id="first-answer"' in answer.read()


def test_a_body_is_read_whole_or_in_pieces(port):
    body = dumped({"query": "steps=5", "resolution": 64, **STARTS})
    whole = said(port, request(f"Content-Length: {len(body)}", body=body))
    pieces = said(port, request("Transfer-Encoding: chunked", body=in_pieces(body, 7)))
    assert whole[0] == pieces[0] == 202
    one, other = json.loads(whole[2]), json.loads(pieces[2])
    assert one.pop("id") != other.pop("id")
    assert one == other


@pytest.mark.parametrize("size", [40_000, 1_000_000])
def test_a_long_body_is_refused_whole_or_in_pieces(port, size):
    body = b"x" * size
    for raw in (
        request(f"Content-Length: {size}", body=body),
        request("Transfer-Encoding: chunked", body=in_pieces(body)),
    ):
        status, head, refusal = said(port, raw)
        assert status == 413
        assert "content-security-policy: " in head
        assert list(json.loads(refusal)) == ["error"]


def test_an_endless_body_is_not_waited_for(port):
    status, _, _ = said(port, request("Content-Length: 99999999999", body=b"x"))
    assert status == 413


@pytest.mark.parametrize(
    "raw",
    [
        *(b"\r\n\r\n", b"GET\r\n\r\n", b"\x16\x03\x01\x00\r\n\r\n"),
        *(
            request("Content-Length: -1"),
            request("Content-Length: x"),
            request("Transfer-Encoding: gzip", body=b"x"),
            request("Transfer-Encoding: chunked", body=b"zz\r\n\r\n"),
            request("Content-Length: 2", "Content-Length: 3", body=b"{}"),
            request("X: " + "y" * 300_000),
        ),
    ],
    ids=range(9),
)
def test_what_is_hardly_http_breaks_nothing(port, raw):
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(raw)
        line.shutdown(socket.SHUT_WR)
        answer = line.recv(65536)
    assert b"Traceback" not in answer
    if answer:
        assert 400 <= int(answer.split()[1]) <= 505
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=20) as alive:
        assert alive.read() == b"ok\n"


def test_the_page_is_opened_once_the_server_answers(port, monkeypatch):
    opened = []
    monkeypatch.setattr(main.webbrowser, "open", opened.append)
    monkeypatch.setattr(main.time, "sleep", lambda _seconds: None)
    main.open_page(f"http://127.0.0.1:{port}/")
    assert opened == [f"http://127.0.0.1:{port}/"]
    # And after a while even if it never does: the browser then says what is wrong.
    monkeypatch.setattr(main.urllib.request, "urlopen", refuse)
    main.open_page("http://127.0.0.1:1/", tries=3)
    assert len(opened) == 2


def refuse(*_, **__):
    raise urllib.error.URLError("refused")


# The command line


def command(*arguments):
    """What a command that ends by itself says, and with which code."""
    done = subprocess.run(
        [sys.executable, "-m", "app", "--no-browser", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--port", "99999"], "Downhill can't listen on port 99999: ports go from 0 to 65535."),
        (["--port", "-1"], "Downhill can't listen on port -1: ports go from 0 to 65535."),
        (
            ["--host", "nosuch.host.invalid"],
            "Downhill can't listen on 'nosuch.host.invalid': this machine knows no such host.",
        ),
        (["--host", ""], "Downhill can't listen on '': this machine knows no such host."),
        (["--host", "[::1]"], "Downhill can't listen on '[::1]': this machine knows no such host."),
        (
            ["--host", "192.0.2.1"],
            "Downhill can't listen on 192.0.2.1: it is no address of this machine.",
        ),
    ],
    ids=str,
)
def test_where_nothing_can_listen_is_one_sentence(arguments, sentence):
    assert command(*arguments) == (2, "", f"{sentence}\n")


def test_a_port_in_use_is_one_sentence_and_no_address_is_printed(port):
    sentence = f"Port {port} on 127.0.0.1 is taken; choose another, for example --port {port + 1}."
    assert command("--port", str(port)) == (2, "", f"{sentence}\n")


def has_ipv6():
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("0.0.0.0", "127.0.0.1"),
        ("localhost", "localhost"),
        *(
            pytest.param(*pair, marks=pytest.mark.skipif(not has_ipv6(), reason="no IPv6"))
            for pair in (("::1", "[::1]"), ("::", "[::1]"))
        ),
    ],
)
def test_the_address_is_printed_once_it_listens_and_works(host, shown):
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "--no-browser", "--host", host, "--port", "0"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        (address,) = re.findall(r"http://\S+/", process.stdout.readline())
        assert re.fullmatch(rf"http://{re.escape(shown)}:[1-9]\d*/", address)
        with urllib.request.urlopen(f"{address}healthz", timeout=60) as answer:
            assert answer.read() == b"ok\n"
    finally:
        process.kill()
        process.communicate()


def test_a_command_that_writes_no_page_does_without_dash():
    code = "import sys, app.__main__; print('dash' in sys.modules)"
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert asked.stdout == "False\n"
