# SPDX-License-Identifier: BSL-1.0
"""Makes no object."""

ready = True
