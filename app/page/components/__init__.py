"""Builders of the layout: pure functions, no callbacks."""
