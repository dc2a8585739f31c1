# SPDX-License-Identifier: BSL-1.0
def append(scores):
    scores.append(1)
    return len(scores)
