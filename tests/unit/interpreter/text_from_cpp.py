# SPDX-License-Identifier: BSL-1.0


def is_size(text):
    return text == "größe"


def length(text):
    return len(text)


def all_of(text):
    return text == "a\0ü→😀"
