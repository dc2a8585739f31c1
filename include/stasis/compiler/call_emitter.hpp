// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/call_emitter.hpp: the instructions of calls, and of making functions.
// CPython 3.11: compiler_call_helper, compiler_default_arguments, compiler_visit_annotations
// (Python/compile.c).
#pragma once

#include <stasis/compiler/emitter.hpp>

namespace stasis::compiler {

/// Emits what calls and functions are given.
class call_emitter : public emitter {
protected:
    using emitter::emitter;
    constexpr ~call_emitter() = default;

    /// An expression's instructions.
    virtual constexpr bool visit(node_id at) noexcept = 0;
    /// A function's or a comprehension's code object; null: an exception is pending.
    virtual constexpr object* code_of(node_id function) noexcept = 0;

    constexpr bool attribute(op does, const node& of) noexcept {
        object* const name = scopes_.mangled(scope_number(), of.held);
        const access how = does == op::STORE_ATTR    ? access::store
                           : does == op::DELETE_ATTR ? access::del
                                                     : access::load;
        return name != nullptr && writable(of.held, of.where, how) &&
               unit_.add_named(does, name, of.where);
    }

    /// Parts of a call that follow the function and the first arguments.
    constexpr bool arguments(const node& of, unsigned before) noexcept {
        bool unpacks = false;
        for (std::size_t i = 0; i < of.items.count; ++i) {
            unpacks = unpacks || tree_[tree_.item(of.items, i)].kind == node_kind::starred;
        }
        for (std::size_t i = 0; i < of.more.count; ++i) {
            unpacks = unpacks || tree_[tree_.item(of.more, i)].held == nullptr;
        }
        return not_repeated(of) &&
               (unpacks ? unpacked_arguments(of, before) : plain_arguments(of, before));
    }

    /// A function that a node defines: its defaults, annotations and closure, and then itself.
    constexpr bool function(node_id at, const node& of) noexcept {
        unsigned flags = 0;
        for (std::size_t i = 0; i < of.items.count; ++i) {
            if (!writable(tree_[tree_.item(of.items, i)].held, of.where)) {
                return false;
            }
        }
        if (!defaults(of.items, flags) || !keyword_defaults(of.items, flags) ||
            (of.kind == node_kind::function && !annotations(of, flags))) {
            return false;
        }
        object* const code = code_of(at);
        return code != nullptr && make_function(code, flags, of.where);
    }

private:
    constexpr bool not_repeated(const node& call) noexcept {
        const node_list& keywords = call.more;
        for (std::size_t i = 0; i < keywords.count; ++i) {
            const node& named = tree_[tree_.item(keywords, i)];
            if (named.held != nullptr && !writable(named.held, call.where)) {
                return false;
            }
            for (std::size_t j = 0; j < i && named.held != nullptr; ++j) {
                const object* const other = tree_[tree_.item(keywords, j)].held;
                if (other != nullptr && text_of(named.held) == text_of(other)) {
                    in_.refuse(named.where, "keyword argument repeated: ", named.held);
                    return false;
                }
            }
        }
        return true;
    }

    constexpr bool plain_arguments(const node& of, unsigned before) noexcept {
        for (std::size_t i = 0; i < of.items.count; ++i) {
            if (!visit(tree_.item(of.items, i))) {
                return false;
            }
        }
        if (of.more.count != 0) {
            const owned names = owned::take(new_list(in_.thread, 0));
            for (std::size_t i = 0; i < of.more.count; ++i) {
                const node each = tree_[tree_.item(of.more, i)];
                object* const name = scopes_.mangled(scope_number(), each.held);
                if (!names || name == nullptr || !visit(each.a) ||
                    !append(in_.thread, static_cast<list_object*>(names.as_object()),
                            make_object(name))) {
                    return false;
                }
            }
            unsigned index = 0;
            object* const tuple = in_.keep(make_tuple(in_.thread, names.get()));
            if (tuple == nullptr || !unit_.constant(tuple, index) ||
                !add(op::KW_NAMES, of.where, index)) {
                return false;
            }
        }
        return call(before + of.items.count + of.more.count, of.where);
    }

