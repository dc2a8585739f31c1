# SPDX-License-Identifier: BSL-1.0
"""_thread._excepthook: what a thread that has ended with an exception leaves to read."""

import _thread, sys
A=_thread._ExceptHookArgs
print(A.__name__)
def f(*a):
    try: print(_thread._excepthook(*a))
    except Exception as e: print(type(e).__name__, e)
f(); f(1)
class T: name="worker"
try: 1/0
except ZeroDivisionError:
    f(A([*sys.exc_info(), T()]))
    f(A([*sys.exc_info(), T()])[:3])
f(A([SystemExit, SystemExit(), None, None]))
f(A([ValueError, ValueError(3), None, T()]))
try: A([1])
except TypeError as e: print(e)
