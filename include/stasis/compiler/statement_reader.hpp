// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/statement_reader.hpp: nodes of objects of the module _ast's types: statements.
// CPython 3.11: obj2ast_stmt (Python/Python-ast.c), validate_stmt (Python/ast.c).
#pragma once

#include <stasis/compiler/pattern_reader.hpp>

namespace stasis::compiler {

/// Reads statements.
class statement_reader final : public pattern_reader {
public:
    constexpr statement_reader(source& in, syntax_tree& tree, value types) noexcept
        : pattern_reader(in, tree, types) {}

    /// The number of a tree's module; 0: an exception is pending.
    constexpr node_id whole(value self, const char* mode) noexcept {
        const char* const wanted = text{mode} == text{"exec"}   ? "Module"
                                   : text{mode} == text{"eval"} ? "Expression"
                                                                : "Interactive";
        const text type = type_name(self);
        if (in_.failed() || type != text{wanted}) {
            return refuse(type_error_type, "expected ", wanted, " node, got ",
                          last_name(type_of(self)->tp_name));
        }
        node made{.kind = node_kind::module, .where = place_of_empty};
        if (text{mode} != text{"eval"}) {
            if (!statements(self, wanted, "body", made.items) ||
                (text{mode} == text{"exec"} && !type_ignores(self))) {
                return 0;
            }
            if (made.items.count != 0) {
                made.where.begin = tree_[tree_.item(made.items, 0)].where.begin;
                made.where.end = tree_[tree_.item(made.items, made.items.count - 1)].where.end;
            }
            return tree_.add(made);
        }
        const std::size_t begun = tree_.begin();
        const node_id only = expression_of(self, "Expression", "body");
        if (only == 0) {
            return 0;
        }
        made.where = tree_[only].where;
        const node_id result =
            tree_.add({.kind = node_kind::returning, .where = made.where, .a = only});
        return result != 0 && tree_.put(result) && tree_.end(begun, made.items) ? tree_.add(made)
                                                                                : 0;
    }

private:
    /// Checks what a module has of comments, which mean nothing.
    constexpr bool type_ignores(value self) noexcept {
        ssize count = 0;
        return each_of(self, "Module", "type_ignores", count,
                       [&](value item) { return item.kind == tag::none || type_ignore(item); });
    }
    constexpr bool type_ignore(value self) noexcept {
        const text type = type_name(self);
        if (in_.failed() || type != text{"TypeIgnore"}) {
            return refuse_type(self, "type_ignore");
        }
        int line = 0;
        if (!number(self, "TypeIgnore", "lineno", line)) {
            return false;
        }
        const owned tag_of = required(self, "TypeIgnore", "tag");
        return tag_of &&
               (type_of(tag_of.get()) == &str_type || type_of(tag_of.get()) == &bytes_type ||
                refuse(type_error_type, "AST string must be of type str"));
    }

    constexpr bool statements(value self, const char* type, const char* field,
                              node_list& made) noexcept {
        return nodes(self, type, field, made, [&](value item) { return statement(item); });
    }
    /// The statements of a block, of which there is at least one.
    constexpr bool body(value self, const char* type, node_list& made) noexcept {
        return statements(self, type, "body", made) && not_empty(made, "body", type);
    }

    constexpr node_id statement(value self) noexcept {
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return 0;
        }
        if (self.kind == tag::none) {
            return refuse(value_error_type, "None disallowed in statement list");
        }
        node made;
        if (!place_of(self, "stmt", made.where)) {
            return 0;
        }
        const text type = type_name(self);
        return !in_.failed() && (simple_statement(self, type, made) ||
                                 (!in_.failed() && block_statement(self, type, made)))
                   ? tree_.add(made)
                   : 0;
    }

    /// Statements without a block; false: it is none, or an exception is pending.
    constexpr bool simple_statement(value self, const text& type, node& made) noexcept {
        const auto is = [&](const char* name, node_kind kind) {
            made.kind = kind;
            return type == text{name};
        };
        if (is("Expr", node_kind::expression)) {
            made.a = expression_of(self, "Expr", "value");
            return made.a != 0;
        }
        if (is("Assign", node_kind::assign)) {
            made.a = expressions(self, "Assign", "targets", made.items, context::store) &&
                             not_empty(made.items, "targets", "Assign")
                         ? expression_of(self, "Assign", "value")
                         : 0;
            return made.a != 0;
        }
        if (is("AugAssign", node_kind::augmented)) {
            return augmented(self, made);
        }
        if (is("AnnAssign", node_kind::annotated)) {
            return annotated(self, made);
        }
        if (is("Return", node_kind::returning)) {
            return maybe_expression(self, "value", made.a);
        }
        if (is("Raise", node_kind::raising)) {
            if (!maybe_expression(self, "exc", made.a) ||
                !maybe_expression(self, "cause", made.b)) {
                return false;
            }
            return made.a != 0 || made.b == 0 ||
                   refuse(value_error_type, "Raise with cause but no exception");
        }
        if (is("Delete", node_kind::deleting)) {
            return deleting(self, made);
        }
        if (is("Global", node_kind::global)) {
            return names(self, "Global", made);
        }
        if (is("Nonlocal", node_kind::nonlocal)) {
            return names(self, "Nonlocal", made);
        }
        if (is("Assert", node_kind::assertion)) {
            made.a = expression_of(self, "Assert", "test");
            return made.a != 0 && maybe_expression(self, "msg", made.b);
        }
        if (is("Import", node_kind::import)) {
            return aliases(self, "Import", made.items);
        }
        if (is("ImportFrom", node_kind::import_from)) {
            return import_from(self, made);
        }
        return is("Pass", node_kind::pass) || is("Break", node_kind::breaking) ||
               is("Continue", node_kind::continuing);
    }

