# SPDX-License-Identifier: BSL-1.0
"""SyntaxWarnings are a compiler's: who compiles beforehand has seen them there, and running says nothing."""

if 1 is 1:
    print("compiled")
