// SPDX-License-Identifier: BSL-1.0
// unit/interpreter/traceback_carets.cpp: the ~~^~~ below a traceback's source line, against what
// python3.11 prints.
#include <stasis/interpreter/traceback_carets.hpp>

#include <support/check.hpp>
#include <unit/interpreter/traceback_samples.hpp>
#include <unit/support/oracle.hpp>

namespace {

using stasis::ssize;
using stasis::interpreter::anchors;
using stasis::interpreter::caret_anchors;
using stasis::interpreter::caret_line;
using stasis::interpreter::carets;
using stasis::opcode::position;

constexpr caret_anchors anchors_of(const char* expression) {
    unsigned char bytes[128] = {};
    ssize size = 0;
    for (; expression[size] != '\0'; ++size) {
        bytes[size] = static_cast<unsigned char>(expression[size]);
    }
    return anchors(bytes, 0, size);
}

constexpr caret_anchors none{};

std::string render(const caret_line& line) {
    if (!line.shown) {
        return "-";
    }
    std::string result = "=";
    for (ssize column = 0; column < line.end; ++column) {
        result += line[column];
    }
    return result;
}

// Compares each row of the oracle; returns their number.
std::size_t compare(const std::vector<oracle::row>& rows) {
    for (const oracle::row& row : rows) {
        REQUIRE(row.size() == 6);
        const std::vector<unsigned char> line = oracle::bytes_of(row[0]);
        const auto number = [&row](std::size_t i) {
            return static_cast<int>(oracle::integer_of(row[i]));
        };
        const position where{number(1), number(2), number(3), number(4)};
        INFO("line: ", std::string(line.begin(), line.end()));
        INFO("from ", where.column, " to ", where.end_column);
        CHECK(render(carets(line.data(), static_cast<ssize>(line.size()), where)) == row[5]);
    }
    return rows.size();
}

} // namespace

TEST_CASE("the operator that is applied last is marked") {
    STASIS_CHECK(anchors_of("a + b") == caret_anchors{2, 3});
    STASIS_CHECK(anchors_of("a + b * c") == caret_anchors{2, 3});
    STASIS_CHECK(anchors_of("a * b + c") == caret_anchors{6, 7});
    STASIS_CHECK(anchors_of("a - b - c") == caret_anchors{6, 7});
    STASIS_CHECK(anchors_of("a ** b ** c") == caret_anchors{2, 4});
    STASIS_CHECK(anchors_of("-a // b") == caret_anchors{3, 5});
    STASIS_CHECK(anchors_of("a ** -b * c") == caret_anchors{8, 9});
    STASIS_CHECK(anchors_of("1e-5-x") == caret_anchors{4, 5});
    STASIS_CHECK(anchors_of("'a+b' 'c' % x") == caret_anchors{10, 11});
    STASIS_CHECK(anchors_of("await a + b") == caret_anchors{8, 9});
    STASIS_CHECK(anchors_of("(a + b)") == caret_anchors{3, 4});
}

TEST_CASE("the brackets of a subscript are marked, with what is in them") {
    STASIS_CHECK(anchors_of("a[1]") == caret_anchors{1, 4});
    STASIS_CHECK(anchors_of("f(a)[b][1:2]") == caret_anchors{7, 12});
    STASIS_CHECK(anchors_of("a[ 1 ]") == caret_anchors{1, 5});
    STASIS_CHECK(anchors_of("[1, 2][(3)]") == caret_anchors{6, 10});
    STASIS_CHECK(anchors_of("(a)[1, (2)]") == caret_anchors{2, 11});
}

TEST_CASE("parentheses around an operand are not part of it") {
    STASIS_CHECK(anchors_of("(a) + b") == caret_anchors{2, 3});
    STASIS_CHECK(anchors_of("(a)+(b)") == caret_anchors{2, 4});
    STASIS_CHECK(anchors_of("(a, b) + c") == caret_anchors{7, 8});
    STASIS_CHECK(anchors_of("(a for a in b) + c") == caret_anchors{15, 16});
    STASIS_CHECK(anchors_of("a+((b))") == caret_anchors{1, 3});
}

TEST_CASE("other expressions, statements and what is not Python have no anchors") {
    STASIS_CHECK(anchors_of("") == none);
    STASIS_CHECK(anchors_of("a") == none);
    STASIS_CHECK(anchors_of("a.b(c + d)") == none);
    STASIS_CHECK(anchors_of("[1, 2]") == none);
    STASIS_CHECK(anchors_of("-a") == none);
    STASIS_CHECK(anchors_of("-a ** b") == none);
    STASIS_CHECK(anchors_of("await a[1]") == none);
    STASIS_CHECK(anchors_of("not a + b") == none);
    STASIS_CHECK(anchors_of("a + b < c") == none);
    STASIS_CHECK(anchors_of("a + b if c else d") == none);
    STASIS_CHECK(anchors_of("a + b, c") == none);
    STASIS_CHECK(anchors_of("lambda: a + b") == none);
    STASIS_CHECK(anchors_of("raise a + b") == none);
    STASIS_CHECK(anchors_of("a += b") == none);
    STASIS_CHECK(anchors_of("a = b + c") == none);
    STASIS_CHECK(anchors_of("a + (b") == none);
    STASIS_CHECK(anchors_of("a + 'b") == none);
    STASIS_CHECK(anchors_of("a b + c") == none);
    STASIS_CHECK(anchors_of("a + b)") == none);
    STASIS_CHECK(anchors_of("a[]") == none);
    STASIS_CHECK(anchors_of("a +") == none);
}

