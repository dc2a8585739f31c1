"""What the dispatch engine does at an opcode that has no meaning: the test puts CACHE, which
never runs, in the place of the UNARY_NEGATIVE of line 7."""


def kind(thing):
    if thing:
        -thing
    return 0


def message(thing):
    try:
        kind(thing)
    except NotImplementedError as error:
        return str(error)


def has_message(text):
    return message(1) == text
