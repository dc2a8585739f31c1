// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/tree_objects.hpp: objects of the module _ast's types for the nodes of a tree.
// Promises: the nodes, fields, contexts and places of CPython 3.11's. CPython 3.11: ast2obj_expr
// and its like (Python/Python-ast.c). Refuses: type comments, which are None.
#pragma once

#include <stasis/compiler/node_types.hpp>
#include <stasis/interpreter/import.hpp>
#include <stasis/state/counted_call.hpp>

namespace stasis::compiler {

namespace detail {

/// A field of an object, and what it has; empty: an exception is pending.
struct tree_field {
    const char* name;
    owned held;
};

} // namespace detail

/// Makes objects of expressions and patterns. Where something gives an object, empty says that an
/// exception is pending.
class tree_objects {
public:
    tree_objects(const tree_objects&) = delete;
    tree_objects& operator=(const tree_objects&) = delete;

protected:
    using field = detail::tree_field;

    /// `types`: the module _ast.
    constexpr tree_objects(source& in, syntax_tree& tree, value types) noexcept
        : in_(in), tree_(tree), types_(types) {}
    constexpr ~tree_objects() = default;

    // Parts.

    [[nodiscard]] static constexpr owned none() noexcept { return owned::share(none_value); }
    [[nodiscard]] static constexpr owned number(std::int64_t of) noexcept {
        return owned::share(make_int(of));
    }
    /// What a node holds, or None.
    [[nodiscard]] static constexpr owned held(object* of) noexcept {
        return owned::share(of != nullptr ? load(of) : none_value);
    }

    constexpr bool set(value self, const char* name, const owned& item) noexcept {
        const owned key = new_str(in_.thread, name);
        return item && key &&
               interpreter::set_attribute(in_.thread, self, key.as_object(), item.get());
    }

    /// An object of a type with so many fields.
    template <std::size_t Count>
    constexpr owned make(const char* type, const field (&fields)[Count]) noexcept {
        owned made = make(type);
        for (std::size_t i = 0; made && i < Count; ++i) {
            if (!set(made.get(), fields[i].name, fields[i].held)) {
                return {};
            }
        }
        return made;
    }
    constexpr owned make(const char* type) noexcept {
        const owned name = new_str(in_.thread, type);
        owned found;
        if (name) {
            found = interpreter::get_attribute(in_.thread, types_, name.as_object());
        }
        if (!found) {
            return {};
        }
        return interpreter::call(in_.thread, found.get(), arguments{nullptr, 0, nullptr});
    }
    /// The same with a place.
    template <std::size_t Count>
    constexpr owned make_at(const span& where, const char* type,
                            const field (&fields)[Count]) noexcept {
        return placed(where, make(type, fields));
    }
    constexpr owned placed(const span& where, owned made) noexcept {
        const bool kept = made && set(made.get(), "lineno", number(where.begin.line)) &&
                          set(made.get(), "col_offset", number(in_.byte_column(where.begin))) &&
                          set(made.get(), "end_lineno", number(where.end.line)) &&
                          set(made.get(), "end_col_offset", number(in_.byte_column(where.end)));
        if (!kept || in_.failed()) {
            return {};
        }
        return made;
    }

    /// A list of what `each` makes of numbers below `count`.
    template <class Each>
    constexpr owned listed(std::size_t count, Each each) noexcept {
        owned all = owned::take(new_list(in_.thread, 0));
        for (std::size_t i = 0; all && i < count; ++i) {
            const owned one = each(i);
            if (!one ||
                !append(in_.thread, static_cast<list_object*>(all.as_object()), one.get())) {
                return {};
            }
        }
        return all;
    }
    constexpr owned expressions(const node_list& of, const char* context = "Load") noexcept {
        return listed(of.count,
                      [&](std::size_t i) { return expression(tree_.item(of, i), context); });
    }
    constexpr owned optional(node_id at, const char* context = "Load") noexcept {
        if (at == 0) {
            return none();
        }
        return expression(at, context);
    }

    // Expressions.

