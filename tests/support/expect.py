# SPDX-License-Identifier: BSL-1.0
"""expect.py STATUS PATTERN COMMAND [ARGUMENT...]: a command ends with a status, and what it prints has
lines that a regular expression matches. CTest's PASS_REGULAR_EXPRESSION would not look at the status.
"""

import re
import subprocess
import sys


def main():
    status, pattern, *command = sys.argv[1:]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != int(status) or not re.search(pattern, done.stdout, re.MULTILINE):
        sys.exit(f"{done.stdout}{command}: status {done.returncode}, not {status} with '{pattern}'")


if __name__ == "__main__":
    main()
