"""What the dispatch engine does at an opcode that has no meaning: line 6 needs IMPORT_NAME."""


def kind(thing):
    if thing:
        import math
        return math
    return 0


def message(thing):
    try:
        kind(thing)
    except NotImplementedError as error:
        return str(error)


def has_message(text):
    return message(1) == text