    /// An expression; only those that can be targets have a context: Load, Store or Del.
    constexpr owned expression(node_id at, const char* context = "Load") noexcept {
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return {};
        }
        const node of = tree_[at];
        const span& at_place = of.where;
        switch (of.kind) {
        case node_kind::name:
            return make_at(at_place, "Name", {{"id", held(of.held)}, {"ctx", make(context)}});
        case node_kind::constant: return constant(of, at_place);
        case node_kind::joined: return joined(of, at_place);
        case node_kind::tuple:
        case node_kind::list:
            return make_at(at_place, of.kind == node_kind::tuple ? "Tuple" : "List",
                           {{"elts", expressions(of.items, context)}, {"ctx", make(context)}});
        case node_kind::set: return make_at(at_place, "Set", {{"elts", expressions(of.items)}});
        case node_kind::dict: return dict(of);
        case node_kind::starred:
            return make_at(at_place, "Starred",
                           {{"value", expression(of.a, context)}, {"ctx", make(context)}});
        case node_kind::attribute:
            return make_at(
                at_place, "Attribute",
                {{"value", expression(of.a)}, {"attr", held(of.held)}, {"ctx", make(context)}});
        case node_kind::subscript:
            return make_at(
                at_place, "Subscript",
                {{"value", expression(of.a)}, {"slice", expression(of.b)}, {"ctx", make(context)}});
        case node_kind::slice:
            return make_at(
                at_place, "Slice",
                {{"lower", optional(of.a)}, {"upper", optional(of.b)}, {"step", optional(of.c)}});
        case node_kind::call:
            return make_at(at_place, "Call",
                           {{"func", expression(of.a)},
                            {"args", expressions(of.items)},
                            {"keywords", keywords(of)}});
        case node_kind::unary:
            return make_at(at_place, "UnaryOp",
                           {{"op", make(detail::type_of_number(detail::unary_types, of.op))},
                            {"operand", expression(of.a)}});
        case node_kind::binary:
            return make_at(at_place, "BinOp",
                           {{"left", expression(of.a)},
                            {"op", make(detail::type_of_operator(of.op))},
                            {"right", expression(of.b)}});
        case node_kind::boolean:
            return make_at(at_place, "BoolOp",
                           {{"op", make(detail::type_of_number(detail::boolean_types, of.op))},
                            {"values", expressions(of.items)}});
        case node_kind::compare: return compare(of);
        case node_kind::conditional:
            return make_at(at_place, "IfExp",
                           {{"test", expression(of.a)},
                            {"body", expression(of.b)},
                            {"orelse", expression(of.c)}});
        case node_kind::named:
            return make_at(at_place, "NamedExpr",
                           {{"target", expression(of.a, "Store")}, {"value", expression(of.b)}});
        case node_kind::lambda:
            return make_at(at_place, "Lambda",
                           {{"args", parameters(of.items)}, {"body", expression(of.a)}});
        case node_kind::comprehension: return comprehension(of);
        case node_kind::await: return make_at(at_place, "Await", {{"value", expression(of.a)}});
        case node_kind::yield: return make_at(at_place, "Yield", {{"value", optional(of.a)}});
        default: return make_at(at_place, "YieldFrom", {{"value", expression(of.a)}});
        }
    }

    /// A constant; of one that a pattern has computed, how it was spelled.
    constexpr owned constant(const node& of, const span& where) noexcept {
        if (of.a != 0) {
            return expression(of.a);
        }
        return make_at(where, "Constant",
                       {{"value", held(of.held)},
                        {"kind", held(of.op != 0 ? pointer_to(graph::str_<"u">) : nullptr)}});
    }

