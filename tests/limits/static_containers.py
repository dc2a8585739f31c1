# SPDX-License-Identifier: BSL-1.0
"""Fills a list and a dict that C++ variables hold, beyond their room, and ties them to one another."""


def fill(scores, prices, count):
    for i in range(count):
        scores.append([i])
        prices[f"name {i}"] = (i, scores)
    knot = [scores, prices]
    knot.append(knot)
    prices["first"] = knot
    scores[0] = prices
    del scores[1]
    return len(scores) == count + 1 and len(prices) == count + 1


def empty(scores, prices):
    while scores:
        scores.pop()
    prices.clear()
    prices[1.5] = scores
    return not scores and len(prices) == 1
