# SPDX-License-Identifier: BSL-1.0
"""What is built in has no docstrings and no text signatures."""

print(len.__doc__)
print(len.__text_signature__)
print(str.join.__doc__)
print("__doc__" in int.__dict__)
