// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/ast_nodes.def.hpp: a row for each type of a node of a syntax tree, in
// CPython 3.11's order: STASIS_AST_NODE(name, base, attributes, documentation). What is documented
// are the fields, from which they are read. Attributes: inherited, as the base has them; empty; places,
// of which the ends are optional; all_places, of which none is.
// CPython 3.11: init_types (Python/Python-ast.c), Parser/Python.asdl.
STASIS_AST_NODE(mod, AST, empty,
                "mod = Module(stmt* body, type_ignore* type_ignores)\n"
                "    | Interactive(stmt* body)\n"
                "    | Expression(expr body)\n"
                "    | FunctionType(expr* argtypes, expr returns)")
STASIS_AST_NODE(Module, mod, inherited, "Module(stmt* body, type_ignore* type_ignores)")
STASIS_AST_NODE(Interactive, mod, inherited, "Interactive(stmt* body)")
STASIS_AST_NODE(Expression, mod, inherited, "Expression(expr body)")
STASIS_AST_NODE(FunctionType, mod, inherited, "FunctionType(expr* argtypes, expr returns)")
STASIS_AST_NODE(
    stmt, AST, places,
    "stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* "
    "decorator_list, expr? returns, string? type_comment)\n"
    "     | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* "
    "decorator_list, expr? returns, string? type_comment)\n"
    "     | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, "
    "expr* decorator_list)\n"
    "     | Return(expr? value)\n"
    "     | Delete(expr* targets)\n"
    "     | Assign(expr* targets, expr value, string? type_comment)\n"
    "     | AugAssign(expr target, operator op, expr value)\n"
    "     | AnnAssign(expr target, expr annotation, expr? value, int simple)\n"
    "     | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)\n"
    "     | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? "
    "type_comment)\n"
    "     | While(expr test, stmt* body, stmt* orelse)\n"
    "     | If(expr test, stmt* body, stmt* orelse)\n"
    "     | With(withitem* items, stmt* body, string? type_comment)\n"
    "     | AsyncWith(withitem* items, stmt* body, string? type_comment)\n"
    "     | Match(expr subject, match_case* cases)\n"
    "     | Raise(expr? exc, expr? cause)\n"
    "     | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)\n"
    "     | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)\n"
    "     | Assert(expr test, expr? msg)\n"
    "     | Import(alias* names)\n"
    "     | ImportFrom(identifier? module, alias* names, int? level)\n"
    "     | Global(identifier* names)\n"
    "     | Nonlocal(identifier* names)\n"
    "     | Expr(expr value)\n"
    "     | Pass\n"
    "     | Break\n"
    "     | Continue")
STASIS_AST_NODE(FunctionDef, stmt, inherited,
                "FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, "
                "expr? returns, string? type_comment)")
STASIS_AST_NODE(AsyncFunctionDef, stmt, inherited,
                "AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* "
                "decorator_list, expr? returns, string? type_comment)")
STASIS_AST_NODE(ClassDef, stmt, inherited,
                "ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* "
                "decorator_list)")
STASIS_AST_NODE(Return, stmt, inherited, "Return(expr? value)")
STASIS_AST_NODE(Delete, stmt, inherited, "Delete(expr* targets)")
STASIS_AST_NODE(Assign, stmt, inherited, "Assign(expr* targets, expr value, string? type_comment)")
STASIS_AST_NODE(AugAssign, stmt, inherited, "AugAssign(expr target, operator op, expr value)")
STASIS_AST_NODE(AnnAssign, stmt, inherited,
                "AnnAssign(expr target, expr annotation, expr? value, int simple)")
STASIS_AST_NODE(For, stmt, inherited,
                "For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)")
STASIS_AST_NODE(AsyncFor, stmt, inherited,
                "AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)")
