// SPDX-License-Identifier: BSL-1.0
// unit/image/verify_library.cpp: what python3.11 compiles passes: the modules of its library, and
// each kind of statement in two kinds of block. What does not pass is in verify_code.cpp.
#include "world.hpp"

#include <stasis/image/thaw.hpp>
#include <support/check.hpp>
#include <unit/image/object_types.hpp>
#include <unit/support/oracle.hpp>

namespace {

using namespace stasis;

/// Why an object does not thaw, or "".
std::string refusal_of(const std::vector<unsigned char>& bytes) {
    world running;
    const image::thawed result =
        image::thaw_object(running._initial_thread, {bytes.data(), bytes.size()}, 0);
    return result.failure ? result.failure.reason : "";
}

} // namespace

TEST_CASE("what python3.11 compiles of the modules of its library is verified") {
    const std::vector<oracle::row> rows = oracle::ask(R"(
import glob, marshal, os, warnings
warnings.simplefilter('ignore')
for path in sorted(glob.glob(os.path.dirname(os.__file__) + '/*.py')):
    with open(path, 'rb') as file:
        print(os.path.basename(path), marshal.dumps(compile(file.read(), path, 'exec')).hex(), sep='\t')
)");
    CHECK(rows.size() > 100);
    for (const oracle::row& fields : rows) {
        CAPTURE(fields.at(0));
        CHECK(refusal_of(oracle::bytes_of(fields.at(1))) == "");
    }
}

TEST_CASE("what the compiler writes for any statement, in any mode and nesting, is verified") {
    const std::vector<oracle::row> rows = oracle::ask(R"PYTHON(
import marshal
statements = ["x = [f(y) for y in z if y]", "return (yield x)", "x = yield from y", "f(*a, k=1, **b)",
              "with a as b, c: d(b)", "import a.b as c", "from a import b as c", "del x[1]",
              "x = {**a, 'b': f'{c!r:>{d}}'}", "g = lambda a=1, *, b=2: (a, b, x)", "raise a from b",
              "assert a, b", "a, *b = c", "x: int = 3", "return x", "x = a < b < c or (d and e)",
              "match a:\n    case {'k': [1, *b], **c} | C(d=e) as f if g: pass",
              "class C(a, metaclass=b):\n    c: int = x\n    def __init__(self): super().__init__()"]
blocks = ["while a:\n{}\n    if b: break\n    if c: continue\nelse:\n    d",
          "for a, b in c:\n{}\n    if b: continue\n    break\nelse:\n    d",
          "try:\n{}\nfinally:\n    a(b)", "with a as (b, c):\n{}", "if a:\n{}\nelif b:\n    c",
          "try:\n{}\nexcept A as a:\n    b\nexcept (B, C):\n    raise\nelse:\n    d",
          "try:\n    a\nexcept A as a:\n{}\nfinally:\n    b", "try:\n    a\nfinally:\n{}",
          "try:\n{}\nexcept* A as a:\n    b\nexcept* B:\n    raise c",
          "def h(q, *r, s=1, **t):\n    nonlocal x\n    x = q\n{}"]
asyncs = ["x = await a", "x = [await b async for b in c if await d]", "async with a as b: await c",
          "async for a in b:\n    await c\nelse:\n    d", "x = (a async for a in b)"]

def indent(text):
    return "\n".join("    " + line for line in text.split("\n"))

def show(head, body):
    source = "def outer():\n    x = 0\n" + indent(head + "\n" + indent("x = x\n" + body))
    try:
        print(repr(body), marshal.dumps(compile(source, "s.py", "exec")).hex(), sep="\t")
    except SyntaxError:
        pass

for a in blocks:
    for b in blocks:
        for s in statements:
            show("def f(y):", a.format(indent(b.format(indent(s)))))
    for s in statements + asyncs:
        show("async def f(y):", a.format(indent(s)))
    for b in blocks:
        show("async def f(y):", "async with m as n:\n" + indent(a.format(indent(b.format("    return await x")))))
for mode, source in [("eval", "[a for b in c]"), ("single", "x = 1; x"), ("single", "for a in b: a\n")]:
    print(mode, marshal.dumps(compile(source, "s.py", mode)).hex(), sep="\t")
)PYTHON");
    CHECK(rows.size() > 1000);
    for (const oracle::row& fields : rows) {
        CAPTURE(fields.at(0));
        CHECK(refusal_of(oracle::bytes_of(fields.at(1))) == "");
    }
}
