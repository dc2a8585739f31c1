// SPDX-License-Identifier: BSL-1.0
// stasis/opcode/table.def.hpp: the opcodes of CPython 3.11, one row each; all else derives from it.
// A row for each opcode that `compile` can emit (Lib/opcode.py, Python/compile.c); the specialised
// ones that CPython writes over them while it runs are no part of a code object.
//
//     STASIS_OPCODE(NAME, number, operand, caches, pops, pushes)  // before -- after
//
// Define STASIS_OPCODE, include this file, undefine it. No guard: include it as often as needed.
//   operand  what the argument is: an enumerator of `operand` in opcode.hpp
//   caches   code units behind the instruction that CPython keeps for inline caches
//   pops     how many values from the top the instruction reads or moves
//   pushes   how many stand in their place afterwards
// `pops` and `pushes` are expressions over `arg` (unsigned) and `jump` (bool: the jump is taken).
// The line of algebra shows the stack with its top on the right, what may be absent with a `?`; n
// is the name that the argument selects. What errs leaves by the exception table instead.
//
// Calls. CPython's compiler books the arguments of a call on PRECALL, and so does this table (its
// effects are dis.stack_effect's). In memory they stay: from PRECALL to the end of CALL, which
// always comes next, `arg` arguments lie just above the depth that the table counts.
// Generators. What is sent first is on the stack when a generator's code goes on after
// RETURN_GENERATOR, so the table counts from depth 1 in code whose flags say generator, coroutine
// or asynchronous generator, and from 0 in any other.

