"""The door: one way to ask, what every answer carries, and the WSGI server behind it."""
