# SPDX-License-Identifier: BSL-1.0
from .. import hill
from . import street

NAME = "house by the " + hill.NAME + " in " + street.__name__
