"""What to say of a run: its outcome, its motion, the numbers that prove it, what to try next."""
