# SPDX-License-Identifier: BSL-1.0
"""testsuite.py: CPython's own tests of the frozen modules end the same, frozen and not.

    testsuite.py --frozen FOLDER [--all] [--table] [TEST ...]

FOLDER has the extension module frozen_library; TEST is one of TESTS, as test_json. Without names the
quick ones are run, with --all the slow ones too. Each test module of CPython (Debian:
libpython3.11-testsuite) is run in two fresh processes, of which one imports frozen_library before
anything else. They run what libregrtest runs, with no optional resource (network, the slowest cases):
test_main() where there is one, or else all that unittest's loader finds. What is compared is, of each
test and failed subtest, its id and how it ended: passed, failed, error, skipped (and why), expected
failure, unexpected success; and what ended the whole. In the process with the finder every module of
the set that is in sys.modules at the end must have come from it, the module under test among them;
in the other process none.
"""

import sys

SLOW = "slow"  # the test takes more than four seconds, or sleeps

# test module: the modules of the set that it tests
TESTS = {
    "test_argparse": ("argparse",),
    "test_ast": ("ast",),
    "test_base64": ("base64",),
    "test_bisect": ("bisect",),
    "test_calendar": ("calendar", SLOW),
    "test_cmd": ("cmd",),
    "test_code_module": ("code",),
    "test_codeop": ("codeop",),
    "test_collections": ("collections",),
    "test_colorsys": ("colorsys",),
    "test_configparser": ("configparser",),
    "test_contextlib": ("contextlib",),
    "test_copy": ("copy",),
    "test_copyreg": ("copyreg",),
    "test_csv": ("csv",),
    "test_dataclasses": ("dataclasses",),
    "test_datetime": ("datetime",),
    "test_decimal": ("_pydecimal", "decimal"),
    "test_difflib": ("difflib",),
    "test_dis": ("dis", "opcode"),
    "test_email": ("email", "email.message", "email.parser", "email.generator", "email.mime.text"),
    "test_enum": ("enum",),
    "test_fileinput": ("fileinput",),
    "test_fnmatch": ("fnmatch",),
    "test_fractions": ("fractions",),
    "test_functools": ("functools",),
    "test_getopt": ("getopt",),
    "test_gettext": ("gettext",),
    "test_glob": ("glob",),
    "test_graphlib": ("graphlib",),
    "test_heapq": ("heapq",),
    "test_hmac": ("hmac",),
    "test_html": ("html", "html.entities"),
    "test_htmlparser": ("html.parser", "_markupbase"),
    "test_http_cookiejar": ("http.cookiejar",),
    "test_http_cookies": ("http.cookies",),
    "test_httplib": ("http.client",),
    "test_httpservers": ("http.server",),
    "test_inspect": ("inspect",),
    "test_ipaddress": ("ipaddress",),
    "test_json": ("json", "json.decoder", "json.encoder", "json.scanner"),
    "test_keyword": ("keyword",),
    "test_linecache": ("linecache",),
    "test_locale": ("locale",),
    "test_mimetypes": ("mimetypes",),
    "test_minidom": ("xml.dom.minidom",),
    "test_netrc": ("netrc",),
    "test_abstract_numbers": ("numbers",),
    "test_operator": ("operator",),
    "test_optparse": ("optparse",),
    "test_ordered_dict": ("collections",),
    "test_pathlib": ("pathlib",),
    "test_pickle": ("pickle", SLOW),
    "test_pickletools": ("pickletools",),
    "test_plistlib": ("plistlib",),
    "test_pprint": ("pprint",),
    "test_pulldom": ("xml.dom.pulldom",),
    "test_queue": ("queue", SLOW),
    "test_quopri": ("quopri",),
    "test_random": ("random", SLOW),
    "test_re": ("re", "re._compiler", "re._parser"),
    "test_reprlib": ("reprlib",),
    "test_robotparser": ("urllib.robotparser",),
    "test_sax": ("xml.sax", "xml.sax.expatreader", "xml.sax.saxutils"),
    "test_sched": ("sched",),
    "test_secrets": ("secrets",),
    "test_selectors": ("selectors", SLOW),
    "test_shlex": ("shlex",),
    "test_shutil": ("shutil",),
    "test_statistics": ("statistics",),
    "test_string": ("string",),
    "test_stringprep": ("stringprep",),
    "test_strptime": ("_strptime",),
    "test_struct": ("struct",),
    "test_symtable": ("symtable",),
    "test_tempfile": ("tempfile", SLOW),
    "test_textwrap": ("textwrap",),
    "test_timeit": ("timeit",),
    "test_tokenize": ("tokenize", "token"),
    "test_traceback": ("traceback", SLOW),
    "test_types": ("types",),
    "test_typing": ("typing",),
    "test_unparse": ("ast", SLOW),
    "test_urllib": ("urllib.request", SLOW),
    "test_urllib2": ("urllib.request", "urllib.error"),
    "test_urllib_response": ("urllib.response",),
    "test_urlparse": ("urllib.parse",),
    "test_uuid": ("uuid",),
    "test_warnings": ("warnings", SLOW),
    "test_weakref": ("weakref", SLOW),
    "test_weakset": ("_weakrefset",),
    "test_xml_dom_minicompat": ("xml.dom.minicompat",),
    "test_xml_etree": ("xml.etree.ElementTree", "xml.etree.ElementPath"),
    "test_xml_etree_c": ("xml.etree.ElementTree",),
}
# Tests that would belong above, and why they don't stand there.
LEFT_OUT = {
    "test_tomllib": "Debian's libpython3.11-testsuite hasn't got it",
    "test_logging, test_unittest, test_zipfile and others": "their modules aren't in the set",
}
TIMEOUT = 400  # seconds, for a process


