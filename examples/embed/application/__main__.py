import sys

from .count import words


def main(arguments):
    if "--fail" in arguments:
        raise SystemExit("application: asked to fail")
    for word, count in words(arguments or ["to be or not to be"]):
        print(f"{count:3} {word}")


main(sys.argv[1:])
