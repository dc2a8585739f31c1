"""Functions that make functions: counters, composition, memory, decorators."""


def make_counter(start=0, step=1):
    count = start

    def counter():
        nonlocal count
        count += step
        return count

    return counter


def compose(*functions):
    def composed(x):
        for function in reversed(functions):
            x = function(x)
        return x

    return composed


def make_account(balance):
    history = []

    def deposit(amount):
        nonlocal balance
        balance += amount
        history.append(("deposit", amount))
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            return "refused"
        balance -= amount
        history.append(("withdraw", amount))
        return balance

    return {"deposit": deposit, "withdraw": withdraw, "history": lambda: list(history)}


def remember(function):
    known = {}

    def remembering(*arguments):
        if arguments not in known:
            known[arguments] = function(*arguments)
        return known[arguments]

    return remembering


@remember
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def curry(function):
    return lambda a: lambda b: lambda c: function(a, b, c)


def describe(name, *items, separator=", ", **options):
    text = name + ": " + separator.join([str(item) for item in items])
    for key in sorted(options):
        text += f" [{key}={options[key]!r}]"
    return text


by_one, by_ten = make_counter(), make_counter(100, step=10)
print(by_one(), by_one(), by_ten(), by_one(), by_ten())

add_three = lambda x: x + 3
double = lambda x: 2 * x
print(compose(add_three, double)(10), compose(double, add_three)(10), compose()(10))

account = make_account(50)
print(account["deposit"](25), account["withdraw"](100), account["withdraw"](70))
print(account["history"]())

print(fibonacci(80))
print(curry(lambda a, b, c: a * 100 + b * 10 + c)(1)(2)(3))

adders = [lambda x, n=n: x + n for n in range(3)]
late = [lambda x: x + n for n in range(3)]
print([add(10) for add in adders], [add(10) for add in late])

print(describe("empty"))
print(describe("numbers", 1, 2.5, None, separator="; "))
print(describe("options", *"ab", colour="red", **{"size": 3}))

total = 0


def add_to_total(n):
    global total
    total += n


for n in range(5):
    add_to_total(n)
print(total)