def record(test, modules, frozen_folder):
    """In a fresh process: runs a test module and prints, as its last line, how it ended."""
    if frozen_folder:
        sys.path.insert(0, frozen_folder)
        import frozen_library
        sys.path.remove(frozen_folder)

    import importlib
    import unittest
    from test import support

    support.use_resources = []
    support.verbose = 0
    outcomes = []

    class Result(unittest.TestResult):
        def add(self, test, outcome):
            outcomes.append((test.id(), outcome))

        def addSuccess(self, test):
            self.add(test, "passed")

        def addError(self, test, error):
            super().addError(test, error)
            self.add(test, f"error: {error[0].__name__}")

        def addFailure(self, test, error):
            super().addFailure(test, error)
            self.add(test, "failed")

        def addSkip(self, test, reason):
            self.add(test, f"skipped: {reason}")

        def addExpectedFailure(self, test, error):
            self.add(test, "expected failure")

        def addUnexpectedSuccess(self, test):
            super().addUnexpectedSuccess(test)
            self.add(test, "unexpected success")

        def addSubTest(self, test, subtest, error):
            super().addSubTest(test, subtest, error)
            if error is not None:
                self.add(subtest, "failed" if issubclass(error[0], test.failureException) else "error")

    def run_suite(suite):
        result = Result()
        suite.run(result)
        for text in [text for _, text in result.failures + result.errors]:
            print(text)

    def run_doctest(module, *arguments, **options):
        before = len(outcomes)
        try:
            return real_run_doctest(module, *arguments, **options)
        finally:
            failed = sys.exc_info()[0] is not None
            outcomes.insert(before, (f"doctests of {module.__name__}", "failed" if failed else "passed"))

    real_run_doctest = support.run_doctest
    support.run_doctest = run_doctest
    support._run_suite = run_suite

    end = "ended"
    try:
        module = importlib.import_module(f"test.{test}")
        if hasattr(module, "test_main"):
            module.test_main()
        else:
            support._run_suite(unittest.defaultTestLoader.loadTestsFromModule(module))
    except unittest.SkipTest as reason:
        end = f"skipped: {reason}"
    except Exception as error:
        import traceback
        traceback.print_exc()
        end = f"{type(error).__name__}"
    for name in modules:
        importlib.import_module(name)
    origins = {name: type(module.__loader__).__module__ for name, module in sys.modules.items()
               if getattr(module, "__loader__", None) is not None}
    sys.stdout.flush()
    print("\n" + repr((outcomes, end, origins)), flush=True)


def run(test, modules, frozen_folder):
    """(outcomes by id, how it ended, {module: kind of loader}, output, seconds)"""
    import ast
    import os
    import subprocess
    import tempfile
    import time

    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LC_ALL": "C.UTF-8",
                   "PYTHONHASHSEED": "0"}
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        try:
            process = subprocess.run(
                [sys.executable, "-s", "-S", "-P", __file__, "--record", test, ",".join(modules),
                 frozen_folder or ""],
                cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, timeout=TIMEOUT, text=True, errors="backslashreplace")
        except subprocess.TimeoutExpired as expired:
            return [], f"timed out after {TIMEOUT} s", {}, str(expired.stdout), TIMEOUT
    seconds = time.monotonic() - start
    lines = process.stdout.rstrip("\n").rpartition("\n")
    try:
        outcomes, end, origins = ast.literal_eval(lines[2])
    except (SyntaxError, ValueError):
        return [], f"status {process.returncode}", {}, process.stdout, seconds
    if process.returncode != 0:
        end += f", status {process.returncode}"
    return outcomes, end, origins, lines[0], seconds