    constexpr bool augmented(value self, node& made) noexcept {
        made.a = expression_of(self, "AugAssign", "target", context::store);
        if (made.a == 0 ||
            !number_of(detail::operator_types, self, "AugAssign", "op", "operator", made.op)) {
            return false;
        }
        const node_kind target = tree_[made.a].kind;
        if (target != node_kind::name && target != node_kind::attribute &&
            target != node_kind::subscript) {
            return refuse(value_error_type,
                          "expression which can't be assigned to in Store context");
        }
        made.op += static_cast<unsigned>(opcode::binary_operator::NB_INPLACE_ADD);
        made.b = expression_of(self, "AugAssign", "value");
        return made.b != 0;
    }

    constexpr bool annotated(value self, node& made) noexcept {
        int simple = 0;
        made.a = expression_of(self, "AnnAssign", "target", context::store);
        made.b = made.a != 0 ? expression_of(self, "AnnAssign", "annotation") : 0;
        if (made.b == 0 || !maybe_expression(self, "value", made.c) ||
            !number(self, "AnnAssign", "simple", simple)) {
            return false;
        }
        const node_kind target = tree_[made.a].kind;
        if (simple != 0 && target != node_kind::name) {
            return refuse(type_error_type, "AnnAssign with simple non-Name target");
        }
        if (target != node_kind::name && target != node_kind::attribute &&
            target != node_kind::subscript) {
            return refuse(value_error_type,
                          "expression which can't be assigned to in Store context");
        }
        made.op = simple != 0;
        return true;
    }

    /// Several targets are a tuple without parentheses.
    constexpr bool deleting(value self, node& made) noexcept {
        node_list targets;
        if (!expressions(self, "Delete", "targets", targets, context::del) ||
            !not_empty(targets, "targets", "Delete")) {
            return false;
        }
        const node_id all =
            tree_.add({.kind = node_kind::tuple, .where = made.where, .items = targets});
        const std::size_t begun = tree_.begin();
        return all != 0 && tree_.put(all) && tree_.end(begun, made.items);
    }

    constexpr bool names(value self, const char* type, node& made) noexcept {
        return nodes(self, type, "names", made.items,
                     [&](value item) -> node_id {
                         node each{.kind = node_kind::name, .where = made.where};
                         return name_in(item, type, "names", each.held) ? tree_.add(each) : 0;
                     }) &&
               not_empty(made.items, "names", type);
    }

    constexpr bool aliases(value self, const char* type, node_list& made) noexcept {
        return nodes(self, type, "names", made,
                     [&](value item) -> node_id {
                         node each{.kind = node_kind::alias};
                         object* other = nullptr;
                         if (!name_of(item, "alias", "name", each.held) ||
                             !identifier(optional(item, "asname"), other) ||
                             !place_of(item, "alias", each.where)) {
                             return 0;
                         }
                         each.a = other != nullptr ? tree_.add({.kind = node_kind::name,
                                                                .where = each.where,
                                                                .held = other})
                                                   : 0;
                         return !in_.failed() ? tree_.add(each) : 0;
                     }) &&
               not_empty(made, "names", type);
    }

    constexpr bool import_from(value self, node& made) noexcept {
        int level = 0;
        if (!identifier(optional(self, "module"), made.held) ||
            !aliases(self, "ImportFrom", made.items) || !optional_number(self, "level", level)) {
            return false;
        }
        if (level < 0) {
            return refuse(value_error_type, "Negative ImportFrom level");
        }
        made.op = static_cast<unsigned>(level);
        const node_id first = tree_.item(made.items, 0);
        if (text_of(tree_[first].held) == text{"*"}) {
            made.b = first;
            made.items = {};
        }
        return true;
    }

