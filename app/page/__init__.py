"""What the page, the frame and the file are made of: elements and figures, no engine."""