    /// f(*a, **b): a tuple, or what `*` has if that is all, and a dict. The first arguments are on
    /// the stack.
    constexpr bool unpacked_arguments(const node& of, unsigned before) noexcept {
        const bool only_star = before == 0 && of.items.count == 1 &&
                               tree_[tree_.item(of.items, 0)].kind == node_kind::starred;
        if (only_star) {
            if (!visit(tree_[tree_.item(of.items, 0)].a)) {
                return false;
            }
        } else if (!add(op::BUILD_LIST, of.where, before)) {
            return false;
        }
        for (std::size_t i = 0; !only_star && i < of.items.count; ++i) {
            const node_id item = tree_.item(of.items, i);
            const node each = tree_[item];
            const bool starred = each.kind == node_kind::starred;
            if (!visit(starred ? each.a : item) ||
                !add(starred ? op::LIST_EXTEND : op::LIST_APPEND, of.where, 1)) {
                return false;
            }
        }
        if (!only_star && !add(op::LIST_TO_TUPLE, of.where)) {
            return false;
        }
        if (of.more.count != 0 && !add(op::BUILD_MAP, of.where, 0)) {
            return false;
        }
        for (std::size_t i = 0; i < of.more.count; ++i) {
            const node each = tree_[tree_.item(of.more, i)];
            if (each.held != nullptr) {
                object* const name = scopes_.mangled(scope_number(), each.held);
                if (name == nullptr || !unit_.add_constant(name, each.where) || !visit(each.a) ||
                    !add(op::BUILD_MAP, of.where, 1)) {
                    return false;
                }
            } else if (!visit(each.a)) {
                return false;
            }
            if (!add(op::DICT_MERGE, of.where, 1)) {
                return false;
            }
        }
        return add(op::CALL_FUNCTION_EX, of.where, of.more.count != 0 ? 1 : 0);
    }

    constexpr bool defaults(const node_list& parameters, unsigned& flags) noexcept {
        unsigned count = 0;
        span where;
        for (std::size_t i = 0; i < parameters.count; ++i) {
            const node each = tree_[tree_.item(parameters, i)];
            if (each.b != 0 && static_cast<parameter_kind>(each.op) <= parameter_kind::positional) {
                where = each.where;
                ++count;
                if (!visit(each.b)) {
                    return false;
                }
            }
        }
        flags |= count != 0 ? 1 : 0;
        return count == 0 || add(op::BUILD_TUPLE, where, count);
    }

    constexpr bool keyword_defaults(const node_list& parameters, unsigned& flags) noexcept {
        unsigned count = 0;
        span where;
        for (std::size_t i = 0; i < parameters.count; ++i) {
            const node each = tree_[tree_.item(parameters, i)];
            if (each.b != 0 &&
                static_cast<parameter_kind>(each.op) == parameter_kind::keyword_only) {
                object* const name = scopes_.mangled(scope_number(), each.held);
                where = each.where;
                ++count;
                if (name == nullptr || !unit_.add_constant(name, where) || !visit(each.b)) {
                    return false;
                }
            }
        }
        flags |= count != 0 ? 2 : 0;
        return count == 0 || add(op::BUILD_MAP, where, count);
    }

    constexpr bool annotations(const node& of, unsigned& flags) noexcept {
        unsigned count = 0;
        const auto annotate = [&](object* named, node_id note) {
            ++count;
            object* const name = scopes_.mangled(scope_number(), named);
            if (name == nullptr || !unit_.add_constant(name, tree_[note].where)) {
                return false;
            }
            // *args: *Ts
            const node held = tree_[note];
            if (held.kind == node_kind::starred) {
                return visit(held.a) && add(op::UNPACK_SEQUENCE, held.where, 1);
            }
            return visit(note);
        };
        for (std::size_t i = 0; i < of.items.count; ++i) {
            const node each = tree_[tree_.item(of.items, i)];
            if (each.a != 0 && !annotate(each.held, each.a)) {
                return false;
            }
        }
        if (of.a != 0 && !annotate(pointer_to(graph::str_<"return">), of.a)) {
            return false;
        }
        flags |= count != 0 ? 4 : 0;
        return count == 0 || add(op::BUILD_TUPLE, of.where, 2 * count);
    }
};

} // namespace stasis::compiler
