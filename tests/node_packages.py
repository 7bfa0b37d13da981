"""Install the node packages of the lock, where they are missing or others are wanted by now.

`python run.py test` calls this. The checks of the scripts' types and style need them; the page, and
whoever runs it, does not.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "package-lock.json"
STAMP = ROOT / "node_modules" / "installed.txt"


def are_there():
    """Say whether the packages are those of the lock."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    return STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted


def main():
    """Install what is missing; end with one sentence where that fails."""
    if are_there():
        return
    npm = shutil.which("npm") or sys.exit("npm is missing, which comes with node.")
    print("Installing the node packages of the tests ...", file=sys.stderr, flush=True)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr or done.stdout).strip().split("\n")[0]
        sys.exit(
            "The node packages could not be installed: check the network, then run the same "
            f"command again to go on. ({reason})"
        )
    STAMP.write_text(hashlib.sha256(LOCK.read_bytes()).hexdigest(), encoding="utf-8")


if __name__ == "__main__":
    main()
