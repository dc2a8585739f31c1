// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/pattern_reader.hpp: nodes of objects of the module _ast's types: patterns.
// CPython 3.11: obj2ast_pattern (Python/Python-ast.c), validate_pattern (Python/ast.c).
#pragma once

#include <stasis/compiler/tree_reader.hpp>

#include <initializer_list>

namespace stasis::compiler {

/// Reads patterns.
class pattern_reader : public tree_reader {
protected:
    using tree_reader::tree_reader;
    constexpr ~pattern_reader() = default;

    /// A field that has to be a pattern.
    constexpr node_id pattern_of(value self, const char* type, const char* field) noexcept {
        const owned held = required(self, type, field);
        if (held && held.get().kind == tag::none) {
            return lacks(type, field);
        }
        return held ? pattern(held.get(), false) : 0;
    }

private:
    constexpr bool patterns(value self, const char* type, const char* field, node_list& made,
                            bool starred) noexcept {
        return nodes(self, type, field, made, [&](value item) { return pattern(item, starred); });
    }

    /// A pattern; only some places may have one with a star.
    constexpr node_id pattern(value self, bool starred) noexcept {
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return 0;
        }
        node made;
        if (!place_of(self, "pattern", made.where)) {
            return 0;
        }
        const text type = type_name(self);
        return !in_.failed() && read(self, type, made, starred) ? tree_.add(made) : 0;
    }

    constexpr bool read(value self, const text& type, node& made, bool starred) noexcept {
        const auto is = [&](const char* name, node_kind kind) {
            made.kind = kind;
            return type == text{name};
        };
        if (is("MatchValue", node_kind::match_value)) {
            made.a = key(expression_of(self, "MatchValue", "value"));
            return made.a != 0;
        }
        if (is("MatchSingleton", node_kind::match_value)) {
            const owned held = required(self, "MatchSingleton", "value");
            if (!held) {
                return false;
            }
            if (held.get().kind != tag::none && held.get().kind != tag::boolean) {
                return refuse(value_error_type,
                              "MatchSingleton can only contain True, False and None");
            }
            object* const kept = in_.keep(owned::share(held.get()));
            made.a =
                kept != nullptr
                    ? tree_.add({.kind = node_kind::constant, .where = made.where, .held = kept})
                    : 0;
            return made.a != 0;
        }
        if (is("MatchSequence", node_kind::match_sequence)) {
            return patterns(self, "MatchSequence", "patterns", made.items, true);
        }
        if (is("MatchStar", node_kind::match_star)) {
            if (!starred) {
                return refuse(value_error_type, "can't use MatchStar here");
            }
            return capture(self, "name", made.held);
        }
        if (is("MatchMapping", node_kind::match_mapping)) {
            return mapping(self, made);
        }
        if (is("MatchClass", node_kind::match_class)) {
            return class_pattern(self, made);
        }
        if (is("MatchOr", node_kind::match_or)) {
            return patterns(self, "MatchOr", "patterns", made.items, false) &&
                   (made.items.count >= 2 ||
                    refuse(value_error_type, "MatchOr requires at least 2 patterns"));
        }
        if (is("MatchAs", node_kind::match_as)) {
            return match_as(self, made);
        }
        return refuse_type(self, "pattern");
    }

    constexpr bool capture(value self, const char* field, object*& to) noexcept {
        if (!identifier(optional(self, field), to)) {
            return false;
        }
        if (to != nullptr && text_of(to) == text{"_"}) {
            return refuse(value_error_type, "can't capture name '_' in patterns");
        }
        return to == nullptr || check_name(to);
    }

    constexpr bool match_as(value self, node& made) noexcept {
        const owned inner = optional(self, "pattern");
        if (!inner || !capture(self, "name", made.held)) {
            return false;
        }
        if (inner.get().kind == tag::none) {
            return true;
        }
        if (made.held == nullptr) {
            return refuse(value_error_type, "MatchAs must specify a target name if a pattern is "
                                            "given");
        }
        made.a = pattern(inner.get(), false);
        return made.a != 0;
    }

    constexpr bool mapping(value self, node& made) noexcept {
        row<node_id> keys{in_.thread};
        ssize count = 0;
        if (!each_of(self, "MatchMapping", "keys", count, [&](value item) {
                const node_id one = mapping_key(expression(item));
                return one != 0 && keys.push(one);
            })) {
            return false;
        }
        const std::size_t begun = tree_.begin();
        std::size_t next = 0;
        if (!each_of(self, "MatchMapping", "patterns", count, [&](value item) {
                const node_id one = pattern(item, false);
                const node_id at = next < keys.size() ? keys[next] : 0;
                ++next;
                return one != 0 && tree_.put(at) && tree_.put(one);
            })) {
            return false;
        }
        if (next != keys.size()) {
            return refuse(value_error_type,
                          "MatchMapping doesn't have the same number of keys as patterns");
        }
        return tree_.end(begun, made.items) && capture(self, "rest", made.held);
    }