    /// An f-string, or a field's format, which has a place of its own, as what it ends with; all
    /// else that is directly in it has the place of the whole.
    constexpr owned joined(const node& of, const span& whole) noexcept {
        const auto part = [&](std::size_t i) -> owned {
            const node each = tree_[tree_.item(of.items, i)];
            if (each.kind == node_kind::constant) {
                return constant(each, i + 1 == of.items.count ? of.where : whole);
            }
            return make_at(
                whole, "FormattedValue",
                {{"value", expression(each.a)},
                 {"conversion", number(each.op != 0 ? static_cast<std::int64_t>(each.op) : -1)},
                 {"format_spec", format_of(each, whole)}});
        };
        return make_at(of.where, "JoinedStr", {{"values", listed(of.items.count, part)}});
    }

    constexpr owned format_of(const node& of, const span& whole) noexcept {
        if (of.b == 0) {
            return none();
        }
        return joined(tree_[of.b], whole);
    }

    constexpr owned dict(const node& of) noexcept {
        const std::size_t count = of.items.count / 2;
        return make_at(
            of.where, "Dict",
            {{"keys",
              listed(count, [&](std::size_t i) { return optional(tree_.item(of.items, 2 * i)); })},
             {"values", listed(count, [&](std::size_t i) {
                  return expression(tree_.item(of.items, 2 * i + 1));
              })}});
    }

    constexpr owned keywords(const node& call) noexcept {
        return listed(call.more.count, [&](std::size_t i) {
            const node each = tree_[tree_.item(call.more, i)];
            return make_at(each.where, "keyword",
                           {{"arg", held(each.held)}, {"value", expression(each.a)}});
        });
    }

    constexpr owned compare(const node& of) noexcept {
        const std::size_t count = of.items.count / 2;
        return make_at(of.where, "Compare",
                       {{"left", expression(tree_.item(of.items, 0))},
                        {"ops", listed(count,
                                       [&](std::size_t i) {
                                           return make(detail::type_of_number(
                                               detail::comparison_types,
                                               tree_[tree_.item(of.items, 2 * i + 1)].op));
                                       })},
                        {"comparators", listed(count, [&](std::size_t i) {
                             return expression(tree_.item(of.items, 2 * i + 2));
                         })}});
    }

    constexpr owned comprehension(const node& of) noexcept {
        const auto each = [&](std::size_t i) {
            const node part = tree_[tree_.item(of.items, i)];
            return make("comprehension", {{"target", expression(part.a, "Store")},
                                          {"iter", expression(part.b)},
                                          {"ifs", expressions(part.items)},
                                          {"is_async", number(part.op)}});
        };
        const auto kind = static_cast<comprehension_kind>(of.op);
        if (kind == comprehension_kind::dict) {
            return make_at(of.where, "DictComp",
                           {{"key", expression(of.a)},
                            {"value", expression(of.b)},
                            {"generators", listed(of.items.count, each)}});
        }
        return make_at(of.where,
                       kind == comprehension_kind::list  ? "ListComp"
                       : kind == comprehension_kind::set ? "SetComp"
                                                         : "GeneratorExp",
                       {{"elt", expression(of.a)}, {"generators", listed(of.items.count, each)}});
    }

    // Parameters.

