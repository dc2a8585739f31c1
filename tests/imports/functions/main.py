"""What only functions of the standard library import."""
import collections
import datetime
import sys

print(collections.Counter("abracadabra").most_common(2))  # heapq
print(datetime.datetime.strptime("3 Feb 2024", "%d %b %Y"))  # _strptime, and so locale, calendar and re
print(collections.ChainMap({"a": 1}, {"b": [2]}).__copy__())
for name in "heapq", "_strptime", "calendar":
    module = sys.modules[name]
    print(module.__name__, repr(module.__package__), module.__file__.rpartition("/")[2])
import re  # is there already

print(re.sub("[aeiou]", "*", "constitution"), re.__path__[0].rpartition("/")[2])
try:
    datetime.datetime.strptime("never", "%Y")
except ValueError as error:
    place = error.__traceback__
    while place.tb_next:
        place = place.tb_next
    print(error, place.tb_lineno)
