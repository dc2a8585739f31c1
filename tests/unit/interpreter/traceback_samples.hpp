// SPDX-License-Identifier: BSL-1.0
// unit/interpreter/traceback_samples.hpp: Python that makes expressions fail in every place that
// they can fail in, and prints what python3.11 shows below each.
#pragma once

/// A preamble. show(source) prints, for each place that the source can fail in, the line in
/// hexadecimal, its position, and "=" and the carets, or "-" where there are none.
inline constexpr const char traceback_oracle[] = R"PY(
import io, os, random, re, sys, tempfile, warnings
warnings.simplefilter("ignore")
out = sys.stdout
random.seed(11)
folder = tempfile.TemporaryDirectory()
path = os.path.join(folder.name, "sample.py")

class Failure(Exception):
    pass

budget = 0
def spend():
    global budget
    budget -= 1
    if budget < 0:
        raise Failure

class Operand:
    """Survives as many operations as the budget allows, then fails."""
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        spend()
        return self
    def __call__(self, *args, **kwargs):
        spend()
        return self
    def __iter__(self):
        spend()
        return iter((self, self))
    def __bool__(self):
        spend()
        return True
    def __format__(self, spec):
        spend()
        return "text"
    def __hash__(self):
        spend()
        return 1
    def __index__(self):
        spend()
        return 1
    def keys(self):
        spend()
        return []
    def __contains__(self, item):
        spend()
        return True
    def __await__(self):
        spend()
        return iter(())
    __getitem__ = __setitem__ = __delitem__ = __call__
    __str__ = __repr__ = lambda self: self.__format__("")
for name in ("add sub mul truediv floordiv mod pow matmul lshift rshift and or xor").split():
    for form in ("__%s__", "__r%s__", "__i%s__"):
        setattr(Operand, form % name, Operand.__call__)
for name in ("neg pos invert eq ne lt le gt ge").split():
    setattr(Operand, "__%s__" % name, Operand.__call__)

def carets_of(error, entry):
    """The line below the source line of the one entry, as the interpreter's C code writes it."""
    stream = io.StringIO()
    kept, sys.stderr = sys.stderr, stream
    sys.__excepthook__(type(error), error, entry)
    sys.stderr = kept
    lines = stream.getvalue().split("\n")
    return "-" if lines[3] == "Failure" else "=" + lines[3]

def row(line, position, carets):
    fields = [line.encode().hex()] + [str(-1 if n is None else n) for n in position] + [carets]
    out.write("\t".join(fields) + "\n")

def show(source):
    global budget
    try:
        code = compile(source, path, "exec")
    except (SyntaxError, ValueError):
        return
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(source)
    lines = source.split("\n")
    for limit in range(60):
        budget = limit
        names = {name: Operand() for name in "a b c abc x1 é 你".split()}
        try:
            exec(code, names)
            return
        except RecursionError:
            return
        except Exception as error:
            entry = error.__traceback__.tb_next
            while entry.tb_next is not None and entry.tb_next.tb_frame.f_code.co_filename == path:
                entry = entry.tb_next
            entry_code = entry.tb_frame.f_code
            position = list(entry_code.co_positions())[entry.tb_lasti // 2]
            if entry_code.co_filename != path or position[0] is None:
                continue
            entry_alone = type(entry)(None, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
            alone = Failure().with_traceback(entry_alone)
            row(lines[position[0] - 1], position, carets_of(alone, entry_alone))
)PY";
