"""The pages about Downhill. Those about the catalogues are made from them: `python -m docs`."""
