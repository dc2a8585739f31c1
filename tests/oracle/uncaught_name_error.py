"""A name that is not there, at the top level, in a statement of several lines."""

value = 3
print(
    "sum",
    value
    + no_such_name,
)
