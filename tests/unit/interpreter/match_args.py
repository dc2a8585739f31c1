# SPDX-License-Identifier: BSL-1.0
"""Patterns over types that C++ code declares: `of` is one, which of() makes an object of."""


def two(of):
    match of():
        case of(a, b):
            return 10 * a + b
    return -1


def one(of):
    match of():
        case of(a):
            return a
    return -1


def none(of):
    match of():
        case of():
            return 0
    return -1


def and_keyword(of):
    match of():
        case of(a, y=b):
            return 10 * a + b
    return -1


def itself(of):
    subject = of()
    match subject:
        case of(a):
            return 1 if a is subject else 0
    return -1


def items(of):
    match of():
        case [a, *_]:
            return a
    return -1


def keys(of):
    match of():
        case {"k": a, 2: b}:
            return 10 * a + b
    return -1


def missing_key(of):
    match of():
        case {"k": a, "no": b}:
            return 10 * a + b
    return -1


def rest(of):
    match of():
        case {"k": a, **rest}:
            return 10 * a + len(rest)
    return -1


def raises(name, of, text):
    try:
        globals()[name](of)
    except Exception as error:
        return f"{type(error).__name__}: {error}" == text
    return False
