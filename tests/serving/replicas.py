"""Maps that visitors order from several servers in turn, held against maps walked in one piece."""

import base64
import json
import shutil
import subprocess
from pathlib import Path

import numpy as np

from tests.app.orders import STARTS, at_once, order_of

VISITORS = Path(__file__).parents[1] / "js" / "map_visitors.js"
NODE = shutil.which("node")
SURFACES = ("himmelblau", "beale", "saddle", "rastrigin", "bowl")


def bodies(count: int, resolutions=(64, 256)) -> list[dict]:
    """Return so many orders, all of other maps."""
    return [
        {
            "query": f"surface={SURFACES[i % len(SURFACES)]}&eta={0.01 + i * 1e-5:.5f}&steps=60",
            "resolution": resolutions[i % len(resolutions)],
            **STARTS,
        }
        for i in range(count)
    ]


def drawn(address: str, orders: list[dict], visitors: int) -> dict:
    """Have visitors order maps, so many at once → what they saw, and every status that came."""
    asked = json.dumps({"address": address, "orders": orders, "visitors": visitors})
    done = subprocess.run(
        [NODE, VISITORS], input=asked, capture_output=True, text=True, timeout=1800, check=True
    )
    return json.loads(done.stdout)


def is_true(order: dict, seen: dict) -> bool:
    """Say whether the cells that a visitor saw are those of the map walked in one piece."""
    outcome, minimum, _ = at_once(order_of(**order))
    what = np.frombuffer(base64.b64decode(seen["what"]), "<u2")
    return bool((what == (256 * outcome + minimum).ravel()).all())
