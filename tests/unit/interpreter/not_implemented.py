"""What the dispatch engine does at an opcode that has no meaning: line 8 needs CHECK_EG_MATCH."""


def kind(thing):
    if thing:
        try:
            raise ValueError
        except* ValueError:
            pass
    return 0


def message(thing):
    try:
        kind(thing)
    except NotImplementedError as error:
        return str(error)


def has_message(text):
    return message(1) == text
