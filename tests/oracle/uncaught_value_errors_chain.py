# SPDX-License-Identifier: BSL-1.0
"""Errors of conversions, of attributes and of indices, each the cause of the next: one long report."""


def convert(text):
    return int(text, 10) + float("x")


def find(items, wanted):
    position = items.index(
        wanted
    )
    return items[position]


class Config:
    def __init__(self, **options):
        self.options = options

    def __getitem__(self, key):
        try:
            return self.options[key]
        except KeyError as error:
            raise LookupError(f"no option {key!r}") from error

    @property
    def size(self):
        return self["size"]

    @classmethod
    def read(cls, lines):
        return cls(**{k: v for k, v in (line.split("=") for line in lines)})


def stages():
    try:
        convert("12a")
    except ValueError as first:
        try:
            find(["a", "b"], "c")
        except ValueError as second:
            second.add_note("looked for c")
            second.__cause__ = first
            try:
                raise second
            except ValueError as third:
                try:
                    Config(width=1).size
                except LookupError:
                    raise RuntimeError("stages", 4) from third


def last():
    try:
        stages()
    finally:
        Config.read(["a=1", "b"])


last()
