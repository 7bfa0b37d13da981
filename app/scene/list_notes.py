"""Notes on a list of values that has not one for each panel."""

from app.language.speaking import n_
from app.scene.scene import PANELS


def wrong_count(key: str, count: int, *, is_cut: bool) -> str:
    """Return the note on a list that has neither one value nor one a panel; `is_cut` where decimal
    commas may have cut its numbers in two."""
    if is_cut:
        return n_(
            "{key} has {n} value, not one or {panels}: a comma parts values, "
            "a point is the decimal mark; the default is used.",
            "{key} has {n} values, not one or {panels}: a comma parts values, "
            "a point is the decimal mark; the default is used.",
            count,
            key=key,
            panels=str(PANELS),
        )
    return n_(
        "{key} has {n} value, not one or {panels}; the default is used.",
        "{key} has {n} values, not one or {panels}; the default is used.",
        count,
        key=key,
        panels=str(PANELS),
    )


def cut_list(what: str) -> str:
    """Return the note on a list whose values decimal commas may have made."""
    return n_(
        "{what} has {n} value: a comma parts values, a point is the decimal mark.",
        "{what} has {n} values: a comma parts values, a point is the decimal mark.",
        PANELS,
        what=what,
    )