// clang-format off
STASIS_OPCODE(CACHE, 0, none, 0, 0, 0)                // room behind an instruction; never run
STASIS_OPCODE(POP_TOP, 1, none, 0, 1, 0)              // a --
STASIS_OPCODE(PUSH_NULL, 2, none, 0, 0, 1)            // -- null
STASIS_OPCODE(NOP, 9, none, 0, 0, 0)                  // --
STASIS_OPCODE(UNARY_POSITIVE, 10, none, 0, 1, 1)      // a -- +a
STASIS_OPCODE(UNARY_NEGATIVE, 11, none, 0, 1, 1)      // a -- -a
STASIS_OPCODE(UNARY_NOT, 12, none, 0, 1, 1)           // a -- not a
STASIS_OPCODE(UNARY_INVERT, 15, none, 0, 1, 1)        // a -- ~a
STASIS_OPCODE(BINARY_SUBSCR, 25, none, 4, 2, 1)       // a k -- a[k]
STASIS_OPCODE(GET_LEN, 30, none, 0, 1, 2)             // a -- a len(a)
STASIS_OPCODE(MATCH_MAPPING, 31, none, 0, 1, 2)       // a -- a (a is a mapping)
STASIS_OPCODE(MATCH_SEQUENCE, 32, none, 0, 1, 2)      // a -- a (a is a sequence)
STASIS_OPCODE(MATCH_KEYS, 33, none, 0, 2, 3)          // a keys -- a keys (values or None)
STASIS_OPCODE(PUSH_EXC_INFO, 35, none, 0, 1, 2)       // e -- old e; old = handled, handled = e
STASIS_OPCODE(CHECK_EXC_MATCH, 36, none, 0, 2, 2)     // e type -- e (e matches type)
STASIS_OPCODE(CHECK_EG_MATCH, 37, none, 0, 2, 2)      // e type -- rest (matching part, or None)
STASIS_OPCODE(WITH_EXCEPT_START, 49, none, 0, 4, 5)   // x l o e -- x l o e r; r = x(e ...)
STASIS_OPCODE(GET_AITER, 50, none, 0, 1, 1)           // a -- aiter(a)
STASIS_OPCODE(GET_ANEXT, 51, none, 0, 1, 2)           // a -- a (awaitable of anext(a))
STASIS_OPCODE(BEFORE_ASYNC_WITH, 52, none, 0, 1, 2)   // m -- m.__aexit__ m.__aenter__()
STASIS_OPCODE(BEFORE_WITH, 53, none, 0, 1, 2)         // m -- m.__exit__ m.__enter__()
STASIS_OPCODE(END_ASYNC_FOR, 54, none, 0, 2, 0)       // a e -- ; raise e if it is no end
STASIS_OPCODE(STORE_SUBSCR, 60, none, 1, 3, 0)        // v a k -- ; a[k] = v
STASIS_OPCODE(DELETE_SUBSCR, 61, none, 0, 2, 0)       // a k -- ; del a[k]
STASIS_OPCODE(GET_ITER, 68, none, 0, 1, 1)            // a -- iter(a)
STASIS_OPCODE(GET_YIELD_FROM_ITER, 69, none, 0, 1, 1) // a -- a if a generator, else iter(a)
STASIS_OPCODE(PRINT_EXPR, 70, none, 0, 1, 0)          // a -- ; sys.displayhook(a)
STASIS_OPCODE(LOAD_BUILD_CLASS, 71, none, 0, 0, 1)    // -- __build_class__
STASIS_OPCODE(LOAD_ASSERTION_ERROR, 74, none, 0, 0, 1)  // -- AssertionError
STASIS_OPCODE(RETURN_GENERATOR, 75, none, 0, 0, 0)    // see the note on generators above
STASIS_OPCODE(LIST_TO_TUPLE, 82, none, 0, 1, 1)       // a -- tuple(a)
STASIS_OPCODE(RETURN_VALUE, 83, none, 0, 1, 0)        // a -- ; return a
STASIS_OPCODE(IMPORT_STAR, 84, none, 0, 1, 0)         // m -- ; locals |= public names of m
STASIS_OPCODE(SETUP_ANNOTATIONS, 85, none, 0, 0, 0)   // __annotations__ = {} if there is none
STASIS_OPCODE(YIELD_VALUE, 86, none, 0, 1, 1)         // a -- sent; yield a
STASIS_OPCODE(ASYNC_GEN_WRAP, 87, none, 0, 1, 1)      // a -- a wrapped, unlike what is awaited
STASIS_OPCODE(PREP_RERAISE_STAR, 88, none, 0, 2, 1)   // e list -- (exception to raise, or None)
STASIS_OPCODE(POP_EXCEPT, 89, none, 0, 1, 0)          // old -- ; handled = old
STASIS_OPCODE(STORE_NAME, 90, name, 0, 1, 0)          // a -- ; locals[n] = a
STASIS_OPCODE(DELETE_NAME, 91, name, 0, 0, 0)         // del locals[n]
STASIS_OPCODE(UNPACK_SEQUENCE, 92, count, 1, 1, arg)  // a -- a[arg - 1] ... a[0]
STASIS_OPCODE(FOR_ITER, 93, jump_forward, 0, 1, jump ? 0 : 2)  // i -- i next, or nothing: jump
STASIS_OPCODE(UNPACK_EX, 94, count, 0, 1, 1 + (arg & 0xff) + (arg >> 8))  // a -- z ... middle ... a
STASIS_OPCODE(STORE_ATTR, 95, name, 4, 2, 0)          // v a -- ; a.n = v
STASIS_OPCODE(DELETE_ATTR, 96, name, 0, 1, 0)         // a -- ; del a.n
STASIS_OPCODE(STORE_GLOBAL, 97, name, 0, 1, 0)        // a -- ; globals[n] = a
STASIS_OPCODE(DELETE_GLOBAL, 98, name, 0, 0, 0)       // del globals[n]
STASIS_OPCODE(SWAP, 99, depth, 0, arg, arg)           // a ... b -- b ... a; a: arg-th from the top
STASIS_OPCODE(LOAD_CONST, 100, constant, 0, 0, 1)     // -- constants[arg]
STASIS_OPCODE(LOAD_NAME, 101, name, 0, 0, 1)          // -- locals[n], globals[n] or builtins[n]
STASIS_OPCODE(BUILD_TUPLE, 102, count, 0, arg, 1)     // a ... z -- (a, ..., z)
STASIS_OPCODE(BUILD_LIST, 103, count, 0, arg, 1)      // a ... z -- [a, ..., z]
STASIS_OPCODE(BUILD_SET, 104, count, 0, arg, 1)       // a ... z -- {a, ..., z}
STASIS_OPCODE(BUILD_MAP, 105, count, 0, 2 * arg, 1)   // k v ... -- {k: v, ...}
STASIS_OPCODE(LOAD_ATTR, 106, name, 4, 1, 1)          // a -- a.n
STASIS_OPCODE(COMPARE_OP, 107, compare, 2, 2, 1)      // a b -- a op b
STASIS_OPCODE(IMPORT_NAME, 108, name, 0, 2, 1)        // level fromlist -- __import__(n, ...)
STASIS_OPCODE(IMPORT_FROM, 109, name, 0, 1, 2)        // m -- m m.n
STASIS_OPCODE(JUMP_FORWARD, 110, jump_forward, 0, 0, 0)  // jump
STASIS_OPCODE(JUMP_IF_FALSE_OR_POP, 111, jump_forward, 0, 1, jump ? 1 : 0)  // a -- a if not a: jump
STASIS_OPCODE(JUMP_IF_TRUE_OR_POP, 112, jump_forward, 0, 1, jump ? 1 : 0)  // a -- a if a: jump
STASIS_OPCODE(POP_JUMP_FORWARD_IF_FALSE, 114, jump_forward, 0, 1, 0)  // a --; jump if not a
STASIS_OPCODE(POP_JUMP_FORWARD_IF_TRUE, 115, jump_forward, 0, 1, 0)  // a --; jump if a
STASIS_OPCODE(LOAD_GLOBAL, 116, global_name, 5, 0, 1 + (arg & 1))  // -- null? global n
STASIS_OPCODE(IS_OP, 117, choice, 0, 2, 1)            // a b -- a is b; is not if arg
STASIS_OPCODE(CONTAINS_OP, 118, choice, 0, 2, 1)      // a b -- a in b; not in if arg
STASIS_OPCODE(RERAISE, 119, depth, 0, 1 + arg, arg)   // lasti? ... e -- lasti? ...; raise e again
STASIS_OPCODE(COPY, 120, depth, 0, arg, arg + 1)      // a ... -- a ... a; a: arg-th from the top
STASIS_OPCODE(BINARY_OP, 122, binary, 1, 2, 1)        // a b -- a op b
STASIS_OPCODE(SEND, 123, jump_forward, 0, 2, jump ? 1 : 2)  // i v -- i sent, or result: jump
STASIS_OPCODE(LOAD_FAST, 124, local, 0, 0, 1)         // -- local[arg]
STASIS_OPCODE(STORE_FAST, 125, local, 0, 1, 0)        // a -- ; local[arg] = a
STASIS_OPCODE(DELETE_FAST, 126, local, 0, 0, 0)       // del local[arg]
STASIS_OPCODE(POP_JUMP_FORWARD_IF_NOT_NONE, 128, jump_forward, 0, 1, 0)  // a --; jump if not None
STASIS_OPCODE(POP_JUMP_FORWARD_IF_NONE, 129, jump_forward, 0, 1, 0)  // a --; jump if None
STASIS_OPCODE(RAISE_VARARGS, 130, count, 0, arg, 0)   // e? cause? -- ; raise e
STASIS_OPCODE(GET_AWAITABLE, 131, choice, 0, 1, 1)    // a -- awaitable; 1: __aenter__, 2: __aexit__
STASIS_OPCODE(MAKE_FUNCTION, 132, flags, 0, 1 + (arg & 1) + (arg >> 1 & 1)
              + (arg >> 2 & 1) + (arg >> 3 & 1), 1)  // defaults? kw? notes? closure? code -- f
