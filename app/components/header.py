"""The head of the page: name, question, and the three buttons that are about the page itself."""

from dash import get_asset_url, html

QUESTION = "What does the learning rate do?"


def header() -> html.Header:
    """Return the head of the page."""
    return html.Header(
        [
            html.Img(src=get_asset_url("logo.svg"), alt="", className="logo"),
            html.H1("Downhill"),
            html.P(QUESTION, className="question"),
            html.Div(
                [
                    tool("theme", "Light or dark"),
                    tool("fullscreen", "Full screen"),
                    tool("help", "Help and keyboard"),
                ],
                className="tools",
            ),
        ],
        className="header",
    )


def tool(action: str, label: str, text: str = "") -> html.Button:
    """Return a button whose icon and deed the page's scripts find by its action."""
    return html.Button(
        text,
        type="button",
        className="tool boxed",
        title=label,
        **{"data-action": action, "data-icon": action, "aria-label": label},
    )
