def primes_between(low, high):
    found = [n for n in range(low, high) if all([n % d for d in range(2, int(n**0.5) + 1)])]
    return len(found)
