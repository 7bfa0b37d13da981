import importlib.util
from pathlib import Path
from types import SimpleNamespace

import pytest


@pytest.fixture
def browser(monkeypatch):
    spec = importlib.util.spec_from_file_location("browser", Path(__file__).with_name("browser.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.delenv("DOWNHILL_BROWSER", raising=False)
    return module


@pytest.fixture
def machine(browser, monkeypatch):
    """A machine of our own making: what it has, whose it is, and what was run on it."""

    machine = SimpleNamespace(has=set(), user=0, ran=[], offers={}, fails=())

    def quietly(*command):
        machine.ran.append(command)
        machine.has |= {program for word, program in machine.offers.items() if word in command}
        return int(any(word in command for word in machine.fails))

    monkeypatch.setattr(browser.shutil, "which", lambda name: name if name in machine.has else None)
    monkeypatch.setattr(browser.os, "geteuid", lambda: machine.user, raising=False)
    monkeypatch.setattr(browser, "quietly", quietly)
    return machine


def test_the_browser_that_the_environment_names_comes_first(browser, machine, monkeypatch):
    machine.has = {"chromium", "/opt/mine"}
    monkeypatch.setenv("DOWNHILL_BROWSER", "/opt/mine")
    assert browser.find() == "/opt/mine"


def test_a_named_browser_that_is_not_there_is_an_error_not_a_guess(browser, machine, monkeypatch):
    machine.has = {"chromium"}
    monkeypatch.setenv("DOWNHILL_BROWSER", "/opt/mine")
    with pytest.raises(SystemExit, match="DOWNHILL_BROWSER is not a program: /opt/mine"):
        browser.find()


def test_the_shell_comes_before_chromium_before_chrome_and_chrome_before_edge(browser, machine):
    machine.has = {"microsoft-edge", "google-chrome", "chromium", "chromium-headless-shell"}
    assert browser.find() == "chromium-headless-shell"
    machine.has.remove("chromium-headless-shell")
    assert browser.find() == "chromium"
    machine.has.remove("chromium")
    assert browser.find() == "google-chrome"
    machine.has.remove("google-chrome")
    assert browser.find() == "microsoft-edge"


def test_the_usual_places_of_macos_and_windows_are_searched(browser, machine, monkeypatch):
    machine.has = {"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"}
    assert browser.find() in machine.has
    monkeypatch.setenv("LOCALAPPDATA", "C:/Users/ada")
    machine.has = {"C:/Users/ada/Google/Chrome/Application/chrome.exe"}
    assert browser.find() in machine.has


@pytest.mark.parametrize(
    ("user", "program"), [(0, "chromium-headless-shell"), (1000, "google-chrome")]
)
def test_nothing_is_installed_where_a_browser_and_node_are(browser, machine, capsys, user, program):
    machine.user, machine.has = user, {program, "node", "apt-get", "sudo"}
    browser.main()
    assert capsys.readouterr().out == f"{program}\n"
    assert [command[1:] for command in machine.ran] == [("-m", "playwright", "--version")]


def installations(machine):
    """What apt was told to install, a list each time."""
    after = "--no-install-recommends"
    return [list(each[each.index(after) + 1 :]) for each in machine.ran if after in each]


@pytest.mark.parametrize("there", [set(), {"google-chrome"}])
def test_root_gets_the_shell_and_node_from_debian(browser, machine, capsys, there):
    machine.has = {"apt-get", *there}
    machine.offers = {"chromium-headless-shell": "chromium-headless-shell"}
    browser.main()
    assert capsys.readouterr().out == "chromium-headless-shell\n"
    assert installations(machine) == [["chromium-headless-shell", "fonts-liberation"], ["nodejs"]]


def test_ahead_of_all_the_rest_only_the_shell_is_brought(browser, machine, capsys):
    machine.has = {"apt-get"}
    machine.offers = {"chromium-headless-shell": "chromium-headless-shell"}
    for _ in range(2):
        browser.main([browser.AHEAD])
        assert installations(machine) == [["chromium-headless-shell", "fonts-liberation"]]
    assert "playwright" not in str(machine.ran)
    assert capsys.readouterr().out == ""


def test_where_no_shell_is_to_be_had_it_is_chromium(browser, machine, capsys):
    machine.has = {"apt-get", "node"}
    machine.offers = {"chromium": "chromium"}
    browser.main()
    assert capsys.readouterr().out == "chromium\n"
    assert installations(machine)[-1] == ["chromium", "fonts-liberation"]


def test_a_shell_that_can_not_be_had_leaves_the_browser_that_is_there(browser, machine, capsys):
    machine.has = {"apt-get", "node", "google-chrome"}
    browser.main()
    assert capsys.readouterr().out == "google-chrome\n"
    assert installations(machine) == [["chromium-headless-shell", "fonts-liberation"]]


def test_a_browser_named_by_hand_brings_no_other(browser, machine, monkeypatch):
    machine.has = {"apt-get", "node", "/opt/mine"}
    monkeypatch.setenv("DOWNHILL_BROWSER", "/opt/mine")
    browser.main()
    assert installations(machine) == []


def test_a_playwright_that_cannot_start_gets_its_library(browser, machine):
    machine.has, machine.fails = {browser.SHELL, "node", "apt-get"}, ("playwright",)
    browser.main()
    assert machine.ran[-1][-2:] == ("--no-install-recommends", "libatomic1")


def test_a_user_whose_sudo_asks_for_a_password_is_left_alone_by_apt(browser, machine):
    machine.user, machine.has, machine.fails = 1000, {"apt-get", "sudo"}, ("sudo",)
    browser.install_with_apt(["chromium"])
    assert machine.ran == [("sudo", "-n", "true")]


def test_playwright_is_asked_last_and_then_nothing_is_printed(browser, machine, capsys):
    machine.has = {"node"}
    browser.main()
    assert machine.ran[-1][1:] == ("-m", "playwright", "install", "chromium")
    assert capsys.readouterr() == ("", "")


def test_a_machine_without_any_browser_says_what_to_do(browser, machine, capsys):
    machine.fails = ("playwright",)
    browser.main()
    assert "DOWNHILL_BROWSER" in capsys.readouterr().err


@pytest.mark.parametrize("spelling", [["--engine", "webkit"], ["-k", "frame", "--engine=webkit"]])
def test_another_engine_that_is_asked_for_is_brought_too(browser, machine, spelling):
    machine.has = {browser.SHELL, "node", "apt-get"}
    machine.offers = {"webkit2gtk-driver": "WebKitWebDriver"}
    browser.main(spelling)
    assert machine.ran[-1][-2:] == ("webkit2gtk-driver", "xvfb")
    machine.ran.clear()
    browser.main(spelling)
    assert [command[1:] for command in machine.ran] == [("-m", "playwright", "--version")]


def test_an_engine_that_can_not_be_had_is_said_in_words(browser, machine):
    machine.has = {"chromium", "node"}
    with pytest.raises(SystemExit, match="No firefox-esr was found or could be installed"):
        browser.main(["--engine", "firefox"])
    browser.main([])