    /// Statements with blocks.
    constexpr bool block_statement(value self, const text& type, node& made) noexcept {
        const auto is = [&](const char* name, node_kind kind) {
            made.kind = kind;
            return type == text{name};
        };
        const auto either = [&](const char* plain, const char* async, node_kind kind) {
            made.op = type == text{async};
            return is(plain, kind) || made.op != 0;
        };
        if (either("FunctionDef", "AsyncFunctionDef", node_kind::function)) {
            const char* const of = made.op != 0 ? "AsyncFunctionDef" : "FunctionDef";
            return name_of(self, of, "name", made.held) && parameters(self, of, made.items) &&
                   body(self, of, made.more) &&
                   expressions(self, of, "decorator_list", made.decorators) &&
                   maybe_expression(self, "returns", made.a);
        }
        if (either("For", "AsyncFor", node_kind::iterating)) {
            const char* const of = made.op != 0 ? "AsyncFor" : "For";
            made.a = expression_of(self, of, "target", context::store);
            made.b = made.a != 0 ? expression_of(self, of, "iter") : 0;
            return made.b != 0 && body(self, of, made.items) &&
                   statements(self, of, "orelse", made.more);
        }
        if (either("With", "AsyncWith", node_kind::with)) {
            const char* const of = made.op != 0 ? "AsyncWith" : "With";
            return nodes(self, of, "items", made.items,
                         [&](value item) { return with_item(item); }) &&
                   not_empty(made.items, "items", of) && body(self, of, made.more);
        }
        made.op = 0;
        if (is("ClassDef", node_kind::class_)) {
            return class_definition(self, made);
        }
        if (is("If", node_kind::conditionally) || is("While", node_kind::looping)) {
            const char* const of = type == text{"If"} ? "If" : "While";
            made.a = expression_of(self, of, "test");
            return made.a != 0 && body(self, of, made.items) &&
                   statements(self, of, "orelse", made.more);
        }
        if (either("Try", "TryStar", node_kind::trying)) {
            return trying(self, made.op != 0 ? "TryStar" : "Try", made);
        }
        if (is("Match", node_kind::matching)) {
            made.a = expression_of(self, "Match", "subject");
            return made.a != 0 &&
                   nodes(self, "Match", "cases", made.items,
                         [&](value item) { return one_case(item); }) &&
                   not_empty(made.items, "cases", "Match");
        }
        return refuse_type(self, "stmt");
    }

    constexpr bool class_definition(value self, node& made) noexcept {
        node bases{.kind = node_kind::call, .where = made.where};
        if (!name_of(self, "ClassDef", "name", made.held) ||
            !expressions(self, "ClassDef", "bases", bases.items) ||
            !keywords(self, "ClassDef", bases.more) || !body(self, "ClassDef", made.more) ||
            !expressions(self, "ClassDef", "decorator_list", made.decorators)) {
            return false;
        }
        made.a = bases.items.count + bases.more.count != 0 ? tree_.add(bases) : 0;
        return !in_.failed();
    }

    constexpr bool trying(value self, const char* of, node& made) noexcept {
        if (!body(self, of, made.items) ||
            !nodes(self, of, "handlers", made.more, [&](value item) { return handler(item); }) ||
            !statements(self, of, "orelse", made.decorators) ||
            !statements(self, of, "finalbody", made.last)) {
            return false;
        }
        if (made.more.count == 0 && made.last.count == 0) {
            return refuse(value_error_type, of, " has neither except handlers nor finalbody");
        }
        return made.more.count != 0 || made.decorators.count == 0 ||
               refuse(value_error_type, of, " has orelse but no except handlers");
    }
    constexpr node_id handler(value self) noexcept {
        node made{.kind = node_kind::handler};
        if (!place_of(self, "excepthandler", made.where)) {
            return 0;
        }
        if (type_name(self) != text{"ExceptHandler"}) {
            return refuse_type(self, "excepthandler");
        }
        return maybe_expression(self, "type", made.a) &&
                       identifier(optional(self, "name"), made.held) &&
                       body(self, "ExceptHandler", made.items)
                   ? tree_.add(made)
                   : 0;
    }

    constexpr node_id with_item(value self) noexcept {
        node made{.kind = node_kind::with_item};
        made.a = expression_of(self, "withitem", "context_expr");
        if (made.a == 0 || !maybe_expression(self, "optional_vars", made.b, context::store)) {
            return 0;
        }
        made.where = tree_[made.a].where;
        return tree_.add(made);
    }

    constexpr node_id one_case(value self) noexcept {
        node made{.kind = node_kind::case_};
        made.a = pattern_of(self, "match_case", "pattern");
        if (made.a == 0 || !maybe_expression(self, "guard", made.b) ||
            !body(self, "match_case", made.items)) {
            return 0;
        }
        made.where = tree_[made.a].where;
        return tree_.add(made);
    }
};

} // namespace stasis::compiler