    constexpr owned parameter(const node& of) noexcept {
        return make_at(
            of.where, "arg",
            {{"arg", held(of.held)}, {"annotation", optional(of.a)}, {"type_comment", none()}});
    }
    /// Those of a kind; `part` makes what the list has of each, or nothing that it leaves out.
    template <class Part>
    constexpr owned parameters_of(const node_list& all, parameter_kind kind, Part part) noexcept {
        owned made = owned::take(new_list(in_.thread, 0));
        for (std::size_t i = 0; made && i < all.count; ++i) {
            const node each = tree_[tree_.item(all, i)];
            if (static_cast<parameter_kind>(each.op) == kind) {
                const owned one = part(each);
                if (in_.failed() ||
                    (one &&
                     !append(in_.thread, static_cast<list_object*>(made.as_object()), one.get()))) {
                    return {};
                }
            }
        }
        return made;
    }
    /// The only one of a kind, or None.
    constexpr owned variadic(const node_list& all, parameter_kind kind) noexcept {
        for (std::size_t i = 0; i < all.count; ++i) {
            const node each = tree_[tree_.item(all, i)];
            if (static_cast<parameter_kind>(each.op) == kind) {
                return parameter(each);
            }
        }
        return none();
    }
    constexpr owned parameters(const node_list& all) noexcept {
        const auto itself = [&](const node& of) { return parameter(of); };
        owned defaults = listed(0, [&](std::size_t) { return none(); });
        for (std::size_t i = 0; defaults && i < all.count; ++i) {
            const node each = tree_[tree_.item(all, i)];
            if (each.b == 0 || static_cast<parameter_kind>(each.op) > parameter_kind::positional) {
                continue;
            }
            const owned one = expression(each.b);
            if (!one ||
                !append(in_.thread, static_cast<list_object*>(defaults.as_object()), one.get())) {
                return {};
            }
        }
        return make("arguments",
                    {{"posonlyargs", parameters_of(all, parameter_kind::positional_only, itself)},
                     {"args", parameters_of(all, parameter_kind::positional, itself)},
                     {"vararg", variadic(all, parameter_kind::all_positional)},
                     {"kwonlyargs", parameters_of(all, parameter_kind::keyword_only, itself)},
                     {"kw_defaults", parameters_of(all, parameter_kind::keyword_only,
                                                   [&](const node& of) { return optional(of.b); })},
                     {"kwarg", variadic(all, parameter_kind::all_keywords)},
                     {"defaults", static_cast<owned&&>(defaults)}});
    }

    // Patterns.

    constexpr owned patterns(const node_list& of) noexcept {
        return listed(of.count, [&](std::size_t i) { return pattern(tree_.item(of, i)); });
    }

    constexpr owned pattern(node_id at) noexcept {
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return {};
        }
        const node of = tree_[at];
        switch (of.kind) {
        case node_kind::match_value: {
            const node& spelled = tree_[of.a];
            const tag kind =
                spelled.kind == node_kind::constant ? load(spelled.held).kind : tag::object;
            if (kind == tag::none || kind == tag::boolean) {
                return make_at(of.where, "MatchSingleton", {{"value", held(spelled.held)}});
            }
            return make_at(of.where, "MatchValue", {{"value", expression(of.a)}});
        }
        case node_kind::match_sequence:
            return make_at(of.where, "MatchSequence", {{"patterns", patterns(of.items)}});
        case node_kind::match_star:
            return make_at(of.where, "MatchStar", {{"name", held(of.held)}});
        case node_kind::match_mapping: return mapping(of);
        case node_kind::match_class: return class_pattern(of);
        case node_kind::match_or:
            return make_at(of.where, "MatchOr", {{"patterns", patterns(of.items)}});
        default:
            return make_at(of.where, "MatchAs",
                           {{"pattern", inner_pattern(of)}, {"name", held(of.held)}});
        }
    }

    constexpr owned inner_pattern(const node& of) noexcept {
        if (of.a == 0) {
            return none();
        }
        return pattern(of.a);
    }

    constexpr owned mapping(const node& of) noexcept {
        const std::size_t count = of.items.count / 2;
        return make_at(
            of.where, "MatchMapping",
            {{"keys",
              listed(count,
                     [&](std::size_t i) { return expression(tree_.item(of.items, 2 * i)); })},
             {"patterns",
              listed(count,
                     [&](std::size_t i) { return pattern(tree_.item(of.items, 2 * i + 1)); })},
             {"rest", held(of.held)}});
    }

    constexpr owned class_pattern(const node& of) noexcept {
        const auto named = [&](std::size_t i) { return tree_[tree_.item(of.more, i)]; };
        return make_at(of.where, "MatchClass",
                       {{"cls", expression(of.a)},
                        {"patterns", patterns(of.items)},
                        {"kwd_attrs",
                         listed(of.more.count, [&](std::size_t i) { return held(named(i).held); })},
                        {"kwd_patterns", listed(of.more.count, [&](std::size_t i) {
                             return pattern(named(i).a);
                         })}});
    }

    source& in_;
    syntax_tree& tree_;

private:
    const value types_;
};

} // namespace stasis::compiler
