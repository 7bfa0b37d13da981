"""The row of panels as an image, drawn without a browser: `picture` puts together what the others
draw."""