STASIS_AST_NODE(While, stmt, inherited, "While(expr test, stmt* body, stmt* orelse)")
STASIS_AST_NODE(If, stmt, inherited, "If(expr test, stmt* body, stmt* orelse)")
STASIS_AST_NODE(With, stmt, inherited, "With(withitem* items, stmt* body, string? type_comment)")
STASIS_AST_NODE(AsyncWith, stmt, inherited,
                "AsyncWith(withitem* items, stmt* body, string? type_comment)")
STASIS_AST_NODE(Match, stmt, inherited, "Match(expr subject, match_case* cases)")
STASIS_AST_NODE(Raise, stmt, inherited, "Raise(expr? exc, expr? cause)")
STASIS_AST_NODE(Try, stmt, inherited,
                "Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)")
STASIS_AST_NODE(TryStar, stmt, inherited,
                "TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)")
STASIS_AST_NODE(Assert, stmt, inherited, "Assert(expr test, expr? msg)")
STASIS_AST_NODE(Import, stmt, inherited, "Import(alias* names)")
STASIS_AST_NODE(ImportFrom, stmt, inherited, "ImportFrom(identifier? module, alias* names, int? level)")
STASIS_AST_NODE(Global, stmt, inherited, "Global(identifier* names)")
STASIS_AST_NODE(Nonlocal, stmt, inherited, "Nonlocal(identifier* names)")
STASIS_AST_NODE(Expr, stmt, inherited, "Expr(expr value)")
STASIS_AST_NODE(Pass, stmt, inherited, "Pass")
STASIS_AST_NODE(Break, stmt, inherited, "Break")
STASIS_AST_NODE(Continue, stmt, inherited, "Continue")
STASIS_AST_NODE(expr, AST, places,
                "expr = BoolOp(boolop op, expr* values)\n"
                "     | NamedExpr(expr target, expr value)\n"
                "     | BinOp(expr left, operator op, expr right)\n"
                "     | UnaryOp(unaryop op, expr operand)\n"
                "     | Lambda(arguments args, expr body)\n"
                "     | IfExp(expr test, expr body, expr orelse)\n"
                "     | Dict(expr* keys, expr* values)\n"
                "     | Set(expr* elts)\n"
                "     | ListComp(expr elt, comprehension* generators)\n"
                "     | SetComp(expr elt, comprehension* generators)\n"
                "     | DictComp(expr key, expr value, comprehension* generators)\n"
                "     | GeneratorExp(expr elt, comprehension* generators)\n"
                "     | Await(expr value)\n"
                "     | Yield(expr? value)\n"
                "     | YieldFrom(expr value)\n"
                "     | Compare(expr left, cmpop* ops, expr* comparators)\n"
                "     | Call(expr func, expr* args, keyword* keywords)\n"
                "     | FormattedValue(expr value, int conversion, expr? format_spec)\n"
                "     | JoinedStr(expr* values)\n"
                "     | Constant(constant value, string? kind)\n"
                "     | Attribute(expr value, identifier attr, expr_context ctx)\n"
                "     | Subscript(expr value, expr slice, expr_context ctx)\n"
                "     | Starred(expr value, expr_context ctx)\n"
                "     | Name(identifier id, expr_context ctx)\n"
                "     | List(expr* elts, expr_context ctx)\n"
                "     | Tuple(expr* elts, expr_context ctx)\n"
                "     | Slice(expr? lower, expr? upper, expr? step)")
