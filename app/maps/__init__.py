"""Maps: what becomes of every start, or of every pair of settings, walked in other processes."""
