// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/statement_objects.hpp: objects of the module _ast's types for statements.
// CPython 3.11: ast2obj_stmt, ast2obj_mod (Python/Python-ast.c).
#pragma once

#include <stasis/compiler/tree_objects.hpp>

namespace stasis::compiler {

/// Makes objects of statements.
class statement_objects final : public tree_objects {
public:
    constexpr statement_objects(source& in, syntax_tree& tree, value types) noexcept
        : tree_objects(in, tree, types) {}

    /// A whole tree; empty: an exception is pending.
    constexpr owned whole(node_id module, const char* mode) noexcept {
        const node of = tree_[module];
        if (text{mode} == text{"eval"}) {
            return make("Expression", {{"body", expression(tree_[tree_.item(of.items, 0)].a)}});
        }
        if (text{mode} == text{"single"}) {
            return make("Interactive", {{"body", statements(of.items)}});
        }
        return make("Module", {{"body", statements(of.items)},
                               {"type_ignores", listed(0, [](std::size_t) { return none(); })}});
    }

private:
    constexpr owned statements(const node_list& of) noexcept {
        return listed(of.count, [&](std::size_t i) { return statement(tree_.item(of, i)); });
    }

    constexpr owned statement(node_id at) noexcept {
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return {};
        }
        const node of = tree_[at];
        const span& where = of.where;
        switch (of.kind) {
        case node_kind::expression: return make_at(where, "Expr", {{"value", expression(of.a)}});
        case node_kind::assign:
            return make_at(where, "Assign",
                           {{"targets", expressions(of.items, "Store")},
                            {"value", expression(of.a)},
                            {"type_comment", none()}});
        case node_kind::augmented:
            return make_at(where, "AugAssign",
                           {{"target", expression(of.a, "Store")},
                            {"op", make(detail::type_of_operator(of.op))},
                            {"value", expression(of.b)}});
        case node_kind::annotated:
            return make_at(where, "AnnAssign",
                           {{"target", expression(of.a, "Store")},
                            {"annotation", expression(of.b)},
                            {"value", optional(of.c)},
                            {"simple", number(of.op)}});
        case node_kind::returning: return make_at(where, "Return", {{"value", optional(of.a)}});
        case node_kind::raising:
            return make_at(where, "Raise", {{"exc", optional(of.a)}, {"cause", optional(of.b)}});
        case node_kind::pass: return placed(where, make("Pass"));
        case node_kind::breaking: return placed(where, make("Break"));
        case node_kind::continuing: return placed(where, make("Continue"));
        case node_kind::deleting: return deleting(of);
        case node_kind::global:
        case node_kind::nonlocal:
            return make_at(where, of.kind == node_kind::global ? "Global" : "Nonlocal",
                           {{"names", listed(of.items.count, [&](std::size_t i) {
                                 return held(tree_[tree_.item(of.items, i)].held);
                             })}});
        case node_kind::assertion:
            return make_at(where, "Assert", {{"test", expression(of.a)}, {"msg", optional(of.b)}});
        case node_kind::import: return make_at(where, "Import", {{"names", aliases(of)}});
        case node_kind::import_from:
            return make_at(
                where, "ImportFrom",
                {{"module", held(of.held)}, {"names", aliases(of)}, {"level", number(of.op)}});
        case node_kind::conditionally:
        case node_kind::looping:
            return make_at(where, of.kind == node_kind::looping ? "While" : "If",
                           {{"test", expression(of.a)},
                            {"body", statements(of.items)},
                            {"orelse", statements(of.more)}});
        case node_kind::iterating:
            return make_at(where, of.op != 0 ? "AsyncFor" : "For",
                           {{"target", expression(of.a, "Store")},
                            {"iter", expression(of.b)},
                            {"body", statements(of.items)},
                            {"orelse", statements(of.more)},
                            {"type_comment", none()}});
        case node_kind::function: return function(of);
        case node_kind::class_: return class_definition(of);
        case node_kind::trying:
            return make_at(where, of.op != 0 ? "TryStar" : "Try",
                           {{"body", statements(of.items)},
                            {"handlers", handlers(of)},
                            {"orelse", statements(of.decorators)},
                            {"finalbody", statements(of.last)}});
        case node_kind::with:
            return make_at(where, of.op != 0 ? "AsyncWith" : "With",
                           {{"items", with_items(of)},
                            {"body", statements(of.more)},
                            {"type_comment", none()}});
        default:
            return make_at(where, "Match", {{"subject", expression(of.a)}, {"cases", cases(of)}});
        }
    }

    /// A tuple without parentheses is several targets.
    constexpr owned deleting(const node& of) noexcept {
        const node only = tree_[tree_.item(of.items, 0)];
        const bool several = only.kind == node_kind::tuple && only.op == 0;
        return make_at(of.where, "Delete",
                       {{"targets", expressions(several ? only.items : of.items, "Del")}});
    }

    constexpr owned aliases(const node& of) noexcept {
        const bool all = of.kind == node_kind::import_from && of.items.count == 0;
        return listed(all ? 1 : of.items.count, [&](std::size_t i) {
            const node each = tree_[all ? of.b : tree_.item(of.items, i)];
            return make_at(each.where, "alias",
                           {{"name", held(each.held)},
                            {"asname", held(each.a != 0 ? tree_[each.a].held : nullptr)}});
        });
    }

    constexpr owned function(const node& of) noexcept {
        return make_at(of.where, of.op != 0 ? "AsyncFunctionDef" : "FunctionDef",
                       {{"name", held(of.held)},
                        {"args", parameters(of.items)},
                        {"body", statements(of.more)},
                        {"decorator_list", expressions(of.decorators)},
                        {"returns", optional(of.a)},
                        {"type_comment", none()}});
    }

    constexpr owned class_definition(const node& of) noexcept {
        const node bases = of.a != 0 ? tree_[of.a] : node{};
        return make_at(of.where, "ClassDef",
                       {{"name", held(of.held)},
                        {"bases", expressions(bases.items)},
                        {"keywords", keywords(bases)},
                        {"body", statements(of.more)},
                        {"decorator_list", expressions(of.decorators)}});
    }

    constexpr owned handlers(const node& of) noexcept {
        return listed(of.more.count, [&](std::size_t i) {
            const node each = tree_[tree_.item(of.more, i)];
            return make_at(each.where, "ExceptHandler",
                           {{"type", optional(each.a)},
                            {"name", held(each.held)},
                            {"body", statements(each.items)}});
        });
    }

    constexpr owned with_items(const node& of) noexcept {
        return listed(of.items.count, [&](std::size_t i) {
            const node each = tree_[tree_.item(of.items, i)];
            return make("withitem", {{"context_expr", expression(each.a)},
                                     {"optional_vars", optional(each.b, "Store")}});
        });
    }

    constexpr owned cases(const node& of) noexcept {
        return listed(of.items.count, [&](std::size_t i) {
            const node each = tree_[tree_.item(of.items, i)];
            return make("match_case", {{"pattern", pattern(each.a)},
                                       {"guard", optional(each.b)},
                                       {"body", statements(each.items)}});
        });
    }
};

} // namespace stasis::compiler
