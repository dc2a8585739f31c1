def inner():
    from deeper import value

    return value


inner()
