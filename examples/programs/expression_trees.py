# SPDX-License-Identifier: BSL-1.0
"""Expression trees: built by operators, printed, differentiated and simplified by `match`."""


class Expression:
    def __add__(self, other):
        return Sum(self, constant(other))

    def __radd__(self, other):
        return Sum(constant(other), self)

    def __mul__(self, other):
        return Product(self, constant(other))

    def __rmul__(self, other):
        return Product(constant(other), self)

    def __pow__(self, exponent):
        return Power(self, exponent)


class Constant(Expression):
    __match_args__ = __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __str__(self):
        return str(self.value)

    def __call__(self, **names):
        return self.value


class Variable(Expression):
    __match_args__ = __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __str__(self):
        return self.name

    def __call__(self, **names):
        return names[self.name]


class Pair(Expression):
    __match_args__ = __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right

    def __str__(self):
        return f"({self.left} {self.sign} {self.right})"


class Sum(Pair):
    __slots__ = ()
    sign = "+"

    def __call__(self, **names):
        return self.left(**names) + self.right(**names)


class Product(Pair):
    __slots__ = ()
    sign = "*"

    def __call__(self, **names):
        return self.left(**names) * self.right(**names)


class Power(Expression):
    __match_args__ = __slots__ = ("base", "exponent")

    def __init__(self, base, exponent):
        self.base = base
        self.exponent = exponent

    def __str__(self):
        return f"{self.base}^{self.exponent}"

    def __call__(self, **names):
        return self.base(**names) ** self.exponent


def constant(value):
    return value if isinstance(value, Expression) else Constant(value)


def simplified(e):
    match e:
        case Sum(left, right):
            match simplified(left), simplified(right):
                case Constant(a), Constant(b):
                    return Constant(a + b)
                case (Constant(0), other) | (other, Constant(0)):
                    return other
                case left, right:
                    return Sum(left, right)
        case Product(left, right):
            match simplified(left), simplified(right):
                case Constant(a), Constant(b):
                    return Constant(a * b)
                case (Constant(0), _) | (_, Constant(0)):
                    return Constant(0)
                case (Constant(1), other) | (other, Constant(1)):
                    return other
                case left, right:
                    return Product(left, right)
        case Power(base, 1):
            return simplified(base)
        case Power(_, 0):
            return Constant(1)
    return e


def derivative(e, by):
    match e:
        case Constant():
            return Constant(0)
        case Variable(name):
            return Constant(1 if name == by else 0)
        case Sum(left, right):
            return derivative(left, by) + derivative(right, by)
        case Product(left, right):
            return derivative(left, by) * right + left * derivative(right, by)
        case Power(base, exponent):
            return exponent * base ** (exponent - 1) * derivative(base, by)
    raise TypeError(f"no expression: {e!r}")


x, y = Variable("x"), Variable("y")
for e in (x ** 3 + 2 * x, x * y + y ** 2, (x + 1) * (x + 1) * y):
    d = simplified(derivative(e, "x"))
    print(f"{str(e):28} d/dx = {str(d):44} at (2, 3): {d(x=2, y=3)}")
