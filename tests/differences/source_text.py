# SPDX-License-Identifier: BSL-1.0
"""There is no compiler for source text: eval(), exec() and compile() of a text raise a NotImplementedError.
What a program reads as text, it has to be given as code: stasis_add_image(), or a .pyc."""

try:
    print(eval("6 * 7"))
except NotImplementedError as error:
    print("NotImplementedError:", error)
print(eval((lambda: 6 * 7).__code__))
