// SPDX-License-Identifier: BSL-1.0
// Modules that a finder imports from a hosted graph.
#include "python.hpp"

#include <modules/frozen_modules.hpp>
#include <stasis/host/finder.hpp>
#include <stasis/host/verify.hpp>

using namespace stasis;
using python_tests::exception_text;
using python_tests::interpreter;
using python_tests::reference;
using python_tests::run;

namespace {

/// An interpreter that finds the modules.
struct with_modules : interpreter {
    with_modules() { REQUIRE(hosted::install(modules::frozen_modules, "/carrier")); }
};

PyMethodDef live_blocks = {
    "live_blocks",
    [](PyObject*, PyObject*) { return PyLong_FromLong(python_tests::counted_memory::live()); },
    METH_NOARGS, nullptr};

} // namespace

TEST_CASE("a module runs from the graph, with the attributes of any module") {
    const with_modules python;
    CHECK(run("import alone\n"
              "result = alone.__name__, alone.__doc__, alone.__file__, alone.__package__, "
              "alone.__spec__.origin, alone.__loader__ is alone.__spec__.loader, "
              "'__builtins__' in vars(alone)") ==
          "('alone', 'A module that stands alone.', '/carrier/alone.py', '', '/carrier/alone.py', "
          "True, True)");
    CHECK(run("import alone\nresult = list(alone.countdown(3)), alone.Holder('beta').known(), "
              "alone.Holder(4).known(), sorted(alone.Holder.names)") ==
          "([3, 2, 1], True, False, ['one', 'three', 'two'])");
    CHECK(run("import alone\nresult = repr(alone), repr(alone.__loader__)") ==
          "(\"<module 'alone' from '/carrier/alone.py'>\", "
          "\"<stasis finder of 7 modules in '/carrier'>\")");
}

TEST_CASE("packages, their modules and relative imports are right") {
    const with_modules python;
    CHECK(run("import outer.inner.deep as deep, outer\n"
              "result = deep.name, deep.sibling, deep.leaf.package(), outer.__path__, "
              "outer.inner.__path__, outer.__package__, outer.inner.__file__, outer.leaf is "
              "deep.leaf") ==
          "('outer.inner.deep', 'outer.leaf', 'outer', ['/carrier/outer'], "
          "['/carrier/outer/inner'], 'outer', '/carrier/outer/inner/__init__.py', True)");
}

TEST_CASE("modules whose names differ where C++ has no characters for it are different ones") {
    const with_modules python;
    CHECK(run("import outer.inner.deep as deep, outer.inner_deep as flat\n"
              "result = deep.name, flat.name") == "('outer.inner.deep', 'outer.inner_deep')");
}

TEST_CASE("a folder without __init__.py in a package is a namespace package") {
    const with_modules python;
    CHECK(
        run("import outer.spare.part as part, outer\n"
            "result = part.name, part.__file__, outer.spare.__file__, outer.spare.__spec__.origin, "
            "list(outer.spare.__path__)") ==
        "('outer.spare.part', '/carrier/outer/spare/part.py', None, None, [])");
    CHECK(run("import outer.spare.missing") ==
          "ModuleNotFoundError: No module named 'outer.spare.missing'");
    CHECK(run("import outer.spa") == "ModuleNotFoundError: No module named 'outer.spa'");
}

TEST_CASE("a name that isn't there is left to other finders, and an error where it is asked for") {
    const with_modules python;
    CHECK(run("import outer.missing") == "ModuleNotFoundError: No module named 'outer.missing'");
    CHECK(run("import fractions\nresult = fractions.__name__") == "fractions");
    CHECK(run("import sys\nsys.meta_path[0].get_code('missing')") ==
          "ImportError: /carrier has no module named 'missing'");
    CHECK(run("import sys\nresult = sys.meta_path[0].find_spec('al\\udcffone')") == "None");
    CHECK(run("import sys\nsys.meta_path[0].find_spec(3)") ==
          "TypeError: a module's name must be str, not int");
    CHECK(run("import sys\nsys.meta_path[0].find_spec()") ==
          "TypeError: find_spec() missing required argument 'fullname' (pos 1)");
    CHECK(run("import sys\ntype(sys.meta_path[0])()") ==
          "TypeError: cannot create 'stasis.finder' instances");
}

