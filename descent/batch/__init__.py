"""Many runs side by side, of which no path is kept: what became of each, by the same rules."""
