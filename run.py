"""Make .venv from the lock, then serve, export, test or measure. Needs nothing but Python.

No syntax is newer than Python 3.6, so that an old Python gets far enough to say that it is old.
"""

import argparse
import errno
import hashlib
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
USERS, DEVELOPERS, BENCHMARKS = (
    "requirements.txt", "requirements-dev.txt", "benchmarks/requirements.txt")
COMMANDS = """instead of serving (each with --help):
  export    write a scene as a file: a page, a film, a table, a script
  sweep     tell what becomes of every rate
  lessons   write worksheets, their answer key, questions for Moodle
  site      write the whole course as a folder of files that need no server
  test      run every test; pytest's arguments may follow
  bench     measure
  docs      write the pages that are made from the catalogues
  language  begin a language, or bring it up to date: language de
  ruff      check the style: ruff check"""


def refuse(sentence):
    print(sentence, file=sys.stderr)
    sys.exit(2)


def check_port(host, port):
    """End with one sentence where nothing can listen there."""
    if not 0 <= port <= 65535:
        refuse("Downhill can't listen on port %d: ports go from 0 to 65535." % port)
    try:
        socket.getaddrinfo(host or "-", port)
    except (socket.gaierror, UnicodeError):
        refuse("Downhill can't listen on %r: this machine knows no such host." % host)
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL:
            refuse("Downhill can't listen on %s: it is no address of this machine." % host)
        other = port + 1 if 1024 <= port < 65535 else 8050
        refuse("Port %d on %s is taken or not allowed; choose another, for example: "
               "python run.py --port %d" % (port, host, other))


def attempt(command, failure):
    """Run a command silently; should it fail, end with one sentence and its own first words."""
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if result.returncode:
        reason = result.stdout.decode(errors="replace").strip()
        sys.exit("%s (%s)" % (failure, reason.split("\n")[0].strip()))


def prepare(folder, lists):
    """Return the folder's Python, with these lists installed, each on the last; a stamp knows."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / ("installed-%s.txt" % sys.implementation.cache_tag)
    wanted = [hashlib.sha256((HERE / name).read_bytes()).hexdigest() for name in lists]
    held = stamp.read_text().split("\n") if stamp.exists() and python.exists() else []
    if held[:len(wanted)] == wanted:
        return str(python)
    print("Setting up %s (once, about a minute) ..." % folder.name, file=sys.stderr, flush=True)
    if not held or held != wanted[:len(held)]:  # half made, or for another lock or Python
        held = []
        if folder.is_symlink():  # the environment of something else would be emptied
            sys.exit("%s is a link to packages other than these: remove the link, and run the same "
                     "command again." % folder.name)
        attempt([sys.executable, "-m", "venv", "--clear", str(folder)], "Python could not make an "
                "environment; on Debian and Ubuntu that takes the package python3-venv.")
    for name, line in list(zip(lists, wanted, strict=True))[len(held):]:
        pip = [str(python), "-m", "pip", "install", "-qq", "--no-input", "-r", name]
        attempt(pip + ["--require-hashes"] * (name != BENCHMARKS), "The packages could not be "
                "installed: check the network, then run the same command again to go on.")
        held.append(line)
        stamp.write_text("\n".join(held))
    return str(python)


def main(argv):
    if sys.version_info < (3, 11):
        sys.exit("Downhill needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])
    start = os.getcwd()
    os.chdir(str(HERE))
    if argv[:1] == ["test"]:
        ahead = subprocess.Popen([sys.executable, "tests/browser.py", "--shell"])  # beside pip
        python = prepare(HERE / ".venv", [USERS, DEVELOPERS])
        ahead.wait()
        find = [python, "tests/browser.py"] + argv[1:]
        browser = subprocess.run(find, stdout=subprocess.PIPE, text=True)
        os.environ["DOWNHILL_BROWSER"] = browser.stdout.strip()
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # tests start Python a hundred times
        os.environ["PATH"] = os.path.dirname(python) + os.pathsep + os.environ["PATH"]  # node's
        if browser.returncode or subprocess.call([python, "tests/node_packages.py"]):
            return browser.returncode or 1
        command = [python, "-m", "pytest", "-p", "no:dash"] + argv[1:]
    elif argv[:1] == ["bench"] and argv[1:2] in (["class"], ["against"]):
        python = prepare(HERE / ".venv", [USERS, DEVELOPERS])
        command = [python, "-m", "benchmarks"] + argv[1:]
    elif argv[:1] == ["bench"]:  # torch, unhashed, stays out of what the lock describes
        python = prepare(HERE / ".venv-bench", [USERS, DEVELOPERS, BENCHMARKS])
        command = [python, "-m", "benchmarks"] + argv[1:]
    elif argv[:1] in (["docs"], ["ruff"]):
        python = prepare(HERE / ".venv", [USERS, DEVELOPERS])
        command = [python, "-m"] + argv
    elif argv[:1] == ["language"]:
        python = prepare(HERE / ".venv", [USERS])
        command = [python, "-m", "app.language"] + argv[1:]
    elif argv[:1] in (["export"], ["sweep"], ["lessons"], ["site"]):
        python = prepare(HERE / ".venv", [USERS])
        paths = [str(HERE), os.environ.get("PYTHONPATH", "")]
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
        os.chdir(start)  # a file is written where the command is given
        command = [python, "-P", "-m", "app"] + argv  # -P: no module of that folder is run
    else:
        parser = argparse.ArgumentParser(prog="python run.py", epilog=COMMANDS, formatter_class=(
            argparse.RawDescriptionHelpFormatter))
        parser.add_argument("--host", default="127.0.0.1", help="address to serve on (%(default)s)")
        parser.add_argument("--port", default=8050, type=int, help="0 to 65535 (%(default)s)")
        parser.add_argument("--no-browser", action="store_true", help="do not open the page")
        parser.add_argument("--data", help="a table of your own: two columns, input and target")
        options = parser.parse_args(argv)
        check_port(options.host, options.port)
        if options.data:
            os.environ["DOWNHILL_DATA"] = os.path.join(start, options.data)
        python = prepare(HERE / ".venv", [USERS])
        command = [python, "-m", "app", "--host", options.host, "--port", str(options.port)]
        command += ["--no-browser"] * options.no_browser
    if os.name == "posix":
        os.execv(python, command)
    signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl+C is for the program to answer
    return subprocess.call(command)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        sys.exit("Downhill cannot start: %s" % error)
