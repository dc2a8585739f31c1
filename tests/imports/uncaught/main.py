"""An error that leaves the body of a module two imports down: the traceback has no importer's frames."""


def start():
    import outer

    return outer


print("starting")
start()
