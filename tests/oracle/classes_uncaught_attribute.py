# SPDX-License-Identifier: BSL-1.0
"""An AttributeError of an object of the program's own class that nobody catches: what was meant."""


class Account:
    def __init__(self):
        self.balance = 3

    def deposit(self, amount):
        self.balance += amount


account = Account()
account.deposit(4)
print(account.balance)
print(account.balanse)
