"""The pages about Downhill. Those about the catalogues are made from them: `python run.py docs`."""
