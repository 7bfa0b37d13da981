"""What a command says where it can't be carried out."""


class Misled(Exception):
    """A command that can't be carried out as it stands; the message says why."""
