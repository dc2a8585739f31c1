"""An exception raised while another is being handled: both are shown."""


def read(settings, name):
    try:
        return settings[name]
    except KeyError:
        return int("no " + name)


print(read({"depth": 3}, "depth"))
print(read({"depth": 3}, "width"))
