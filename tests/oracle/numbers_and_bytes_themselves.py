# SPDX-License-Identifier: BSL-1.0
"""__complex__ of complex, and __bytes__ of bytes: the object itself, or what it is without its class."""


class Derived(complex):
    pass


class Other(complex):
    def __complex__(self):
        return 5j


made = Derived(1, 2)
print(made.__complex__(), type(made.__complex__()), (1j).__complex__(), complex(made),
    type(complex(made)))
print(complex(Other(1)), complex(Derived(1j), 2), complex.__complex__(made),
    Derived(Derived(1 + 1j)), Derived(Other(2)))
print(b"a".__bytes__(), bytes(b"b"), hasattr(b"", "__bytes__"), hasattr(bytearray(), "__bytes__"),
    b"%b" % b"a")
for call in ((1j).__complex__, complex.__complex__, b"".__bytes__, bytes.__bytes__):
    for given in ((), (1,), (1, 2)):
        try:
            print(call(*given))
        except TypeError as error:
            print(error)
