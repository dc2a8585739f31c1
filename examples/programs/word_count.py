"""Counts words with a dict, and prints the most frequent ones."""

TEXT = """
It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of
Light, it was the season of Darkness, it was the spring of hope, it was the winter of despair.
"""


def words(text):
    found = []
    for word in text.lower().split():
        word = word.strip(".,;:!?")
        if word:
            found.append(word)
    return found


def count(items):
    counts = {}
    for item in items:
        if item in counts:
            counts[item] += 1
        else:
            counts[item] = 1
    return counts


def by_count(counts):
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


counts = count(words(TEXT))
print(len(words(TEXT)), "words,", len(counts), "different ones")
for word, number in by_count(counts)[:6]:
    print(f"{word:<8}|{number:>3} {'#' * number}")

once = sorted([word for word in counts if counts[word] == 1])
print("once:", ", ".join(once))

letters = count([c for c in TEXT.lower() if c.isalpha()])
print({letter: letters[letter] for letter in "aeiou"})

by_length = {}
for word in counts:
    by_length.setdefault(len(word), []).append(word)
for length in sorted(by_length.keys(), reverse=True)[:3]:
    print(length, sorted(by_length[length]))

lines = TEXT.strip().splitlines()
print([len(line) for line in lines], lines[0].startswith("It was"), lines[-1].endswith("despair."))
print(TEXT.replace("was the", "is a").strip().split(", ")[0].title())
print("epoch" in counts, counts.pop("epoch"), "epoch" in counts, counts.get("epoch", "none left"))
