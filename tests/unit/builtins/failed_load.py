# SPDX-License-Identifier: BSL-1.0
# A module whose body raises (failed_load.cpp).


def answer():
    return 42


1 / 0
