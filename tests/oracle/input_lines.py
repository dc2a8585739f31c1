"""input(): lines with every kind of character in them, until there are no more."""

print("asked", end=" ")
print([input("first? ")])
print([input()], [input(5)], [input("")], [input(None)])
for _ in range(3):
    print(ascii(input("> ")))
numbers = [int(word) for word in input().split()]
print(sum(numbers))
print(len(input()))
for case in [(1, 2), (1, 2, 3)]:
    try:
        input(*case)
    except TypeError as error:
        print(error)
print([input("last? ")])
try:
    input("more? ")
except EOFError as error:
    print(repr(error))
input("end? ")
