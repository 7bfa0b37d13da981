"""The callbacks: each module has `register(app)`, and a body reads, calls, returns."""
