"""What Downhill's claims about speed rest on: `python run.py bench`."""
