// SPDX-License-Identifier: BSL-1.0
// unit/opcode/code_samples.hpp: code objects as python3.11 sees them: of modules of its library,
// and of a program that makes its compiler emit every opcode there is.
#pragma once

#include <stasis/opcode/decode.hpp>
#include <stasis/opcode/exception_table.hpp>
#include <stasis/opcode/location_table.hpp>

#include "python_oracle.hpp"

#include <string>
#include <vector>

namespace opcode_tests {

using namespace stasis::opcode;

// For each code object: a line "code", what dis and the code object itself say, and "end".
inline const char* const code_script = R"(
import dis, importlib.util
modules = """argparse ast asyncio.base_events asyncio.tasks bdb collections configparser contextlib
dataclasses datetime doctest enum functools gettext inspect json.decoder optparse pickle _pydecimal
random statistics tarfile textwrap threading tokenize typing unittest.mock zipfile""".split()

rare = """
from os import *
x: int = 1
print(x)
def f(a, *b, c=1, **d):
    global G, H
    G = H = +a, ~a, -a, not a
    del G
    G.a[1] = b; del G.a[1], G.a
    a, *b = x @ y; a[b:c] += b[::a]
    assert a is not b not in c
    def g(): nonlocal a; del a; return c
    return f"{a!r:>{c}}{b}", {*a}, {**d, a: b}, {"k": a, "l": b}, g(*a, b=1, **c), lambda: c
def m(x):
    match x:
        case [a, *b]: return a
        case {"k": c, "l": [d]}: return c
        case int(real=e) | str(e): return e
def t():
    try:
        with a as b: h(k=b)
        import os.path as p
    except* ValueError as e: del e
    finally: print([i for i in a], {i for i in a}, {i: 1 for i in a})
def l(a):
    while a is None: b
    while a is not None: b
    while a: b
    while not a: b
    while True:
        if a or b and c: return
        if a is None: d
        if a is not None: d
    raise a from b
async def n():
    async with a as b: await b
    async for c in b: yield c
    async for c in b: return
def y(): yield (yield from a)
def w(v):
    class C:
        a: v = v
        b = lambda: __class__
    del v
"""
long_one = "def z():\n"
long_one += "".join(f"    a{i} = {i + 300}\n    if a{i}: b = a.c{i}\n" for i in range(400))
long_one += "    while b:\n" + "".join(f"        a{i} += b\n" for i in range(9000))
long_one += "        try:\n            pass\n        finally:\n            b()\n"

def number(value):
    return -1 if value is None else value

def show(code):
    generator = code.co_flags & 0x2a0 != 0
    print("code", f"{code.co_filename}:{code.co_qualname}")
    print(code.co_firstlineno, code.co_stacksize, int(generator))
    for table in (code.co_code, code.co_exceptiontable, code.co_linetable):
        print(table.hex() or "-")
    for i in dis.get_instructions(code):
        if i.opcode != dis.EXTENDED_ARG:
            target = i.argval // 2 if i.opcode in dis.hasjrel else -1
            print("instruction", i.offset // 2, i.opcode, i.arg or 0, target)
    for h in dis._parse_exception_table(code):
        print("handler", h.start // 2, h.end // 2, h.target // 2, h.depth, int(h.lasti))
    for p in code.co_positions():
        print("position", *map(number, p))
    print("end")
    for constant in code.co_consts:
        if hasattr(constant, "co_code"):
            show(constant)

for module in modules:
    with open(importlib.util.find_spec(module).origin, encoding="utf-8") as file:
        show(compile(file.read(), module, "exec"))
show(compile(rare, "rare", "exec"))
show(compile(long_one, "long", "exec"))
show(compile("a", "single", "single"))
)";

inline std::vector<unsigned char> from_hex(const std::string& text) {
    std::vector<unsigned char> result;
    for (std::size_t i = 0; text != "-" && i < text.size(); i += 2) {
        result.push_back(static_cast<unsigned char>(std::stoi(text.substr(i, 2), nullptr, 16)));
    }
    return result;
}

/// A code object, and what dis and its own methods say of it.
struct sample {
    std::string name; ///< module:qualified.name
    int first_line = 0;
    std::size_t stack_size = 0;
    std::size_t first_depth = 0; ///< 1 in a generator: what is sent first
    std::vector<unsigned char> code;
    std::vector<unsigned char> handler_table;
    std::vector<unsigned char> location_table;
    std::vector<instruction> instructions;
    std::vector<handler> handlers;
    std::vector<position> positions;
};

inline sample read_sample(std::istream& in) {
    sample result;
    std::string code;
    std::string handlers;
    std::string locations;
    in >> result.name >> result.first_line >> result.stack_size >> result.first_depth;
    in >> code >> handlers >> locations;
    result.code = from_hex(code);
    result.handler_table = from_hex(handlers);
    result.location_table = from_hex(locations);
    for (std::string word; in >> word && word != "end";) {
        if (word == "instruction") {
            instruction at;
            unsigned number = 0;
            long target = 0;
            in >> at.offset >> number >> at.argument >> target;
            at.opcode = static_cast<stasis::opcode::opcode>(number);
            at.target = target < 0 ? npos : static_cast<std::size_t>(target);
            result.instructions.push_back(at);
        } else if (word == "handler") {
            handler entry;
            in >> entry.start >> entry.end >> entry.target >> entry.depth >> entry.lasti;
            result.handlers.push_back(entry);
        } else {
            REQUIRE(word == "position");
            position where;
            in >> where.line >> where.end_line >> where.column >> where.end_column;
            result.positions.push_back(where);
        }
    }
    REQUIRE(in.good());
    return result;
}

inline const std::vector<sample>& samples() {
    static const std::vector<sample> all = [] {
        std::istringstream answer = ask_python(code_script);
        std::vector<sample> result;
        for (std::string word; answer >> word;) {
            REQUIRE(word == "code");
            result.push_back(read_sample(answer));
        }
        return result;
    }();
    return all;
}

} // namespace opcode_tests
