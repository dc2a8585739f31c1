"""A text report: aligned columns, totals, and most of what format specs can do."""

SALES = [
    ("Apples", 120, 0.45),
    ("Bananas", 75, 0.2),
    ("Dragon fruit", 3, 4.999),
    ("Watermelons", 1250, 3.0),
]


def rule(widths, mark="-"):
    return "+" + "+".join([mark * (width + 2) for width in widths]) + "+"


def line(cells, widths, aligns):
    parts = []
    for cell, width, align in zip(cells, widths, aligns):
        parts.append(f" {cell:{align}{width}} ")
    return "|" + "|".join(parts) + "|"


def table(header, rows, aligns):
    cells = [[str(cell) for cell in row] for row in [header] + rows]
    widths = [max([len(row[i]) for row in cells]) for i in range(len(header))]
    print(rule(widths))
    print(line(cells[0], widths, "^" * len(header)))
    print(rule(widths, "="))
    for row in cells[1:]:
        print(line(row, widths, aligns))
    print(rule(widths))


rows = []
total = 0.0
for name, count, price in SALES:
    amount = count * price
    total += amount
    rows.append((name, f"{count:,}", f"{price:.2f}", f"{amount:,.2f}"))
table(("Item", "Count", "Price", "Amount"), rows, "<>>>")
print(f"{'Total':<12}{total:>20,.3f}")
print(f"{total / sum([count for _, count, _ in SALES]):.4f} a piece on average")

number = 42
print(f"[{number:5}] [{number:<5}] [{number:^5}] [{number:05d}] [{number:+}] [{number:*>6}]")
print(f"[{number:x}] [{number:X}] [{number:#x}] [{number:b}] [{number:#010b}] [{number:o}] [{number:c}]")
print(f"[{-number:5}] [{-number:05}] [{-number:,}] [{1234567:_}] [{1234567:>12,}]")
print(f"[{'left':<8}] [{'right':>8}] [{'mid':^8}] [{'cut':.2}] [{'pad':-^9}] [{'x':>{number // 8}}]")
print(f"[{3.14159:.3f}] [{3.14159:10.2f}] [{3.14159:<10.1f}] [{-3.14159:010.3f}] [{2.5:.0f}]")
print(f"[{0.5:.0%}] [{1e6:e}] [{1e6:g}] [{123456789.0:g}] [{0.00001234:g}] [{1e100:.3}]")
print(f"{number = } {number!r:>4} {'it' !r} {None} {True:d} {True!s:>6} {[1, 'a']} {{}}")
print("{name} costs {price}".replace("{name}", "tea").replace("{price}", f"{2.5:.2f}"))
print("centre".center(20, "."), "left".ljust(8, "_"), "right".rjust(8, "_"), "7".zfill(3))
