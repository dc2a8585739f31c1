# SPDX-License-Identifier: BSL-1.0
"""Fills a list, a dict and a set that C++ variables hold, beyond their room, and ties them to one another."""


def fill(scores, prices, seen, count):
    for i in range(count):
        scores.append([i])
        prices[f"name {i}"] = (i, scores)
        seen.add((i,))
    knot = [scores, prices]
    knot.append(knot)
    prices["first"] = knot
    scores[0] = prices
    del scores[1]
    return len(scores) == len(prices) == count + 1 and len(seen) == count + 5


def empty(scores, prices, seen):
    while scores:
        scores.pop()
    prices.clear()
    prices[1.5] = scores
    seen &= {1, 2, "new"}
    return seen == {1, 2} and not scores and len(prices) == 1
