"""Scene: all that a visitor can choose, and how it is read from text and written as an address."""
