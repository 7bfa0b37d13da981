"""What is told of a map, as plain JSON values and base64 arrays."""

from typing import Any

from app.language.speaking import _, said
from app.maps.axes import fields_of_methods
from app.maps.boundary import boundary
from app.maps.evaluate import NO_MINIMUM, NOT_SETTLED, table
from app.maps.job import Job, Piece, Progress
from app.maps.order import Axis
from app.maps.tiles import RESOLUTIONS
from app.packing import as_text, float64
from app.settings import Settings


def terms(settings: Settings) -> dict:
    """Return what a page has to know before it orders: the words of the codes, and the limits."""
    return {
        "outcomes": [row | {"word": _(row["word"])} for row in table()],
        "fields": fields_of_methods(),
        "no_minimum": NO_MINIMUM,
        "not_settled": NOT_SETTLED,
        "resolutions": [each for each in RESOLUTIONS if each <= settings.map_resolution],
        "most_updates": settings.map_work,
        "patience": settings.map_patience_seconds,
    }


def confirmed(name: str, job: Job) -> dict:
    """Return what an order has come to: its id, what is along its axes, and what theory says."""
    order = job.order
    return {
        "id": name,
        "kind": order.kind,
        "query": order.scene.query(),
        "resolution": order.resolution,
        "cells": order.cells,
        "tiles": len(job.tiles),
        "x": axis(order.x, job.xs),
        "y": axis(order.y, job.ys),
        "boundary": [line.tolist() for line in boundary(order)],
    }


def axis(given: Axis, cells: Any) -> dict:
    """Return an axis, with the very numbers that its cells walk with."""
    return {
        "name": given.name,
        "low": given.low,
        "high": given.high,
        "scale": given.scale,
        "cells": float64(cells),
    }


def told(progress: Progress) -> dict:
    """Return how far a map is, and the tiles that were asked for."""
    return {
        "state": progress.state,
        "error": said(progress.error),
        "done": progress.done,
        "total": progress.total,
        "seconds_left": progress.seconds_left,
        "again": progress.again,
        "tiles": [tile(piece) for piece in progress.pieces],
    }


def tile(piece: Piece) -> dict:
    """Return a finished tile: where its cells are, and what became of them."""
    number, where, found = piece
    return {
        "number": number,
        "level": where.level,
        "x": list(where.x),
        "y": list(where.y),
        **{name: as_text(getattr(found, name)) for name in found._fields},
    }
