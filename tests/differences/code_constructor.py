# SPDX-License-Identifier: BSL-1.0
"""Code objects are made by a compiler or by code.replace(), which checks them; there is no constructor."""

code = (lambda: 1).__code__
try:
    made = type(code)(
        0, 0, 0, code.co_nlocals, code.co_stacksize, code.co_flags, code.co_code, code.co_consts,
        code.co_names, code.co_varnames, code.co_filename, code.co_name, code.co_qualname,
        code.co_firstlineno, code.co_linetable, code.co_exceptiontable,
    )
    print(eval(made))
except TypeError as error:
    print("TypeError:", error)
