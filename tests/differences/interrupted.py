# SPDX-License-Identifier: BSL-1.0
"""A KeyboardInterrupt that nobody catches: CPython's process ends by the signal SIGINT. A program here gives its
host the status that a shell makes of that, 130, since the process is the host's."""

raise KeyboardInterrupt("nobody is at the keyboard")
