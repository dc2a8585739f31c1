# SPDX-License-Identifier: BSL-1.0
"""Laws of floats, alone and mixed with ints."""


def add(a, b):
    return a + b


def subtract(a, b):
    return a - b


def multiply(a, b):
    return a * b


def divide(a, b):
    return a / b


def floor(a, b):
    return a // b


def modulo(a, b):
    return a % b


def power(a, b):
    return a**b


def negate(a):
    return -a


def average(n):
    total = 0.0
    for i in range(n):
        total += i * 0.5
    return total / n


def newton(a):
    x = a
    while True:
        y = (x + a / x) / 2
        if y == x or abs(y - x) < 1e-12:
            return y
        x = y


def infinities():
    inf = float("inf")
    return inf > 1e308 and -inf < -1e308 and inf == inf and inf - 1 == inf and 1 / inf == 0


def not_a_number():
    nan = float("nan")
    return not nan == nan and nan != nan and not nan < 1 and not nan > 1 and not nan >= nan


def past_the_end():
    inf = 1e308 * 10
    nan = inf - inf
    return inf == float("inf") and nan != nan and inf * 0 != 0


def negative_zero():
    zero = -0.0
    return zero == 0 and str(zero) == "-0.0" and str(0.0 - 0.0) == "0.0" and str(0.0 * -1) == "-0.0"


def texts():
    return (
        repr(0.1) == "0.1"
        and repr(1e16) == "1e+16"
        and repr(123456789.0) == "123456789.0"
        and repr(1e-5) == "1e-05"
        and str(2.0) == "2.0"
        and repr(0.1 + 0.2) == "0.30000000000000004"
    )


def conversions():
    return (
        int(3.99) == 3
        and int(-3.99) == -3
        and float("2.5e3") == 2500.0
        and float(7) == 7.0
        and round(2.5) == 2
        and round(3.5) == 4
        and round(2.675, 2) == 2.67
        and int(1e20) == 100000000000000000000
    )


def against_ints():
    return 1.0 == 1 and 1.5 > 1 and 2**53 + 1 != float(2**53) and 1e300 < 10**301 and 0.5 < True


def zero_division(a):
    caught = 0
    try:
        a / 0.0
    except ZeroDivisionError as error:
        caught += str(error) == "float division by zero"
    try:
        a // 0.0
    except ZeroDivisionError as error:
        caught += str(error) == "float floor division by zero"
    try:
        a % 0.0
    except ZeroDivisionError as error:
        caught += str(error) == "float modulo"
    return caught


def sign(a):
    return 1 if a > 0 else -1 if a < 0 else 0


def truth(a):
    return bool(a)


def mixed_sum(n):
    total = 0
    for i in range(n):
        total = total + i if i % 2 else total + 0.25
    return total


def harmonic_back_and_forth(n):
    forth = back = 0.0
    for i in range(1, n + 1):
        forth += 1 / i
    for i in range(n, 0, -1):
        back += 1 / i
    return abs(forth - back) < 1e-12 and forth > 1
