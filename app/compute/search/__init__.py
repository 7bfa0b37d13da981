"""The search game: a hidden hill, six tries, and where others would have looked."""
