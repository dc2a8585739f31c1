import first

seen = first.value
try:
    first.later
except AttributeError as error:
    print(error)
try:
    from first import later
except ImportError as error:
    print(str(error).rpartition(" (")[0])
