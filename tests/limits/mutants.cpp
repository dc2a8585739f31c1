// SPDX-License-Identifier: BSL-1.0
// limits/mutants.cpp: bytecode that was changed at random is refused, or runs without harm, which
// the sanitizers watch. Each mutant runs in a process of its own, which may raise, or run until
// its time is up.
#include <stasis/stasis.hpp>
#include <support/check.hpp>
#include <unit/support/oracle.hpp>

#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using bytes = std::vector<unsigned char>;

/// A program of every implemented kind of instruction, with something of its bytecode changed: an
/// argument, an opcode, an exception table, co_stacksize, or the order of instructions or
/// constants.
const char* const mutants = R"PYTHON(
import dis, importlib.util, marshal, random, types
random.seed(311)
program = compile('''
def f(a, b=2, *c, k=1, **d):
    def g():
        nonlocal a
        a += 1
        return [a, b, {x: y for x, y in zip("ab", c)}, f"{a!r:>5}{b}", {*c}]
    try:
        return g() if k else g(**d)
    except (TypeError, ValueError) as e:
        print(e)
        raise
    finally:
        print(k, end="")
def h(n):
    try:
        for x in range(n):
            y = yield x
            if y: return (yield y)
    finally:
        print("h", end="")
def r(n):
    z = yield from h(n)
    yield from (w + n for w in [z or 0])
    return z
def p(x, a):
    match x:
        case {"a": [y, *z], a.start: w, **v}: return y, z, w, v
        case {"a": _, "b": 3}: return 3
        case [1, *_, y] | (y, int(_, real=1)) if y: return y
        case str(y, upper=_) | slice(start=y) as z: return z
        case None | "n" | True: return x
def s(e):
    try: raise e
    except* ValueError as g: print(g); raise
    except* (KeyError, TypeError): raise IndexError(1)
    else: print(1)
    finally: print(2)
for i in range(3):
    try:
        s(ExceptionGroup("g", [ValueError(i), KeyError(2), OSError(3)][i:]))
    except Exception as e: print(repr(e))
    try: s(KeyError(i)) if i else s(ValueError(1))
    except* IndexError as e: print(e)
    except* ValueError: pass
    try:
        print(*(p(x, slice("c")) for x in ({"a": [1, 2], "c": i, "d": 4}, {"a": 1, "b": 3}, [1, 2, i],
                                           (3, 1), "s", None, slice(1), int.__dict__)))
        m = r(i + 1); print(next(m), m.send(i), list(m), *r(2), sum(v for v in h(i)))
        m = r(3); next(m); print(m.throw(KeyError("t")) if i else m.close())
    except (KeyError, StopIteration) as e: print(repr(e))
    try:
        print(f(i, *[1, 2], k=i), f(1, z=3), sorted([3, 1], reverse=True), [y*y for y in (1, 2) if y])
        a, *b = [1, 2, 3]; b[0:1] = [a]; del b[0]
        print(f(**{"a": 1}), "%s" % a, {**{"a": 1}, "b": 2}, i in {1, 2})
    except KeyError: pass
    except Exception as e:
        print(type(e), "abc".upper().lower(), {1: 2}.get(1))
''', 'mutant.py', 'exec')
caches = dis._inline_cache_entries
opcodes = [number for name, number in dis.opmap.items() if name not in ('CACHE', 'EXTENDED_ARG')]

def inner(code):
    return [code] + [c for k in code.co_consts if isinstance(k, types.CodeType) for c in inner(k)]

def with_inner(code, old, new):
    if code is old:
        return new
    return code.replace(co_consts=tuple(with_inner(k, old, new) if isinstance(k, types.CodeType) else k
                                        for k in code.co_consts))

def mutant(code):
    text, changes = bytearray(code.co_code), {}
    starts = [i.offset for i in dis.get_instructions(code)]
    for _ in range(random.choice((1, 1, 2))):
        at = random.choice(starts)
        match random.randrange(8):
            case 0: text[at + 1] = random.choice((0, 1, 2, 3, 4, 5, random.randrange(256)))
            case 1: text[at + 1] = (text[at + 1] + random.choice((-1, 1))) % 256
            case 2 | 3:
                text[at] = random.choice([o for o in opcodes if caches[o] == caches[text[at]]])
            case 4:
                a, b = random.choices([o for o in starts if caches[text[o]] == 0], k=2)
                text[a:a + 2], text[b:b + 2] = text[b:b + 2], text[a:a + 2]
            case 5:
                table = bytearray(code.co_exceptiontable or b'\0')
                i = random.randrange(len(table))
                table[i] = table[i] & 192 | table[i] + random.choice((-2, -1, 1, 2)) & 63
                changes['co_exceptiontable'] = bytes(table)
            case 6: changes['co_stacksize'] = max(0, code.co_stacksize + random.choice((-1, 5)))
            case 7: changes['co_consts'] = tuple(random.sample(code.co_consts, len(code.co_consts)))
    return code.replace(co_code=bytes(text), **changes)

for _ in range(600):
    old = random.choice(inner(program))
    print((importlib.util.MAGIC_NUMBER + bytes(12) +
           marshal.dumps(with_inner(program, old, mutant(old)))).hex())
)PYTHON";

/// The exit status of a mutant that ended by itself, with a traceback or without.
constexpr int harmless = 7;

/// Runs a .pyc as a program without input and output, for a second at most.
[[noreturn]] void run(const bytes& image) {
    const rlimit second = {1, 2};
    setrlimit(RLIMIT_CPU, &second);
    signal(SIGXCPU, SIG_DFL); // doctest's own would tell of a crash
    const int nowhere = open("/dev/null", O_RDWR);
    for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        dup2(nowhere, file);
    }
    auto& thread = stasis::state::runtime<>._main_interpreter._initial_thread;
    const auto thawed = stasis::image::thaw(thread, {image.data(), image.size()});
    const int status = stasis::run_main(
        thread, static_cast<const stasis::code_object*>(thawed.object.as_object()));
    _exit(status == 0 || status == 1 ? harmless : status); // 1: a sanitizer's own
}

} // namespace

TEST_CASE("bytecode changed at random is refused, or harmless") {
    std::size_t refused = 0;
    std::size_t ran = 0;
    for (const oracle::row& fields : oracle::ask(mutants)) {
        const bytes image = oracle::bytes_of(fields.at(0));
        {
            stasis::state::interpreter_state interpreter{};
            const auto thawed =
                stasis::image::thaw(interpreter._initial_thread, {image.data(), image.size()});
            stasis::state::drop(interpreter._initial_thread.curexc_value);
            if (thawed.failure) {
                ++refused;
                continue;
            }
        }
        const pid_t child = fork();
        if (child == 0) {
            run(image);
        }
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        CAPTURE(refused + ran);
        CAPTURE(status);
        CHECK((WIFEXITED(status) ? WEXITSTATUS(status) == harmless : WTERMSIG(status) == SIGXCPU));
        ++ran;
    }
    CHECK(refused > 200);
    CHECK(ran > 50);
}
