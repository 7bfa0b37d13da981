"""Where costly answers are computed: in processes of their own, beside those of the maps."""
