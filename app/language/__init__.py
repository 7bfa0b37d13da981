"""The languages of the page: one `.po` file each in `locale`, read when it is first asked for.

`_` and `n_` translate at the time of use, into the language of whoever asks (`speaking`). `N_` and
`nN_` only mark, in the engine, the surfaces and wherever a text is written down before it is known
who will read it.
"""