STASIS_AST_NODE(BoolOp, expr, inherited, "BoolOp(boolop op, expr* values)")
STASIS_AST_NODE(NamedExpr, expr, inherited, "NamedExpr(expr target, expr value)")
STASIS_AST_NODE(BinOp, expr, inherited, "BinOp(expr left, operator op, expr right)")
STASIS_AST_NODE(UnaryOp, expr, inherited, "UnaryOp(unaryop op, expr operand)")
STASIS_AST_NODE(Lambda, expr, inherited, "Lambda(arguments args, expr body)")
STASIS_AST_NODE(IfExp, expr, inherited, "IfExp(expr test, expr body, expr orelse)")
STASIS_AST_NODE(Dict, expr, inherited, "Dict(expr* keys, expr* values)")
STASIS_AST_NODE(Set, expr, inherited, "Set(expr* elts)")
STASIS_AST_NODE(ListComp, expr, inherited, "ListComp(expr elt, comprehension* generators)")
STASIS_AST_NODE(SetComp, expr, inherited, "SetComp(expr elt, comprehension* generators)")
STASIS_AST_NODE(DictComp, expr, inherited, "DictComp(expr key, expr value, comprehension* generators)")
STASIS_AST_NODE(GeneratorExp, expr, inherited, "GeneratorExp(expr elt, comprehension* generators)")
STASIS_AST_NODE(Await, expr, inherited, "Await(expr value)")
STASIS_AST_NODE(Yield, expr, inherited, "Yield(expr? value)")
STASIS_AST_NODE(YieldFrom, expr, inherited, "YieldFrom(expr value)")
STASIS_AST_NODE(Compare, expr, inherited, "Compare(expr left, cmpop* ops, expr* comparators)")
STASIS_AST_NODE(Call, expr, inherited, "Call(expr func, expr* args, keyword* keywords)")
STASIS_AST_NODE(FormattedValue, expr, inherited,
                "FormattedValue(expr value, int conversion, expr? format_spec)")
STASIS_AST_NODE(JoinedStr, expr, inherited, "JoinedStr(expr* values)")
STASIS_AST_NODE(Constant, expr, inherited, "Constant(constant value, string? kind)")
STASIS_AST_NODE(Attribute, expr, inherited, "Attribute(expr value, identifier attr, expr_context ctx)")
STASIS_AST_NODE(Subscript, expr, inherited, "Subscript(expr value, expr slice, expr_context ctx)")
STASIS_AST_NODE(Starred, expr, inherited, "Starred(expr value, expr_context ctx)")
STASIS_AST_NODE(Name, expr, inherited, "Name(identifier id, expr_context ctx)")
STASIS_AST_NODE(List, expr, inherited, "List(expr* elts, expr_context ctx)")
STASIS_AST_NODE(Tuple, expr, inherited, "Tuple(expr* elts, expr_context ctx)")
STASIS_AST_NODE(Slice, expr, inherited, "Slice(expr? lower, expr? upper, expr? step)")
STASIS_AST_NODE(expr_context, AST, empty, "expr_context = Load | Store | Del")
STASIS_AST_NODE(Load, expr_context, inherited, "Load")
STASIS_AST_NODE(Store, expr_context, inherited, "Store")
STASIS_AST_NODE(Del, expr_context, inherited, "Del")
STASIS_AST_NODE(boolop, AST, empty, "boolop = And | Or")
STASIS_AST_NODE(And, boolop, inherited, "And")
STASIS_AST_NODE(Or, boolop, inherited, "Or")
STASIS_AST_NODE(operator, AST, empty,
                "operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | "
                "BitOr | BitXor | BitAnd | FloorDiv")
STASIS_AST_NODE(Add, operator, inherited, "Add")
STASIS_AST_NODE(Sub, operator, inherited, "Sub")
STASIS_AST_NODE(Mult, operator, inherited, "Mult")
STASIS_AST_NODE(MatMult, operator, inherited, "MatMult")
STASIS_AST_NODE(Div, operator, inherited, "Div")
STASIS_AST_NODE(Mod, operator, inherited, "Mod")
STASIS_AST_NODE(Pow, operator, inherited, "Pow")
STASIS_AST_NODE(LShift, operator, inherited, "LShift")
STASIS_AST_NODE(RShift, operator, inherited, "RShift")
STASIS_AST_NODE(BitOr, operator, inherited, "BitOr")
STASIS_AST_NODE(BitXor, operator, inherited, "BitXor")
STASIS_AST_NODE(BitAnd, operator, inherited, "BitAnd")
STASIS_AST_NODE(FloorDiv, operator, inherited, "FloorDiv")
STASIS_AST_NODE(unaryop, AST, empty, "unaryop = Invert | Not | UAdd | USub")
STASIS_AST_NODE(Invert, unaryop, inherited, "Invert")
STASIS_AST_NODE(Not, unaryop, inherited, "Not")
STASIS_AST_NODE(UAdd, unaryop, inherited, "UAdd")
STASIS_AST_NODE(USub, unaryop, inherited, "USub")
STASIS_AST_NODE(cmpop, AST, empty,
                "cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn")
