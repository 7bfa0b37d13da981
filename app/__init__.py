"""The Dash front end of Downhill: the only package that imports dash, plotly or flask."""
