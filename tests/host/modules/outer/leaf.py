name = __name__


def package():
    return __package__
