# SPDX-License-Identifier: BSL-1.0
"""locals.py: locals that are stored, read for the last time, read by a handler, or iterated over."""


def squares_modulo(n, start):
    s = start
    for i in range(n):
        s = (s + i * i) % 1000003
    return s


def grow(n):
    s = 1
    for _ in range(n):
        s = s * 1000003 + 7
    return s % 1000000007


def last_use_raises(n):
    a = 2 ** 70 + n
    try:
        a = a // n
    except ZeroDivisionError:
        return a % 1000
    return a % 1000


def handler_reads_what_the_block_used_up(n):
    big = 10 ** 20
    seen = 0
    for i in range(n):
        try:
            big = big + 1
            if i == 3:
                raise ValueError(big)
            big = big * 2
        except ValueError as error:
            seen = big - error.args[0]
            big = big - 1
        finally:
            seen = seen + big % 7
    return seen


def unbound_after_delete(n):
    a = n
    if n > 1:
        del a
    try:
        return a
    except UnboundLocalError:
        return -1


def swapped_in_a_loop(n):
    a = 2 ** 65
    b = 3
    for _ in range(n):
        a, b = b, a
    return a % 1000 * 1000 + b % 1000


def passed_on(n):
    parts = [n]
    parts = doubled(parts)
    parts = doubled(parts)
    return len(parts)


def doubled(parts):
    return parts + parts


def only_on_one_path(n):
    a = 2 ** 80
    if n:
        b = a
        a = 0
    else:
        b = 1
    return (a + b) % 1000


def early(n):
    if n < 2:
        return n
    return early(n - 1) + early(n - 2)


def early_on_the_other_side(n):
    if n:
        return n * early_on_the_other_side(n - 1)
    return 1


def early_constant(a, b):
    if a == b:
        return 77
    return early_constant(a, b - 1) + 1


def early_of_other_types(n):
    return early(True) + early(False) + int(early(1.5) * 10) + early(2 ** 70 - 2 ** 70 + n)


def redefined_meanwhile(n):
    if n < 0:
        return 0
    return redefined_meanwhile(n - 1) + one()


def one():
    return 1


def steps_up_and_down():
    s = 0
    for i in range(10, 0, -3):
        s = s * 100 + i
    for i in range(5, 5):
        s = -1
    for i in range(9223372036854775807, 9223372036854775805, -1):
        s = s + i % 10
    return s


def shared_iterator(n):
    numbers = iter(range(n))
    s = 0
    for i in numbers:
        s = s * 10 + i
        for j in numbers:
            s = s * 10 + j
            break
    return s


def left_by_break(n):
    s = 0
    for i in range(n):
        for j in range(n):
            if j == i:
                break
            if i + j == 7:
                continue
            s = s + i * j
        else:
            s = s + 1000
    return s


def left_by_return(n):
    for i in range(n):
        for j in range(i):
            if i * j == 42:
                return i * 100 + j
    return -1


def ends_by_an_exception(n):
    s = 0
    try:
        for i in range(n, -n, -1):
            s = s + 100 // i
    except ZeroDivisionError:
        s = s + i
    return s


def names_of_iterables(n):
    s = 0
    for i in range(n):
        for j in [i, i + 1], range(2), (i,):
            for k in j:
                s = s * 3 + k
    return s % 1000003


def loaded_twice(n):
    s = [n, n + 1, 2 ** 70]
    t = (s + s)[1:]
    return len(t) * 10 + (t == t[::-1]) + (s + s[::-1])[3] % 1000


def moved_away_first(n):
    s = [n]
    return s + doubled(s[:])


def moved_away_first_sum(n):
    s = [n, n]
    return s == s[::-1], len(moved_away_first(n))


def pairs(n):
    a, b = moved_away_first_sum(n)
    return a * 10 + b


def early_unless_it_raises(n):
    try:
        return compared_with_text(n)
    except TypeError:
        return -1


def compared_with_text(n):
    if n < "a":
        return n
    return compared_with_text(n - 1)


def early_unbound(n):
    try:
        return reads_too_early(n)
    except UnboundLocalError:
        return -2


def reads_too_early(n):
    if n < later:
        return n
    later = reads_too_early(n - 1)
    return later


def early_text(n):
    return len(named(n)) + len(named(n + 1))


def named(n):
    if n > 3:
        return "many"
    return "one of " + named(n + 1)