def count(outcomes, kind):
    return sum(outcome.startswith(kind) for _, outcome in outcomes)


def compare(test, modules, folder, of_set):
    """(cells of a row, texts of what differs)"""
    plain, plain_end, plain_origins, plain_output, plain_seconds = run(test, modules, None)
    frozen, frozen_end, origins, output, seconds = run(test, modules, folder)
    failed = []
    if plain_end != frozen_end:
        failed.append(f"ended as: {plain_end}; frozen: {frozen_end}")
    for change, these, those in (("-", plain, frozen), ("+", frozen, plain)):
        left = list(those)
        for outcome in these:
            if outcome in left:
                left.remove(outcome)
            else:
                failed.append(f"{change} {outcome[0]}: {outcome[1]}")
    if not plain:
        failed.append("no test was run")
    for name in of_set:
        if origins.get(name, "stasis") != "stasis":
            failed.append(f"{name} was imported by {origins[name]}")
        if plain_origins.get(name) == "stasis":
            failed.append(f"{name} was imported by the finder without the finder")
    for name in modules:
        if origins.get(name) != "stasis":
            failed.append(f"{name} is not the frozen one")
    if failed:
        failed.append("output without the finder:\n" + plain_output[-3000:] +
                      "\noutput with it:\n" + output[-6000:])
    cells = [test, ", ".join(modules)]
    for outcomes, end in ((plain, plain_end), (frozen, frozen_end)):
        if end == "ended":
            others = count(outcomes, "failed") + count(outcomes, "error") + count(outcomes, "unexp")
            cells.append(f"{len(outcomes):,}: {count(outcomes, 'passed'):,}, {others}, "
                         f"{count(outcomes, 'skipped')}, {count(outcomes, 'expected')}")
        else:
            cells.append(end)
    cells.append(str(sum(origins.get(name) == "stasis" for name in of_set)))
    cells.append(f"{plain_seconds:.1f}")
    cells.append(f"{seconds:.1f}")
    return cells, failed


def main():
    import argparse
    import concurrent.futures
    import importlib.util
    import os

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--frozen", required=True, help="the folder of frozen_library")
    parser.add_argument("--all", action="store_true", help="the slow ones, too")
    parser.add_argument("--sample", action="store_true", help="only those of which all modules are frozen")
    parser.add_argument("--table", action="store_true", help="print a row for each")
    parser.add_argument("tests", nargs="*")
    arguments = parser.parse_args()

    sys.path.insert(0, arguments.frozen)
    import frozen_library

    try:
        found = importlib.util.find_spec("test.test_json")
    except ModuleNotFoundError:
        found = None
    if found is None:
        sys.exit("testsuite.py: CPython's tests are not installed (Debian: libpython3.11-testsuite)")
    tests = arguments.tests or [test for test, modules in TESTS.items()
                                if arguments.all or SLOW not in modules]
    if arguments.sample:
        tests = [test for test in tests if set(TESTS[test]) - {SLOW} <= set(frozen_library.modules)]
    jobs = [(test, [name for name in TESTS[test] if name != SLOW]) for test in tests]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(
            lambda job: compare(*job, arguments.frozen, frozen_library.modules), jobs))
    if arguments.table:
        print("| CPython's test | of the modules | run: passed, failed, skipped, expected failures | "
              "the same, frozen | frozen modules in the process | s | s, frozen |")
        print("| --- | --- |" + " ---: |" * 5)
        for cells, _ in results:
            print("| " + " | ".join(cells) + " |")
        tested = {name for names in TESTS.values() for name in names}
        print("\nFrozen, too, but run only as far as those tests import them: " +
              ", ".join(name for name in frozen_library.modules if name not in tested) + ".\n")
        print("Left out: " + "; ".join(f"{test}: {reason}" for test, reason in LEFT_OUT.items()) + ".\n")
    failures = [(cells[0], text) for cells, failed in results for text in failed]
    print(f"{len(results)} test modules, {len({name for _, names in jobs for name in names})} modules "
          f"tested; {sum(bool(failed) for _, failed in results)} test modules differ")
    for test, text in failures:
        print(f"{test}: {text}")
    return 1 if failures or not results else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--record"]:
        record(sys.argv[2], sys.argv[3].split(","), sys.argv[4])
    else:
        sys.exit(main())
