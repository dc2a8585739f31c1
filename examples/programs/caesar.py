"""Ciphers over strings: Caesar's, its breaking by letter counts, Vigenere's."""

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def shift_letter(letter, shift):
    if "a" <= letter <= "z":
        first = ord("a")
    elif "A" <= letter <= "Z":
        first = ord("A")
    else:
        return letter
    return chr((ord(letter) - first + shift) % 26 + first)


def caesar(text, shift):
    return "".join([shift_letter(letter, shift) for letter in text])


def vigenere(text, key, sign=1):
    result = ""
    position = 0
    for letter in text:
        if letter.isalpha():
            shift = ALPHABET.index(key[position % len(key)])
            result += shift_letter(letter, sign * shift)
            position += 1
        else:
            result += letter
    return result


def break_caesar(text):
    counts = [text.lower().count(letter) for letter in ALPHABET]
    most = counts.index(max(counts))
    return (most - ALPHABET.index("e")) % 26


message = "Meet me where the three trees were felled, at seven."
secret = caesar(message, 11)
print(secret)
print(break_caesar(secret), caesar(secret, -break_caesar(secret)) == message)

hidden = vigenere(message, "lemon")
print(hidden)
print(vigenere(hidden, "lemon", sign=-1))
print(caesar(ALPHABET, 13), caesar(ALPHABET.upper(), -1))


def is_palindrome(text):
    letters = [c for c in text.lower() if c.isalnum()]
    return letters == letters[::-1]


for text in ["A man, a plan, a canal: Panama!", "No lemon, no melon", "Not this one", ""]:
    print(repr(text), is_palindrome(text))
