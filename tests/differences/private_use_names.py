# SPDX-License-Identifier: BSL-1.0
"""CPython keeps aliases and names of sequences as those of characters for private use, and namereplace tells them;
unicodedata.name() doesn't. Here these characters have no names for either."""

print("\U000f0000\U000f0200".encode("ascii", "namereplace"))
