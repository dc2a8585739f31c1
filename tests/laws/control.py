# SPDX-License-Identifier: BSL-1.0
"""Laws of comparison chains, loops, conditional expressions and short circuits."""


def chain(a, b, c):
    return a < b < c


def long_chain(a, b, c, d):
    return a < b <= c != d


def chain_evaluates_once(n):
    calls = []

    def seen(value):
        calls.append(value)
        return value

    result = seen(1) < seen(n) < seen(3) < seen(9)
    return len(calls) * 10 + result


def chain_as_condition(a):
    if 0 <= a < 10 or 20 <= a < 30:
        return 1
    return 0


def while_sum(n):
    total = 0
    while n > 0:
        total += n
        n -= 1
    return total


def while_else(n, stop):
    while n > 0:
        if n == stop:
            break
        n -= 1
    else:
        return -1
    return n


def for_else(n, stop):
    for i in range(n):
        if i == stop:
            break
    else:
        return -1
    return i


def for_continue(n):
    total = 0
    for i in range(n):
        if i % 3 == 0:
            continue
        if i % 2:
            total += i
            continue
        total -= 1
    return total


def for_range(start, stop, step):
    total = count = 0
    for i in range(start, stop, step):
        total = total * 10 + i
        count += 1
    return total * 100 + count


def range_zero_step():
    try:
        for i in range(1, 2, 0):
            return i
    except ValueError as error:
        return str(error) == "range() arg 3 must not be zero"


def last_value(n):
    i = -1
    for i in range(n):
        pass
    return i


def range_over_changed_bound(n):
    total = 0
    for i in range(n):
        n = 2
        i += 10
        total += i
    return total


def nested(n):
    total = 0
    for i in range(n):
        for j in range(i):
            if j == 3:
                break
            for k in range(j):
                if k == i - 2:
                    continue
                total += i * j + k
        else:
            total += 100
    return total


def nested_while(n):
    found = 0
    a = 2
    while a < n:
        b = 2
        while b < a:
            if a % b == 0:
                break
            b += 1
        else:
            found += 1
        a += 1
    return found


def return_from_nested(n):
    for i in range(n):
        for j in range(n):
            if i * j == 12:
                return i * 100 + j
    return -1


def many_exits(n):
    steps = 0
    while True:
        steps += 1
        if n == 1:
            break
        if n < 1:
            return -steps
        if n > 1000:
            return 1000 + steps
        if n % 2:
            n = 3 * n + 1
            continue
        n //= 2
    return steps


def two_endless(n):
    total = 0
    while True:
        while True:
            n -= 1
            if n % 3 == 0:
                break
            if n < 0:
                return total
            total += n
        if n > 100:
            return -1
        total += 1


def conditional(a):
    return "negative" if a < 0 else "zero" if a == 0 else "positive"


def conditional_texts():
    return conditional(-1) == "negative" and conditional(0) == "zero" and conditional(5) == "positive"


def and_or(a, b):
    return (a and b) * 100 + (a or b)


def short_circuit(a):
    calls = [0]

    def count(value):
        calls[0] += 1
        return value

    result = a and count(1) or count(0) or (count(0) and count(1))
    return calls[0] * 10 + (result or 0)


def not_and_or(a, b, c):
    return not (a and not b) or (b or c) and not c


def truth_of_containers():
    return not [] and not () and not {} and not "" and not 0 and not None and [0] and (0,) and {0} and "0" and True


def is_none(a):
    b = None if a else a
    return (b is None) * 10 + (b is not None)


def membership(a):
    return (a in (1, 2, 3)) * 100 + (a not in [4, 5]) * 10 + (a in range(2, 20, 3))


def swap(a, b):
    a, b = b, a
    return a * 10 + b


def deep_if(a):
    if a > 0:
        if a > 10:
            if a > 100:
                r = 3
            else:
                r = 2
        else:
            r = 1
    elif a < -10:
        r = -2
    else:
        r = 0
    return r


def pass_only(n):
    for _ in range(n):
        pass
    while n:
        n -= 1
    return n


def iterate_containers():
    total = 0
    for a in (1, 2), [3, 4], {5: 6}, "78", {9}:
        for b in a:
            total = total * 10 + int(b)
    return total
