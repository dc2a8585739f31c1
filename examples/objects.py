def cost(prices, wanted):
    total = 0
    for name, cents in prices:
        if name in wanted:
            total += cents
    return total
