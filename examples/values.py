# SPDX-License-Identifier: BSL-1.0
"""What examples/values.cpp calls and holds."""


class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"can't deposit {amount}")
        self.balance += amount
        return self.balance

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"


accounts = {}


def open_account(owner):
    return accounts.setdefault(owner, Account(owner))


def words(text):
    return text.split()


def lengths(texts):
    return {text: len(text) for text in texts}


def squares(count):
    return [number * number for number in range(count)]


def total(prices):
    return sum(prices.values())


def largest(numbers):
    return max(numbers, default=None)


def extremes(numbers):
    return min(numbers), max(numbers)


def reversed_bytes(data):
    return data[::-1]


def apply(function, numbers):
    return [function(number) for number in numbers]


def double(number):
    return 2 * number
