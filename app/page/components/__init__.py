"""Builders of the layout: pure functions."""
