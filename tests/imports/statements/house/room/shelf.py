books = ["a", "b"]


def count():
    return len(books)


try:
    from .... import beyond
except ImportError as error:
    print("beyond:", error)
