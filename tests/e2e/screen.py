"""What is on the screen, to be compared byte by byte."""

# What is painted piece by piece may differ by a shade at the edge of a piece.
PAINT_ALL = """async () => {
    const { style } = document.documentElement;
    for (const value of ["hidden", ""]) {
        style.visibility = value;
        for (let i = 0; i < 2; i += 1) await new Promise(requestAnimationFrame);
    }
}"""


def paint_all(page) -> None:
    """Let a page paint everything anew, in one piece."""
    page.evaluate(PAINT_ALL)
