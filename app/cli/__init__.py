"""The commands of a shell: a scene as a file, and its sweep as a table."""
