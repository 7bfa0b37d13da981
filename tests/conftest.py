"""Which browser's tests are run: Chromium's with all others, another engine's by themselves."""

import os
from pathlib import Path

ENGINES = Path(__file__).parent / "engines"


def pytest_xdist_auto_num_workers():
    """One more than there are cores: while a test waits for its page, another one works."""
    return (os.cpu_count() or 1) + 1


def pytest_addoption(parser):
    parser.addoption(
        "--engine",
        choices=("firefox", "webkit"),
        help="run the main journeys in this browser instead of all tests",
    )


def pytest_ignore_collect(collection_path, config):
    within = collection_path.is_relative_to(ENGINES)
    above = ENGINES.is_relative_to(collection_path)
    return None if above else within != bool(config.getoption("engine")) or None
