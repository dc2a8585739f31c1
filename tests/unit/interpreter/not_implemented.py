"""What the dispatch engine does at an opcode that has no meaning: line 7 needs MATCH_CLASS."""


def kind(thing):
    if thing:
        match thing:
            case int():
                return 1
    return 0


def message(thing):
    try:
        kind(thing)
    except NotImplementedError as error:
        return str(error)


def has_message(text):
    return message(1) == text
