"""Prime numbers: a sieve, a factorisation, and what follows from them."""


def sieve(limit):
    is_prime = [True] * (limit + 1)
    is_prime[0] = is_prime[1] = False
    n = 2
    while n * n <= limit:
        if is_prime[n]:
            for multiple in range(n * n, limit + 1, n):
                is_prime[multiple] = False
        n += 1
    return [n for n, prime in enumerate(is_prime) if prime]


def factors(n):
    found = []
    divisor = 2
    while divisor * divisor <= n:
        while n % divisor == 0:
            found.append(divisor)
            n //= divisor
        divisor += 1 if divisor == 2 else 2
    if n > 1:
        found.append(n)
    return found


def show(n):
    powers = {}
    for p in factors(n):
        powers[p] = powers.get(p, 0) + 1
    parts = []
    for p, power in powers.items():
        parts.append(f"{p}^{power}" if power > 1 else str(p))
    return " * ".join(parts)


primes = sieve(1000)
print(len(primes), "primes up to 1000, the last", primes[-1])
print(primes[:15])

twins = [(p, q) for p, q in zip(primes, primes[1:]) if q - p == 2]
print(len(twins), "pairs of twins, the last", twins[-1])

for n in (60, 97, 1001, 65536, 999999):
    print(n, "=", show(n))


def goldbach(n):
    for p in primes:
        if n - p in primes:
            return p, n - p
    return None


for even in range(4, 31, 2):
    p, q = goldbach(even)
    print(even, "=", p, "+", q, end=";" if even < 30 else "\n")
