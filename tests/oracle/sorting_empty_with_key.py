# SPDX-License-Identifier: BSL-1.0
"""Empty lists that are sorted by a key, again and again, among others that are made meanwhile."""

made = []
for n in range(200):
    kept = [n, str(n), (n, [n])]
    print(sorted([], key=repr), sorted(set(), key=len, reverse=True), [].sort(key=str), end=" "
        if n % 20 else "\n")
    made.append(kept)
    made.append(sorted((), key=5))
print(sum(kept[0] == int(kept[1]) == kept[2][1][0] for kept in made if kept), made.count([]))