STASIS_AST_NODE(Eq, cmpop, inherited, "Eq")
STASIS_AST_NODE(NotEq, cmpop, inherited, "NotEq")
STASIS_AST_NODE(Lt, cmpop, inherited, "Lt")
STASIS_AST_NODE(LtE, cmpop, inherited, "LtE")
STASIS_AST_NODE(Gt, cmpop, inherited, "Gt")
STASIS_AST_NODE(GtE, cmpop, inherited, "GtE")
STASIS_AST_NODE(Is, cmpop, inherited, "Is")
STASIS_AST_NODE(IsNot, cmpop, inherited, "IsNot")
STASIS_AST_NODE(In, cmpop, inherited, "In")
STASIS_AST_NODE(NotIn, cmpop, inherited, "NotIn")
STASIS_AST_NODE(comprehension, AST, empty,
                "comprehension(expr target, expr iter, expr* ifs, int is_async)")
STASIS_AST_NODE(excepthandler, AST, places,
                "excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)")
STASIS_AST_NODE(ExceptHandler, excepthandler, inherited,
                "ExceptHandler(expr? type, identifier? name, stmt* body)")
STASIS_AST_NODE(arguments, AST, empty,
                "arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* "
                "kw_defaults, arg? kwarg, expr* defaults)")
STASIS_AST_NODE(arg, AST, places, "arg(identifier arg, expr? annotation, string? type_comment)")
STASIS_AST_NODE(keyword, AST, places, "keyword(identifier? arg, expr value)")
STASIS_AST_NODE(alias, AST, places, "alias(identifier name, identifier? asname)")
STASIS_AST_NODE(withitem, AST, empty, "withitem(expr context_expr, expr? optional_vars)")
STASIS_AST_NODE(match_case, AST, empty, "match_case(pattern pattern, expr? guard, stmt* body)")
STASIS_AST_NODE(pattern, AST, all_places,
                "pattern = MatchValue(expr value)\n"
                "        | MatchSingleton(constant value)\n"
                "        | MatchSequence(pattern* patterns)\n"
                "        | MatchMapping(expr* keys, pattern* patterns, identifier? rest)\n"
                "        | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, "
                "pattern* kwd_patterns)\n"
                "        | MatchStar(identifier? name)\n"
                "        | MatchAs(pattern? pattern, identifier? name)\n"
                "        | MatchOr(pattern* patterns)")
STASIS_AST_NODE(MatchValue, pattern, inherited, "MatchValue(expr value)")
STASIS_AST_NODE(MatchSingleton, pattern, inherited, "MatchSingleton(constant value)")
STASIS_AST_NODE(MatchSequence, pattern, inherited, "MatchSequence(pattern* patterns)")
STASIS_AST_NODE(MatchMapping, pattern, inherited,
                "MatchMapping(expr* keys, pattern* patterns, identifier? rest)")
STASIS_AST_NODE(
    MatchClass, pattern, inherited,
    "MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)")
STASIS_AST_NODE(MatchStar, pattern, inherited, "MatchStar(identifier? name)")
STASIS_AST_NODE(MatchAs, pattern, inherited, "MatchAs(pattern? pattern, identifier? name)")
STASIS_AST_NODE(MatchOr, pattern, inherited, "MatchOr(pattern* patterns)")
STASIS_AST_NODE(type_ignore, AST, empty, "type_ignore = TypeIgnore(int lineno, string tag)")
STASIS_AST_NODE(TypeIgnore, type_ignore, inherited, "TypeIgnore(int lineno, string tag)")