TEST_CASE("the carets of expressions that fail are those of python3.11") {
    const std::string script = std::string(traceback_oracle) + R"PY(
# A rule a line: its name and its alternatives. ¶ stands for the end of a line.
GRAMMAR = r"""
_ ¦¦¦ ¦ ¦  ¦	
name a¦b¦c¦abc¦x1¦é¦你
atom <name>¦<name>¦<name>¦<name>¦1¦2.5¦1e-3¦0x1¦3j¦.5¦0_0¦'s'¦"+"¦'é' 'x'¦b'['¦None¦True¦...
atom '''t'''¦r'\''¦f'{a}é'¦[]¦{}¦()
argument <e>¦<_><e>¦*<name>¦**<name>¦x=<e>
arguments ¦<argument>¦<argument>,<argument>¦<e>, <e>,
part ¦<e>
index <e>¦<e>¦(<e>)¦<_><e><_>¦<part>:<part>¦<part>:<part>:<part>
index <e>, <e>¦<e>,¦(<e>,)<_>¦(<e>), (<e>)
primary <atom>¦(<_><e><_>)¦<primary><_>[<index>]¦<primary>[<index>]¦<primary>(<arguments>)
primary <primary> .<name>¦[<e>, <e>]¦(<e>,)¦{<e>: <e>}¦{*<name>}¦[<e> for a in <name>]¦(<e>)
primary max(<e> for b in <primary>)¦(lambda: <e>)()¦f'{<name><op>1}'¦f'{<name>!r:>{<name>}}'
op +¦-¦*¦/¦//¦%¦@¦**¦<<¦>>¦&¦|¦^¦*¦+¦**
binary <e><_><op><_><e>¦<e><_><op><_><e>¦<e> <op> <e>
unary -<primary>¦+<primary>¦~<primary>¦- <primary>¦-~<primary>¦-<primary>**<primary>
compare <e> < <e>¦<e> == <e>¦<e> is <e>¦<e> in <e>¦<e> not in <e>¦<e>>=<e>¦not <e>
e <binary>¦<binary>¦<binary>¦<binary>¦<primary>¦<primary>¦<primary>¦<unary>¦<compare>
e <e> and <e>¦<e> or <e>¦<e> if <e> else <e>¦(b := <e>)
simple <e>¦<e>¦<e>¦<e>¦<e>¦<e>¦a = <e>¦a, b = <e>¦<primary> = <e>¦<primary> += <e>¦del <primary>
simple assert <e>, <e>¦raise <e>¦for a in <e>: break¦with <e>: pass¦a = [<e>,¶ <e>]¦<e>; <e>
simple max(<e> +¶  <e>)¦(<e>¶)[<e>  ¶]¦é = '你好'; (<e> + 	¶<e>)
block <simple>¦<simple>¦if 1:¶    <simple>¦if 1:¶	<simple>
block async def f():¶  return await <e>¶f().send(None)
statement <block>¦<block>¦<block>  # é¦<block>; a¦<block> 
"""
rules = {}
for line in GRAMMAR.strip("\n").split("\n"):
    rule, alternatives = line.split(" ", 1)
    rules.setdefault(rule, []).extend(alternatives.split("¦"))

def expand(rule, depth):
    if depth <= 0 and rule in ("e", "primary", "part"):
        rule = "atom"
    chosen = random.choice(rules[rule])
    return re.sub("<([a-z]+|_)>", lambda match: expand(match[1], depth - 1), chosen)

for _ in range(1200):
    show(expand("statement", random.randrange(4, 10)).replace("¶", "\n"))
)PY";
    CHECK(compare(oracle::ask(script)) > 10000);
}

TEST_CASE("carets outside of a line that has changed are those of python3.11") {
    const std::string script = std::string(traceback_oracle) + R"PY(
def varint(n):
    result = bytearray()
    while n >= 64:
        result.append(64 | n & 63)
        n >>= 6
    result.append(n)
    return bytes(result)

def show_at(line, lines, column, end_column):
    code = compile("raise Failure", path, "exec")
    units = len(code.co_code) // 2
    table = b""
    while units:
        some = min(units, 8)
        table += bytes([128 | 14 << 3 | some - 1])
        table += varint(0) + varint(lines) + varint(column + 1) + varint(end_column + 1)
        units -= some
    with open(path, "w", encoding="utf-8") as file:
        file.write(line + "\n" + "second\n")
    try:
        exec(code.replace(co_linetable=table))
    except Failure as error:
        position = (1, 1 + lines, column, end_column)
        row(line, position, carets_of(Failure(), error.__traceback__.tb_next))

pieces = r"""a b é 你 𝒜 + - * ** // << ( ) [ ] 1 . , ' " not_ await_ _if_ _for_ : = \ ~ { } 0x 1e
_ _ __ TAB"""
pieces = [piece.replace("_", " ").replace("TAB", "\t") for piece in pieces.split()]
for _ in range(3000):
    line = "".join(random.choice(pieces) for _ in range(random.randrange(12)))
    size = len(line.encode())
    column = random.randrange(size + 1)
    show_at(line, random.choice((0, 0, 0, 1)), column, random.randrange(column, size + 4))
)PY";
    CHECK(compare(oracle::ask(script)) == 3000);
}
