# SPDX-License-Identifier: BSL-1.0
"""find_texts.py: writes the source texts that modules of the standard library compile when they are
imported, compiled: collections.namedtuple, which functools calls, evaluates one. So a program that imports
them needs no compiler for it, and takes no time.

    find_texts.py FOLDER NAME...

imports the modules of those names, which must be the standard library's, and notes what is given to eval,
exec and compile meanwhile. Each text becomes FOLDER/text_<number>.pyc, and a line is printed for it:
"text <mode> <number> <the text as a C++ literal>". Of a text that python3.11 doesn't compile the line begins with
"refused", and the .pyc raises the SyntaxError. A text that python3.11 warns of is left out: to warn is for who compiles.

    find_texts.py FOLDER --run FILE.py

notes what a program gives to them when it is run; what that prints goes to standard error.
"""

import builtins
import marshal
import sys
import warnings

texts = {}  # (mode, source): (kind, code)


def compiled(compiler, source, function, mode):
    """The kind of a text and its code."""
    text = source.lstrip(" \t") if function == "eval" else source
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            code = compiler(text, "<string>", mode, dont_inherit=True, optimize=0)
        return "warned" if told else "text", code
    except SyntaxError as error:
        # The symbol table's errors have attributes in place of arguments.
        place = error.filename, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset
        raising = f"raise {type(error).__name__}({error.msg!r}, {place!r})"
        return "refused", compiler(raising, "<string>", "exec", dont_inherit=True)


def trace(name, mode_of):
    real = getattr(builtins, name)
    compiler = builtins.compile

    def traced(source, *given, **named):
        if isinstance(source, str):
            mode = mode_of(given, named)
            texts.setdefault((mode, source), compiled(compiler, source, name, mode))
        if name != "compile" and (not given or given[0] is None):
            caller = sys._getframe(1)
            own_locals = given[1] if len(given) > 1 and given[1] is not None else caller.f_locals
            given = caller.f_globals, own_locals
        return real(source, *given, **named)

    setattr(builtins, name, traced)


def literal(source):
    """A C++ string literal of the text in UTF-8."""
    return '"' + "".join(
        chr(byte) if 32 <= byte < 127 and byte not in b'"\\?' else f"\\{byte:03o}"
        for byte in source.encode()
    ) + '"'


def import_each(names):
    for name in names:
        try:
            __import__(name)
        except Exception:  # not for this system: the program, too, gets that error
            pass


def run(file):
    import contextlib
    import runpy

    with contextlib.redirect_stdout(sys.stderr), contextlib.suppress(SystemExit):
        runpy.run_path(file, run_name="__main__")


def main():
    folder, *names = sys.argv[1:]
    trace("eval", lambda given, named: "eval")
    trace("exec", lambda given, named: "exec")
    trace("compile", lambda given, named: given[1] if len(given) > 1 else named["mode"])
    if names[0] == "--run":
        run(names[1])
    else:
        import_each(names)

    found = sorted(texts.items(), key=lambda item: item[0])
    import importlib.util
    import pathlib

    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    for number, ((mode, source), (kind, code)) in enumerate(found):
        if kind == "warned":
            continue
        file = pathlib.Path(folder) / f"text_{number}.pyc"
        image = importlib.util.MAGIC_NUMBER + b"\x01" + bytes(11) + marshal.dumps(code)
        if not file.exists() or file.read_bytes() != image:
            file.write_bytes(image)
        print(kind, mode, number, literal(source))


if __name__ == "__main__":
    main()