    constexpr bool class_pattern(value self, node& made) noexcept {
        made.a = expression_of(self, "MatchClass", "cls");
        row<object*> names{in_.thread};
        ssize count = 0;
        if (made.a == 0 || !patterns(self, "MatchClass", "patterns", made.items, false) ||
            !each_of(self, "MatchClass", "kwd_attrs", count, [&](value item) {
                object* name = nullptr;
                return name_in(item, "MatchClass", "kwd_attrs", name) && check_name(name) &&
                       names.push(name);
            })) {
            return false;
        }
        for (node_id at = made.a; tree_[at].kind != node_kind::name; at = tree_[at].a) {
            if (tree_[at].kind != node_kind::attribute) {
                return refuse(value_error_type, "MatchClass cls field can only contain Name or "
                                                "Attribute nodes.");
            }
        }
        std::size_t next = 0;
        if (!nodes(self, "MatchClass", "kwd_patterns", made.more, [&](value item) -> node_id {
                node each{.kind = node_kind::match_keyword, .a = pattern(item, false)};
                each.held = next < names.size() ? names[next] : nullptr;
                ++next;
                each.where = tree_[each.a].where;
                return each.a != 0 ? tree_.add(each) : 0;
            })) {
            return false;
        }
        return next == names.size() ||
               refuse(value_error_type,
                      "MatchClass doesn't have the same number of keyword attributes as patterns");
    }

    /// A key of a mapping, which None and bools may be, too.
    constexpr node_id mapping_key(node_id spelled) noexcept {
        if (spelled != 0 && tree_[spelled].kind == node_kind::constant) {
            const tag kind = load(tree_[spelled].held).kind;
            if (kind == tag::none || kind == tag::boolean) {
                return spelled;
            }
        }
        return key(spelled);
    }

    /// What a value is compared with: a literal or an attribute. Signed and complex numbers are
    /// computed. CPython 3.11: validate_pattern_match_value (Python/ast.c).
    constexpr node_id key(node_id spelled) noexcept {
        if (spelled == 0) {
            return 0;
        }
        const node of = tree_[spelled];
        switch (of.kind) {
        case node_kind::attribute:
        case node_kind::joined: return spelled; // what emits it refuses the latter
        case node_kind::constant:
            if (!is_constant_of(spelled,
                                {&int_type, &float_type, &complex_type, &str_type, &bytes_type})) {
                return refuse(value_error_type, "unexpected constant inside of a literal pattern");
            }
            return spelled;
        case node_kind::unary:
            if (is_negative(spelled, {&int_type, &float_type, &complex_type})) {
                return computed(spelled, negated(of));
            }
            break;
        case node_kind::binary:
            if (is_complex(of)) {
                const node real = tree_[of.a];
                owned left;
                if (real.kind == node_kind::unary) {
                    left = negated(real);
                } else {
                    left = owned::share(load(real.held));
                }
                return left ? computed(spelled,
                                       interpreter::binary(
                                           in_.thread, static_cast<opcode::binary_operator>(of.op),
                                           left.get(), load(tree_[of.b].held)))
                            : 0;
            }
            break;
        default: break;
        }
        return refuse(value_error_type, "patterns may only match literals and attribute lookups");
    }

    using type_list = std::initializer_list<const type_object*>;

    constexpr bool is_constant_of(node_id at, type_list wanted) noexcept {
        bool found = false;
        for (const type_object* each : wanted) {
            found = found || (tree_[at].kind == node_kind::constant &&
                              type_of(load(tree_[at].held)) == each);
        }
        return found;
    }
    constexpr bool is_negative(node_id at, type_list wanted) noexcept {
        const node of = tree_[at];
        return of.kind == node_kind::unary &&
               static_cast<opcode::opcode>(of.op) == opcode::opcode::UNARY_NEGATIVE &&
               is_constant_of(of.a, wanted);
    }
    /// Whether it is a real number, and an imaginary one without a sign.
    constexpr bool is_complex(const node& of) noexcept {
        const auto does = static_cast<opcode::binary_operator>(of.op);
        return (does == opcode::binary_operator::NB_ADD ||
                does == opcode::binary_operator::NB_SUBTRACT) &&
               (is_constant_of(of.a, {&int_type, &float_type}) ||
                is_negative(of.a, {&int_type, &float_type})) &&
               is_constant_of(of.b, {&complex_type});
    }

    constexpr owned negated(const node& of) noexcept {
        return interpreter::unary(in_.thread, interpreter::unary_operator::negative,
                                  load(tree_[of.a].held));
    }
    constexpr node_id computed(node_id spelled, owned result) noexcept {
        object* const held = in_.keep(static_cast<owned&&>(result));
        return held != nullptr ? tree_.add({.kind = node_kind::constant,
                                            .where = tree_[spelled].where,
                                            .a = spelled,
                                            .held = held})
                               : 0;
    }
};

} // namespace stasis::compiler
