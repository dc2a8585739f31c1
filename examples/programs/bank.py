"""A bank in dicts: accounts, transfers that may be refused, a statement for each customer."""

accounts = {}
journal = []


def open_account(owner, balance=0, *, limit=0):
    if owner in accounts:
        raise KeyError(owner)
    accounts[owner] = {"balance": balance, "limit": limit, "moves": [], "open": True}


def move(owner, amount, why):
    account = accounts[owner]
    if not account["open"]:
        raise RuntimeError(f"the account of {owner} is closed")
    if account["balance"] + amount < -account["limit"]:
        raise ValueError(f"{owner} has {account['balance']}, and needs {-amount}")
    account["balance"] += amount
    account["moves"].append((why, amount))


def transfer(source, target, amount):
    move(source, -amount, f"to {target}")
    try:
        move(target, amount, f"from {source}")
    except Exception:
        move(source, amount, "returned")
        raise


def execute(orders):
    done = 0
    for number, (source, target, amount) in enumerate(orders, 1):
        try:
            transfer(source, target, amount)
        except (ValueError, RuntimeError) as error:
            journal.append(f"{number}. refused: {error}")
        except KeyError as error:
            journal.append(f"{number}. no account {error}")
        else:
            journal.append(f"{number}. {source} -> {target}: {amount}")
            done += 1
    return done


def statement(owner):
    account = accounts[owner]
    print(owner.upper().center(24, "="))
    for why, amount in account["moves"]:
        print(f"{why:<16}{amount:>+8}")
    print(f"{'balance':<16}{account['balance']:>8}")


open_account("ada", 100)
open_account("bob", limit=50)
open_account("cleo", 500)
open_account("dan", 10)
accounts["dan"]["open"] = False

orders = [
    ("ada", "bob", 70),
    ("ada", "bob", 70),
    ("bob", "cleo", 120),
    ("cleo", "eve", 1),
    ("cleo", "dan", 25),
    ("cleo", "ada", 200),
]
print(execute(orders), "of", len(orders), "orders done")
print("\n".join(journal))
for owner in accounts:
    if accounts[owner]["moves"]:
        statement(owner)

total = sum([account["balance"] for account in accounts.values()])
print("total", total)
try:
    open_account("bob")
except KeyError as error:
    print("twice:", error)

del accounts["dan"]
richest = max(accounts, key=lambda owner: accounts[owner]["balance"])
print(richest, list(accounts), {o: a["balance"] for o, a in accounts.items() if a["balance"] > 0})