STASIS_OPCODE(BUILD_SLICE, 133, count, 0, arg == 3 ? 3 : 2, 1)  // a b step? -- slice(a, b, step)
STASIS_OPCODE(JUMP_BACKWARD_NO_INTERRUPT, 134, jump_backward, 0, 0, 0)  // jump, signals wait
STASIS_OPCODE(MAKE_CELL, 135, free, 0, 0, 0)          // cell[arg] = new cell of local[arg]
STASIS_OPCODE(LOAD_CLOSURE, 136, free, 0, 0, 1)       // -- cell[arg] itself
STASIS_OPCODE(LOAD_DEREF, 137, free, 0, 0, 1)         // -- content of cell[arg]
STASIS_OPCODE(STORE_DEREF, 138, free, 0, 1, 0)        // a -- ; content of cell[arg] = a
STASIS_OPCODE(DELETE_DEREF, 139, free, 0, 0, 0)       // del content of cell[arg]
STASIS_OPCODE(JUMP_BACKWARD, 140, jump_backward, 0, 0, 0)  // jump
STASIS_OPCODE(CALL_FUNCTION_EX, 142, flags, 0, 3 + (arg & 1), 1)  // null f a k? -- f(*a, **k)
STASIS_OPCODE(EXTENDED_ARG, 144, prefix, 0, 0, 0)     // the next argument's higher bits
STASIS_OPCODE(LIST_APPEND, 145, depth, 0, arg + 1, arg)  // l ... a -- l ...; l.append(a)
STASIS_OPCODE(SET_ADD, 146, depth, 0, arg + 1, arg)   // s ... a -- s ...; s.add(a)
STASIS_OPCODE(MAP_ADD, 147, depth, 0, arg + 2, arg)   // d ... k v -- d ...; d[k] = v
STASIS_OPCODE(LOAD_CLASSDEREF, 148, free, 0, 0, 1)    // -- locals[n], or content of cell[arg]
STASIS_OPCODE(COPY_FREE_VARS, 149, count, 0, 0, 0)    // last arg locals = the function's closure
STASIS_OPCODE(RESUME, 151, choice, 0, 0, 0)           // 0: call; after 1: yield, 2: from, 3: await
STASIS_OPCODE(MATCH_CLASS, 152, count, 0, 3, 1)       // a type names -- (attributes or None)
STASIS_OPCODE(FORMAT_VALUE, 155, flags, 0, 1 + (arg >> 2 & 1), 1)  // a spec? -- format(a, spec)
STASIS_OPCODE(BUILD_CONST_KEY_MAP, 156, count, 0, arg + 1, 1)  // v ... keys -- {k: v, ...}
STASIS_OPCODE(BUILD_STRING, 157, count, 0, arg, 1)    // a ... z -- a + ... + z
STASIS_OPCODE(LOAD_METHOD, 160, name, 10, 1, 2)       // a -- method a, or a -- null a.n
STASIS_OPCODE(LIST_EXTEND, 162, depth, 0, arg + 1, arg)  // l ... a -- l ...; l.extend(a)
STASIS_OPCODE(SET_UPDATE, 163, depth, 0, arg + 1, arg)  // s ... a -- s ...; s.update(a)
STASIS_OPCODE(DICT_MERGE, 164, depth, 0, arg + 3, arg + 2)  // f a d ... b -- f a d ...; d |= b
STASIS_OPCODE(DICT_UPDATE, 165, depth, 0, arg + 1, arg)  // d ... a -- d ...; d.update(a)
STASIS_OPCODE(PRECALL, 166, count, 1, arg + 2, 2)     // see the note on calls above
STASIS_OPCODE(CALL, 171, count, 4, 2, 1)              // (null f, or f self) a ... z -- result
STASIS_OPCODE(KW_NAMES, 172, constant, 0, 0, 0)       // the next call's keywords = constants[arg]
STASIS_OPCODE(POP_JUMP_BACKWARD_IF_NOT_NONE, 173, jump_backward, 0, 1, 0)  // a --; jump if not None
STASIS_OPCODE(POP_JUMP_BACKWARD_IF_NONE, 174, jump_backward, 0, 1, 0)  // a --; jump if None
STASIS_OPCODE(POP_JUMP_BACKWARD_IF_FALSE, 175, jump_backward, 0, 1, 0)  // a --; jump if not a
STASIS_OPCODE(POP_JUMP_BACKWARD_IF_TRUE, 176, jump_backward, 0, 1, 0)  // a --; jump if a
// clang-format on
