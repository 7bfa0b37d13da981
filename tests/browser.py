"""Print the path of a browser for the tests, after installing one where there is none.

`python run.py test` calls this, and once before with `--shell`. It prints nothing when only
Playwright's own browser is there.
"""

import os
import shutil
import subprocess
import sys

# Chromium without its windows, which Playwright itself brings for tests: a quarter cheaper a page.
SHELL = "chromium-headless-shell"
FONTS = "fonts-liberation"
# Asks for the shell alone: it needs no Playwright, so it is brought while Python's packages come.
AHEAD = "--shell"
NAMES = [
    SHELL,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
]
NAMES += [
    f"${{{folder}}}/{path}.exe"
    for path in ("Google/Chrome/Application/chrome", "Microsoft/Edge/Application/msedge")
    for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
]


# Other engines: their program, and the Debian packages that bring it and what it needs.
ENGINES = {
    "firefox": ("firefox-esr", "firefox", ["firefox-esr"]),
    "webkit": ("WebKitWebDriver", "WebKitWebDriver", ["webkit2gtk-driver", "xvfb"]),
}


def engine_program(name):
    """The path of the program of another engine, None where there is none."""
    *programs, _ = ENGINES[name]
    return next(filter(None, map(shutil.which, programs)), None)


def asked_engine(arguments):
    """The engine that arguments of pytest name: `--engine firefox` or `--engine=firefox`."""
    words = " ".join(arguments).replace("=", " ").split()
    name = words[words.index("--engine") + 1] if "--engine" in words[:-1] else None
    return name if name in ENGINES else None


def find():
    """The browser that DOWNHILL_BROWSER names, else the first that is installed, else None."""
    named = os.environ.get("DOWNHILL_BROWSER")
    if named and not shutil.which(named):
        sys.exit(f"DOWNHILL_BROWSER is not a program: {named}")
    candidates = [named] if named else map(os.path.expandvars, NAMES)
    return next(filter(None, map(shutil.which, candidates)), None)


def install_with_apt(packages):
    """Install Debian packages where that needs no password; elsewhere do nothing."""
    if not packages or not shutil.which("apt-get"):
        return
    sudo = []
    if os.geteuid() != 0:
        sudo = ["sudo", "-n"]
        if not shutil.which("sudo") or quietly(*sudo, "true"):
            return
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    print("Installing", *packages, "with apt-get ...", file=sys.stderr, flush=True)
    quietly(*apt, "update")
    quietly(*apt, "install", "--yes", "--no-install-recommends", *packages)


def quietly(*command):
    """Run a command without its output; return its exit code."""
    silence = subprocess.DEVNULL
    return subprocess.call(command, stdin=silence, stdout=silence, stderr=silence)


def wants_shell():
    """Whether to bring the shell: where no browser is, and for root, who sits at no desk there."""
    if os.environ.get("DOWNHILL_BROWSER") or shutil.which(SHELL):
        return False
    return not find() or (hasattr(os, "geteuid") and os.geteuid() == 0)


def other_packages(engine):
    """The Debian packages of what is missing besides a browser for all tests."""
    missing = ENGINES[engine][-1] if engine and not engine_program(engine) else []
    missing = missing + ([] if shutil.which("node") else ["nodejs"])
    if quietly(sys.executable, "-m", "playwright", "--version"):
        missing += ["libatomic1"]  # what Playwright's own node lacks on a bare Debian
    return missing


def main(arguments=()):
    engine = asked_engine(arguments)
    if wants_shell():
        install_with_apt([SHELL, FONTS])
    if AHEAD in arguments:
        return
    # Where apt knows no such package, it is Chromium with its windows.
    missing = [] if find() else ["chromium", FONTS]
    install_with_apt(missing + other_packages(engine))
    if engine and not engine_program(engine):
        sys.exit(f"No {ENGINES[engine][0]} was found or could be installed.")
    browser = find()
    if browser:
        print(browser)
    elif quietly(sys.executable, "-m", "playwright", "install", "chromium"):
        print(
            "No browser was found or could be installed; name a Chromium, Chrome or Edge in "
            "DOWNHILL_BROWSER to run the browser tests.",
            file=sys.stderr,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
