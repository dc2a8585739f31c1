# SPDX-License-Identifier: BSL-1.0
from ... import river

NAME = "door to the " + river.NAME
