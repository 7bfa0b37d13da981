"""The WSGI server: waitress, set up for a class of two hundred browsers."""
