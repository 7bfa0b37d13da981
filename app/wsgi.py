"""What a WSGI server serves."""

from app.factory import create_app

server = create_app().server
