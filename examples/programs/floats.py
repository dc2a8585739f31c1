"""Floating point: Newton's root, series for pi and e, integration, and how floats are printed."""


def newton_sqrt(x, tolerance=1e-12):
    guess = x / 2 or 1.0
    while abs(guess * guess - x) > tolerance * x:
        guess = (guess + x / guess) / 2
    return guess


def leibniz_pi(terms):
    total, sign = 0.0, 1.0
    for k in range(terms):
        total += sign / (2 * k + 1)
        sign = -sign
    return 4 * total


def machin_pi():
    def arctan_inverse(n):
        total = 0.0
        term = 1.0 / n
        k = 1
        while abs(term) > 1e-18:
            total += term / k
            term /= -n * n
            k += 2
        return total

    return 16 * arctan_inverse(5) - 4 * arctan_inverse(239)


def e_series():
    total = term = 1.0
    n = 0
    while term > 1e-17:
        n += 1
        term /= n
        total += term
    return total, n


def integrate(f, a, b, steps=1000):
    width = (b - a) / steps
    return sum([f(a + (i + 0.5) * width) for i in range(steps)]) * width


def mean_and_deviation(values):
    mean = sum(values) / len(values)
    return mean, (sum([(v - mean) ** 2 for v in values]) / len(values)) ** 0.5


for n in (2, 3, 10, 144, 0.25):
    print(f"sqrt({n}) = {newton_sqrt(n):.10f}")
print(leibniz_pi(2000), machin_pi())
print(e_series())
print(f"{integrate(lambda x: x * x, 0, 3):.6f} {integrate(lambda x: 1 / x, 1, 2):.6f}")
mean, deviation = mean_and_deviation([2, 4, 4, 4, 5, 5, 7, 9])
print(mean, deviation)

print(0.1 + 0.2, 0.1 + 0.2 == 0.3, 1 / 3, 2 / 3, 1e16, 1e15, 123456789.125, 1e-5, 0.0001)
print(1e300 * 1e10, -1e300 * 1e10, 5e-324, 1.7976931348623157e308, -0.0, 100.0, 1e22, 1e23)
print(7 // 2.0, -7 // 2.0, 7.5 % 2, -7.5 % 2, 2**0.5, 2.0**10, divmod(7.5, 2))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(1e20))
print(int(1e18), float("3.25"), float("-inf"), float("1e-3"), 3 == 3.0, 1 < 1.5, max(1, 2.5))
print(f"{3.14159:.2f}|{3.14159:8.3f}|{-2.5:+.1f}|{1234567.891:,.2f}|{0.000123:e}|{1e10:g}|{0.256:.1%}")
print(float("nan") == float("nan"), float("inf") > 10**300, 2**53 + 1 == float(2**53))
