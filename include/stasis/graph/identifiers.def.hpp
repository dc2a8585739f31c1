// SPDX-License-Identifier: BSL-1.0
// stasis/graph/identifiers.def.hpp: the names that the runtime itself uses: of its functions, types,
// attributes and slots. A row a length: the length, and the names of that length one behind the
// other, sorted. Included with STASIS_IDENTIFIERS defined; the includer undefines it. Of one character
// there are none: graph/singletons.hpp has those strs.
// CPython 3.11: Include/internal/pycore_global_strings.h, which a script collects.

// clang-format off
STASIS_IDENTIFIERS(2, "id")
STASIS_IDENTIFIERS(3, "abs" "add" "all" "any" "bin" "chr" "dir" "end" "get" "hex" "int" "len" "map"
    "max" "min" "mro" "msg" "obj" "oct" "ord" "pop" "pow" "set" "str" "sum" "zip")
STASIS_IDENTIFIERS(4, "None" "True" "args" "bool" "code" "copy" "dict" "eval" "exec" "exit" "find"
    "hash" "imag" "iter" "join" "keys" "list" "name" "next" "open" "path" "quit" "real" "repr"
    "sort" "step" "stop" "text" "type" "vars")
STASIS_IDENTIFIERS(5, "False" "aiter" "anext" "ascii" "bytes" "clear" "count" "errno" "float"
    "index" "input" "items" "ljust" "lower" "print" "range" "rfind" "rjust" "round" "slice" "split"
    "start" "strip" "super" "title" "tuple" "union" "upper" "value" "zfill")
STASIS_IDENTIFIERS(6, "__eq__" "__ge__" "__gt__" "__le__" "__lt__" "__ne__" "__or__" "append"
    "center" "decode" "derive" "divmod" "encode" "extend" "filter" "format" "insert" "lineno"
    "locals" "lstrip" "module" "object" "offset" "parent" "reason" "remove" "rindex" "rsplit" "rstrip"
    "sorted" "update" "values")
STASIS_IDENTIFIERS(7, "IOError" "OSError" "Warning" "__abs__" "__add__" "__all__" "__and__"
    "__del__" "__dir__" "__doc__" "__get__" "__int__" "__ior__" "__len__" "__mod__" "__mro__"
    "__mul__" "__neg__" "__new__" "__pos__" "__pow__" "__ror__" "__set__" "__str__" "__sub__"
    "__xor__" "co_name" "compile" "complex" "delattr" "discard" "fromhex" "getattr" "globals"
    "hasattr" "indices" "isalnum" "isalpha" "isascii" "isdigit" "islower" "isspace" "istitle"
    "isupper" "mapping" "message" "popitem" "replace" "reverse" "setattr" "tb_next")
STASIS_IDENTIFIERS(8, "EOFError" "Ellipsis" "KeyError" "TabError" "__args__" "__base__" "__bool__"
    "__call__" "__ceil__" "__code__" "__dict__" "__exit__" "__file__" "__func__" "__hash__"
    "__iadd__" "__iand__" "__imod__" "__imul__" "__init__" "__ipow__" "__isub__" "__iter__"
    "__ixor__" "__main__" "__name__" "__next__" "__path__" "__radd__" "__rand__" "__repr__"
    "__rmod__" "__rmul__" "__rpow__" "__rsub__" "__rxor__" "__self__" "__spec__" "add_note"
    "ag_frame" "builtins" "callable" "casefold" "cr_frame" "encoding" "endswith" "filename"
    "fromkeys" "gi_frame" "issubset" "property" "reversed" "strerror" "subgroup" "swapcase"
    "tb_frame" "tb_lasti" "to_bytes")
STASIS_IDENTIFIERS(9, "Exception" "NameError" "TypeError" "__aiter__" "__anext__" "__await__"
    "__bases__" "__bytes__" "__cause__" "__class__" "__debug__" "__enter__" "__flags__" "__float__"
    "__floor__" "__index__" "__notes__" "__round__" "__slots__" "__trunc__" "bit_count" "bytearray"
    "conjugate" "enumerate" "filename2" "frozenset" "isdecimal" "isnumeric" "maketrans" "numerator"
    "partition" "tb_lineno" "translate")
