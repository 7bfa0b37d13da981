"""A scene in a notebook, from the environment of Downhill or from any other."""
