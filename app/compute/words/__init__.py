"""What is said of a scene and of its runs, in the language of whoever asks."""
