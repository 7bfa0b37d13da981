"""Published tables, one file each, typed in with their source: facts that surfaces are made of."""
