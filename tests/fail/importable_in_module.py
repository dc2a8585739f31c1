"""A module of a set."""