TEST_CASE("the loader answers what tools ask of loaders") {
    const with_modules python;
    CHECK(run("import sys, types\nfinder = sys.meta_path[0]\n"
              "result = type(finder.get_code('alone')) is types.CodeType, "
              "finder.get_code('alone').co_filename, finder.is_package('outer'), "
              "finder.is_package('outer.leaf'), finder.get_filename('outer.leaf'), "
              "finder.create_module(None)") ==
          "(True, 'alone.py', True, False, '/carrier/outer/leaf.py', None)");
    CHECK(run("import inspect, alone\nresult = inspect.getsource(alone.fail)") ==
          "def fail():\n    raise ValueError(\"meant to\")\n");
    CHECK(run("import importlib.util, sys\nspec = importlib.util.find_spec('outer.inner')\n"
              "result = spec.name, spec.parent, spec.has_location") ==
          "('outer.inner', 'outer.inner', True)");
    CHECK(run("import runpy, warnings\nwarnings.simplefilter('ignore', RuntimeWarning)\nresult = "
              "runpy.run_module('outer.leaf', run_name='other')['name']") == "other");
    CHECK(run("from importlib import resources\nimport outer\n"
              "result = resources.files(outer).name") == "outer");
}

TEST_CASE("a traceback names file, line and function, and leaves importlib out") {
    const with_modules python;
    CHECK(run("import alone, traceback\n"
              "try:\n    alone.fail()\n"
              "except ValueError as error:\n"
              "    result = [(each.filename, each.lineno, each.name, each.line) "
              "for each in traceback.extract_tb(error.__traceback__)[1:]]") ==
          "[('alone.py', 8, 'fail', 'raise ValueError(\"meant to\")')]");
    CHECK(
        run("import sys, alone\nbackup = alone.__builtins__\n"
            "import builtins, traceback\n"
            "del sys.modules['alone'], builtins.globals\n"
            "try:\n    import alone\n"
            "except NameError as error:\n"
            "    result = [each.filename for each in traceback.extract_tb(error.__traceback__)]") ==
        "['<string>', 'alone.py']");
}

TEST_CASE("a module can be reloaded, and imported anew") {
    const with_modules python;
    CHECK(run("import alone, importlib\n"
              "again = importlib.reload(alone)\nresult = again is alone, alone.runs") ==
          "(True, 2)");
    CHECK(run("import sys, alone\nold = sys.modules.pop('alone')\nimport alone\n"
              "result = old is alone, alone.runs") == "(False, 1)");
}

TEST_CASE("a set is installed once, however often it is asked for") {
    const with_modules python;
    CHECK(hosted::install(modules::frozen_modules, "/carrier"));
    CHECK(run("import sys\nresult = sum(type(each).__name__ == 'finder' for each in "
              "sys.meta_path)") == "1");
}

TEST_CASE("where there is no memory, install() sets an exception") {
    long blocks = 0;
    for (bool installed = false; !installed && blocks < 1000; ++blocks) {
        const interpreter python;
        python_tests::counted_memory::fail_after(blocks);
        installed = hosted::install(modules::frozen_modules, "/carrier");
        python_tests::counted_memory::fail_after(-1);
        CAPTURE(blocks);
        CHECK((PyErr_Occurred() == nullptr) == installed);
        PyErr_Clear();
    }
    CHECK(blocks > 10);
}

TEST_CASE("sub-interpreters run the same graph, each with its own modules") {
    const with_modules python;
    CHECK(run("import alone\nalone.mark = 1\nresult = alone.mark") == "1");
    PyThreadState* const main_thread = PyThreadState_Get();
    for (int i = 0; i < 3; ++i) {
        PyThreadState* const thread = Py_NewInterpreter();
        REQUIRE(thread != nullptr);
        CHECK(run("import alone") == "ModuleNotFoundError: No module named 'alone'");
        CHECK(hosted::verify());
        CHECK(hosted::install(modules::frozen_modules, "/carrier"));
        CHECK(run("import alone, outer\nresult = hasattr(alone, 'mark'), list(alone.countdown(2)), "
                  "sorted(alone.Holder.names)[0]") == "(False, [2, 1], 'one')");
        Py_EndInterpreter(thread);
        PyThreadState_Swap(main_thread);
    }
    CHECK(run("import alone\nresult = alone.mark, list(alone.countdown(1))") == "(1, [1])");
}

TEST_CASE("names are the process's interned strs") {
    const with_modules python;
    CHECK(run("import alone, sys\n"
              "code = alone.Holder.known.__code__\n"
              "result = [sys.intern(name[:1] + name[1:]) is name "
              "for name in (*code.co_names, *code.co_varnames, code.co_name)]") ==
          "[True, True, True]");
    // CPython has an interned 'n' beside the one that ('n ')[:1] is.
    CHECK(run("import alone, sys\n"
              "result = sys.intern('n') is alone.double.__code__.co_varnames[0]") == "True");
}

