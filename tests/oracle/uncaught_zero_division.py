"""An exception that nobody catches, several calls deep."""


def mean(values):
    return sum(values) / len(values)


def report(table):
    for name in table:
        print(name, mean(table[name]))


def main():
    report({"first": [1, 2, 3], "second": [], "third": [4]})


print("before")
main()
print("never")
