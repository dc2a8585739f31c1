# SPDX-License-Identifier: BSL-1.0
"""SystemExit with a text, from inside finally blocks and handlers; what is still printed."""


class Text:
    def __str__(self):
        return "the exit's text: é"


def leave():
    try:
        try:
            raise SystemExit(Text())
        except Exception:
            print("never here")
        finally:
            print("inner finally")
    finally:
        print("outer finally", end="")


for code in (None, 0, 3, "a", 2.5, (1,), True):
    try:
        raise SystemExit(code)
    except SystemExit as error:
        print(repr(error), error.code, error.args)
try:
    exit_ = SystemExit(1, 2)
    raise exit_
except BaseException as error:
    print(error.code, isinstance(error, Exception))
leave()