TEST_CASE("names that a process has before the graph are in the graph, in each interpreter") {
    for (int i = 0; i < 3; ++i) {
        const interpreter python;
        CHECK(run("import sys, types\n"
                  "types.kept = sys.intern('countd' + 'own')\n"
                  "result = types.kept") == "countdown");
        REQUIRE(hosted::install(modules::frozen_modules, "/carrier"));
        CHECK(run("import alone, types\n"
                  "result = alone.countdown.__code__.co_name is types.kept") == "True");
    }
}

TEST_CASE("two thousand imports and reloads leave neither objects nor counts behind") {
    const with_modules python;
    const reference live(PyCFunction_New(&live_blocks, nullptr));
    CHECK(run("import gc, importlib, sys\n"
              "def turn():\n"
              "    for name in [each for each in sys.modules if each.split('.')[0] in ('alone', "
              "'outer')]:\n"
              "        del sys.modules[name]\n"
              "    import alone, outer.inner.deep\n"
              "    importlib.reload(alone)\n"
              "    assert alone.runs == 2 and list(alone.countdown(3)) == [3, 2, 1]\n"
              "    assert alone.Holder('alpha').known() and 'two' in alone.Holder.names\n"
              "def blocks():\n"
              "    gc.collect()\n"
              "    return live_blocks()\n"
              "for _ in range(500): turn()\n" // until CPython's free lists are full
              "before = blocks()\n"
              "for _ in range(2000): turn()\n"
              "after = blocks()\n"
              "result = 'as many' if abs(after - before) < 100 else (before, after)",
              {{"live_blocks", live.get()}}) == "as many");
    CHECK(Py_REFCNT(hosted::to_python(modules::frozen_modules.of[0].body->code())) >=
          immortal_refcount);
}

TEST_CASE("what is frozen serves ten interpreters after each other") {
    std::string first;
    for (int i = 0; i < 10; ++i) {
        const with_modules python;
        const std::string said =
            run("import alone, outer.inner.deep, gc, sys\n"
                "code = alone.Holder.known.__code__\n"
                "for _ in range(100): alone.Holder('alpha').known()\n"
                "gc.collect()\n"
                "result = alone.runs, list(alone.countdown(3)), alone.Holder('beta').known(), "
                "outer.inner.deep.sibling, [sys.intern(name[:1] + name[1:]) is name for name in "
                "code.co_names], len(code.co_code)");
        first = i == 0 ? said : first;
        CHECK(said == first);
        CHECK(said.substr(0, 2) == "(1");
    }
    for (const hosted::hosted_module& each : modules::frozen_modules.of) {
        CHECK(Py_REFCNT(hosted::to_python(each.body->code())) >= immortal_refcount);
        CHECK(Py_REFCNT(hosted::to_python(each.body->code())) < immortal_refcount + 1000);
    }
}

TEST_CASE("an interpreter that ran the modules leaves no more behind than one that didn't") {
    const auto left_by = [](bool imports) {
        const long before = python_tests::counted_memory::live();
        for (int i = 0; i < 3; ++i) {
            const with_modules python;
            CHECK(run(imports ? "import alone, outer.inner.deep\nresult = 1" : "result = 1") ==
                  "1");
        }
        return python_tests::counted_memory::live() - before;
    };
    left_by(true);
    const long without = left_by(false);
    const long with = left_by(true);
    CHECK(with == without);
}

TEST_CASE("what debuggers and weak references hang on code objects is gone with the interpreter") {
    const auto& body = *static_cast<code_object*>(modules::frozen_modules.of[0].body->code());
    // As a module in C would, which keeps a reference for good.
    PyObject* held = nullptr;
    for (int i = 0; i < 2; ++i) {
        CHECK((held == nullptr || PyWeakref_GET_OBJECT(held) == Py_None));
        CHECK(body.co_extra == nullptr);
        CHECK(body._co_code == nullptr);
        CHECK(body.co_weakreflist == nullptr);
        CHECK(body._co_linearray == nullptr);
        const with_modules python;
        const auto index = _PyEval_RequestCodeExtraIndex(nullptr);
        PyObject* const code = hosted::to_python(modules::frozen_modules.of[0].body->code());
        held = PyWeakref_NewRef(code, nullptr);
        static int extra;
        CHECK(_PyCode_SetExtra(code, index, &extra) == 0);
        CHECK(run("import sys, types, weakref\n"
                  "sys.settrace(lambda *arguments: sys.gettrace())\n"
                  "import alone\n"
                  "sys.settrace(None)\n"
                  "types.weak = weakref.ref(code)\n"
                  "result = types.weak() is code, len(code.co_code) > 0",
                  {{"code", code}}) == "(True, True)");
        CHECK(body.co_extra != nullptr);
        CHECK(body._co_code != nullptr);
        CHECK(body.co_weakreflist != nullptr);
        CHECK(body._co_linearray != nullptr);
    }
}
