// SPDX-License-Identifier: BSL-1.0
// unit/interpreter/traceback.cpp: what programs that fail write to standard error, and their exit
// status, against python3.11.
#include "captured_errors.hpp"

#include <stasis/builtins/loaded_module.hpp>
#include <stasis/image/thaw.hpp>

#include <support/check.hpp>
#include <unit/support/oracle.hpp>

#include <unistd.h>

namespace {

// A row a program: its name, its .pyc, what it writes to standard error, its exit status.
const std::string programs = R"PY(
import importlib.util, marshal, os, subprocess, sys
programs = {
    "calls": "def f(x):\n    return g(x) + 1\n\ndef g(y):\n    return 1 / y\n\nf(0)\n",
    "no message": "raise ValueError\n",
    "an empty message": "raise ValueError('')\n",
    "a message of two lines": "def f():\n    raise ValueError('a\\nb')\nf()\n",
    "a lone surrogate": "raise ValueError('\\ud800x🎉')\n",
    "a key": "{}['é']\n",
    "str() fails": "e = ValueError()\ne.args = (e,)\nraise e\n",
    "two arguments": "raise ValueError('a', 1)\n",
    "not ASCII": "é = {'你': 1}\nx = é['你'] + é['好'] + 1  # ü\n",
    "tabs": "if 1:\n\tx = [1,\t2][\t3 ]\n",
    "several lines": "def f(a,\n  b):\n    return (a +\n      b)\nf(1,\n   f(1, 'é'))\n",
    "a form feed": "x = 1\n\x0cy = x + ''",
    "line ends of Windows": "x = 1\r\ny = x + ''\r\n",
    "old line ends": "x = 1\ry = x + ''\r",
    "three equal lines": "def f(n):\n    if n == 1: return 1/0\n    return f(n-1)\nf(4)\n",
    "four equal lines": "def f(n):\n    if n == 1: return 1/0\n    return f(n-1)\nf(5)\n",
    "five equal lines": "def f(n):\n    if n == 1: return 1/0\n    return f(n-1)\nf(6)\n",
    "no end": "def f(n):\n    return f(n+1) + 1\nf(0)\n",
    "no end in two": "def f(n):\n    return g(n+1) + 1\ndef g(n):\n    return f(n)\nf(0)\n",
    "a cause": "try:\n    1/0\nexcept ZeroDivisionError as e:\n    raise ValueError('x') from e\n",
    "a cause that was not raised": "raise ValueError from KeyError\n",
    "no context": "try:\n    1/0\nexcept ZeroDivisionError:\n    raise ValueError('x') from None\n",
    "contexts": "try:\n    1/0\nexcept Exception:\n    try:\n        {}[1]\n"
                "    except KeyError:\n        [][2]\n",
    "a circle": "a=ValueError(1);b=ValueError(2);a.__context__=b;c=ValueError(3);b.__context__=c\n"
                "c.__context__=b\nraise a\n",
    "a long chain": "def f(n):\n    try:\n        if n: f(n-1)\n        else: 1/0\n"
                    "    except Exception:\n        raise ValueError(n)\nf(8)\n",
    "notes": "e = ValueError('m')\ne.add_note('one')\ne.add_note('two\\nthree')\n"
             "e.add_note('')\nraise e\n",
    "no memory": "raise MemoryError\n",
    "exit": "raise SystemExit\n",
    "exit None": "raise SystemExit(None)\n",
    "exit 3": "raise SystemExit(3)\n",
    "exit 259": "raise SystemExit(259)\n",
    "exit -1": "raise SystemExit(-1)\n",
    "exit True": "raise SystemExit(True)\n",
    "exit large": "raise SystemExit(2**70)\n",
    "exit text": "raise SystemExit('bye \\udc80é')\n",
    "exit float": "raise SystemExit(1.5)\n",
    "exit tuple": "raise SystemExit(1, 'x')\n",
}
for name, source in programs.items():
    path = os.path.join(os.environ["FOLDER"], name + ".py")
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(source)
    code = compile(source, path, "exec")
    image = importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(code)
    done = subprocess.run([sys.executable, path], capture_output=True)
    print(name, image.hex(), done.stderr.hex(), done.returncode, sep="\t")
)PY";

struct outcome {
    std::string errors;
    int status = 0;
};

outcome run(const std::vector<unsigned char>& image) {
    using namespace stasis;
    state::interpreter_state interpreter{};
    thread_state& thread = interpreter._initial_thread;
    outcome result;
    {
        const image::thawed thawed = image::thaw(
            thread, support::byte_view<unsigned char>{image.data(), image.size()});
        REQUIRE(thawed.object);
        const captured_errors errors;
        loaded_module loaded{thread, as<code_object>(thawed.object.get(), code_type)};
        result.status = loaded ? 0 : loaded.report();
        result.errors = errors.text();
    }
    state::release_chunks(interpreter.memory);
    return result;
}

} // namespace

TEST_CASE("programs that fail write and exit as in python3.11") {
    char folder[] = "/tmp/stasis-traceback-XXXXXX";
    REQUIRE(::mkdtemp(folder) != nullptr);
    const std::vector<oracle::row> rows = oracle::ask(
        programs, "PYTHONHASHSEED=0 PYTHONIOENCODING=utf-8 FOLDER=" + std::string(folder));
    CHECK(rows.size() == 37);
    for (const oracle::row& row : rows) {
        REQUIRE(row.size() == 4);
        const outcome found = run(oracle::bytes_of(row[1]));
        const std::vector<unsigned char> expected = oracle::bytes_of(row[2]);
        INFO("program: ", row[0]);
        CHECK(found.errors == std::string(expected.begin(), expected.end()));
        CHECK(found.status == oracle::integer_of(row[3]));
        std::remove((std::string(folder) + "/" + row[0] + ".py").c_str());
    }
    ::rmdir(folder);
}
