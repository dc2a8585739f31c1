"""The rules of a game, in a shared object of one C++ file."""

WINNERS = {("paper", "rock"), ("rock", "scissors"), ("scissors", "paper")}


def winner(first, second):
    if first == second:
        return None
    return first if (first, second) in WINNERS else second
