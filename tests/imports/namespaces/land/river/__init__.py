# SPDX-License-Identifier: BSL-1.0
NAME = "river"