STASIS_IDENTIFIERS(10, "IndexError" "SystemExit" "ValueError" "__cached__" "__delete__"
    "__divmod__" "__format__" "__import__" "__invert__" "__loader__" "__lshift__" "__matmul__"
    "__module__" "__origin__" "__reduce__" "__rshift__" "__sizeof__" "bit_length" "breakpoint"
    "capitalize" "difference" "end_lineno" "end_offset" "exceptions" "expandtabs" "format_map" "from_bytes"
    "is_integer" "isdisjoint" "isinstance" "issubclass" "issuperset" "memoryview" "rpartition"
    "setdefault" "splitlines" "startswith")
STASIS_IDENTIFIERS(11, "BufferError" "ImportError" "LookupError" "MemoryError" "SyntaxError"
    "SystemError" "UserWarning" "__closure__" "__complex__" "__context__" "__delattr__"
    "__delitem__" "__getattr__" "__getitem__" "__globals__" "__ilshift__" "__imatmul__"
    "__irshift__" "__missing__" "__package__" "__prepare__" "__rdivmod__" "__rlshift__"
    "__rmatmul__" "__rrshift__" "__setattr__" "__setitem__" "__truediv__" "__weakref__"
    "__wrapped__" "classmethod" "co_argcount" "co_filename" "denominator" "isprintable")
STASIS_IDENTIFIERS(12, "BytesWarning" "RuntimeError" "TimeoutError" "UnicodeError" "__builtins__"
    "__contains__" "__defaults__" "__floordiv__" "__getstate__" "__itemsize__" "__itruediv__"
    "__objclass__" "__qualname__" "__reversed__" "__rtruediv__" "__set_name__" "__setstate__"
    "intersection" "isidentifier" "removeprefix" "removesuffix" "staticmethod")
STASIS_IDENTIFIERS(13, "BaseException" "FutureWarning" "GeneratorExit" "ImportWarning"
    "OverflowError" "StopIteration" "SyntaxWarning" "__basicsize__" "__classcell__" "__ifloordiv__"
    "__reduce_ex__" "__rfloordiv__" "__traceback__" "cell_contents")
STASIS_IDENTIFIERS(14, "AssertionError" "AttributeError" "ExceptionGroup" "NotImplemented"
    "RecursionError" "ReferenceError" "RuntimeWarning" "UnicodeWarning" "__dictoffset__"
    "__getnewargs__" "__kwdefaults__" "__match_args__" "__orig_bases__" "__orig_class__"
    "__parameters__" "__subclasses__" "co_firstlineno" "with_traceback")
STASIS_IDENTIFIERS(15, "ArithmeticError" "BlockingIOError" "BrokenPipeError" "ConnectionError"
    "EncodingWarning" "FileExistsError" "PermissionError" "ResourceWarning" "__abc_tpflags__"
    "__annotations__" "__build_class__" "__length_hint__" "__mro_entries__")
STASIS_IDENTIFIERS(16, "EnvironmentError" "IndentationError" "InterruptedError" "__getattribute__"
    "__subclasshook__" "__typing_subst__" "as_integer_ratio")
STASIS_IDENTIFIERS(17, "ChildProcessError" "FileNotFoundError" "IsADirectoryError"
    "KeyboardInterrupt" "UnboundLocalError" "ZeroDivisionError" "__class_getitem__"
    "__getnewargs_ex__" "__init_subclass__" "__instancecheck__" "__subclasscheck__"
    "difference_update")
STASIS_IDENTIFIERS(18, "BaseExceptionGroup" "DeprecationWarning" "FloatingPointError"
    "NotADirectoryError" "ProcessLookupError" "StopAsyncIteration" "UnicodeDecodeError"
    "UnicodeEncodeError" "__text_signature__" "characters_written")
STASIS_IDENTIFIERS(19, "ModuleNotFoundError" "NotImplementedError" "__abstractmethods__"
    "intersection_update" "print_file_and_line")
STASIS_IDENTIFIERS(20, "ConnectionResetError" "__isabstractmethod__" "__suppress_context__"
    "symmetric_difference")
STASIS_IDENTIFIERS(21, "UnicodeTranslateError")
STASIS_IDENTIFIERS(22, "ConnectionAbortedError" "ConnectionRefusedError")
STASIS_IDENTIFIERS(24, "__typing_prepare_subst__")
STASIS_IDENTIFIERS(25, "PendingDeprecationWarning")
STASIS_IDENTIFIERS(27, "symmetric_difference_update")
STASIS_IDENTIFIERS(30, "__typing_unpacked_tuple_args__")
STASIS_IDENTIFIERS(35, "__typing_is_unpacked_typevartuple__")
// clang-format on
