"""Data → Plotly figures, as plain dicts: no callbacks, no engine, and no colors, which the style
sheet gives when they are painted."""
