def add_score(scores, points):
    scores.append(points)
    return sum(scores)


def raise_price(prices, name, cents):
    prices[name] = prices.get(name, 0) + cents
    return prices[name]
