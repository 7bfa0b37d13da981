"""Flask blueprints: each module has one, named `blueprint`."""
