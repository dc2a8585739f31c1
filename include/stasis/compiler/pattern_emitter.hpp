// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/pattern_emitter.hpp: the instructions of patterns, and what they may be.
// CPython 3.11: compiler_pattern and what it calls (Python/compile.c).
#pragma once

#include <stasis/compiler/capture_emitter.hpp>

namespace stasis::compiler {

/// Emits patterns.
class pattern_emitter : public capture_emitter {
protected:
    using capture_emitter::capture_emitter;
    constexpr ~pattern_emitter() = default;

    /// A pattern; the value that it is about is popped.
    constexpr bool pattern(node_id at) noexcept {
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return false;
        }
        const node of = tree_[at];
        last_ = of.where;
        switch (of.kind) {
        case node_kind::match_value: return value_pattern(of);
        case node_kind::match_sequence: return sequence(of);
        case node_kind::match_mapping: return mapping(of);
        case node_kind::match_class: return class_pattern(of);
        case node_kind::match_star: return capture(of.held, of.where);
        case node_kind::match_or: return alternatives(of);
        default: return as_pattern(of);
        }
    }

private:
    /// A pattern within another may match everything.
    constexpr bool inner(node_id at) noexcept {
        const bool before = now_.irrefutable;
        now_.irrefutable = true;
        const bool done = pattern(at);
        now_.irrefutable = before;
        return done;
    }

    constexpr bool value_pattern(const node& of) noexcept {
        const node held = tree_[of.a];
        if (held.kind != node_kind::constant && held.kind != node_kind::attribute) {
            return refuse(of.where, "patterns may only match literals and attribute lookups");
        }
        const tag kind = held.kind == node_kind::constant ? load(held.held).kind : tag::object;
        if (!visit(of.a)) {
            return false;
        }
        return (kind == tag::none || kind == tag::boolean
                    ? add(op::IS_OP, of.where, 0)
                    : add(op::COMPARE_OP, of.where, static_cast<unsigned>(compare_kind::eq))) &&
               fail(op::POP_JUMP_FORWARD_IF_FALSE, of.where);
    }

    constexpr bool as_pattern(const node& of) noexcept {
        if (of.a == 0) {
            if (!now_.irrefutable && of.held == nullptr) {
                return refuse(of.where, "wildcard makes remaining patterns unreachable");
            }
            if (!now_.irrefutable) {
                in_.refuse(of.where, "name capture '", of.held,
                           "' makes remaining patterns unreachable");
                return false;
            }
            return capture(of.held, of.where);
        }
        ++now_.on_top;
        if (!add(op::COPY, of.where, 1) || !pattern(of.a)) {
            return false;
        }
        --now_.on_top;
        return capture(of.held, of.where);
    }

    /// Whether the topmost value's len() is as many, or at least as many.
    constexpr bool has_length(std::size_t count, compare_kind how, const span& where) noexcept {
        return add(op::GET_LEN, where) && add_int(count, where) &&
               add(op::COMPARE_OP, where, static_cast<unsigned>(how)) &&
               fail(op::POP_JUMP_FORWARD_IF_FALSE, where);
    }

    constexpr bool sequence(const node& of) noexcept {
        const std::size_t size = of.items.count;
        std::size_t star = size;
        bool all_wild = true;
        bool star_wild = false;
        for (std::size_t i = 0; i < size; ++i) {
            const node each = tree_[tree_.item(of.items, i)];
            if (each.kind != node_kind::match_star) {
                all_wild = all_wild && is_wildcard(each);
                continue;
            }
            if (star < size) {
                return refuse(of.where, "multiple starred names in sequence pattern");
            }
            star = i;
            star_wild = each.held == nullptr;
            all_wild = all_wild && star_wild;
        }
        const bool starred = star < size;
        ++now_.on_top;
        if (!add(op::MATCH_SEQUENCE, of.where) || !fail(op::POP_JUMP_FORWARD_IF_FALSE, of.where) ||
            (!starred && !has_length(size, compare_kind::eq, of.where)) ||
            (starred && size > 1 && !has_length(size - 1, compare_kind::ge, of.where))) {
            return false;
        }
        --now_.on_top;
        if (all_wild) {
            return add(op::POP_TOP, of.where);
        }
        return star_wild ? indexed_items(of, star) : unpacked_items(of, star);
    }

    constexpr bool unpacked_items(const node& of, std::size_t star) noexcept {
        const std::size_t size = of.items.count;
        if (star < size) {
            const std::size_t behind = size - star - 1;
            if (star >= 1u << 8 || behind >= 1u << 23) {
                return refuse(of.where, "too many expressions in star-unpacking sequence pattern");
            }
            if (!add(op::UNPACK_EX, of.where, static_cast<unsigned>(star | behind << 8))) {
                return false;
            }
        } else if (!add(op::UNPACK_SEQUENCE, of.where, static_cast<unsigned>(size))) {
            return false;
        }
        now_.on_top += size;
        return each_inner(of.items, 0, 1);
    }

    /// Patterns of values that are on the stack: every so many nodes of a list from one on.
    constexpr bool each_inner(const node_list& of, std::size_t from, std::size_t step) noexcept {
        for (std::size_t i = from; i < of.count; i += step) {
            --now_.on_top;
            if (!inner(tree_.item(of, i))) {
                return false;
            }
        }
        return true;
    }

    /// A sequence of which the starred part isn't wanted: its items are asked for one by one.
    constexpr bool indexed_items(const node& of, std::size_t star) noexcept {
        const std::size_t size = of.items.count;
        ++now_.on_top;
        for (std::size_t i = 0; i < size; ++i) {
            const node each = tree_[tree_.item(of.items, i)];
            if (i == star || is_wildcard(each)) {
                continue;
            }
            if (!add(op::COPY, of.where, 1) ||
                !(i < star
                      ? add_int(i, of.where)
                      : add(op::GET_LEN, of.where) && add_int(size - i, of.where) &&
                            add(op::BINARY_OP, of.where,
                                static_cast<unsigned>(opcode::binary_operator::NB_SUBTRACT))) ||
                !add(op::BINARY_SUBSCR, of.where) || !inner(tree_.item(of.items, i))) {
                return false;
            }
        }
        --now_.on_top;
        return add(op::POP_TOP, of.where);
    }

    constexpr bool keys(const node& of) noexcept {
        const owned seen = owned::take(new_dict(in_.thread));
        if (!seen) {
            return false;
        }
        auto* const known = static_cast<dict_object*>(seen.as_object());
        for (std::size_t i = 0; i < of.items.count; i += 2) {
            const node key = tree_[tree_.item(of.items, i)];
            if (key.kind == node_kind::constant) {
                const bool again = find(in_.thread, known, load(key.held)) != nullptr;
                if (again) {
                    const owned shown = interpreter::repr(in_.thread, load(key.held));
                    if (shown) {
                        in_.refuse(of.where, "mapping pattern checks duplicate key (",
                                   shown.as_object(), ")");
                    }
                    return false;
                }
                if (!store(in_.thread, known, load(key.held), none_value)) {
                    return false;
                }
            } else if (key.kind != node_kind::attribute) {
                return refuse(of.where,
                              "mapping pattern keys may only match literals and attribute lookups");
            }
            if (!visit(tree_.item(of.items, i))) {
                return false;
            }
        }
        return add(op::BUILD_TUPLE, of.where, static_cast<unsigned>(of.items.count / 2));
    }

    /// Goes on if the topmost value isn't None, which it copies first.
    constexpr bool is_found(const span& where) noexcept {
        return add(op::COPY, where, 1) && add_none(where) && add(op::IS_OP, where, 1) &&
               fail(op::POP_JUMP_FORWARD_IF_FALSE, where);
    }

    constexpr bool mapping(const node& of) noexcept {
        const std::size_t size = of.items.count / 2;
        ++now_.on_top;
        if (!add(op::MATCH_MAPPING, of.where) || !fail(op::POP_JUMP_FORWARD_IF_FALSE, of.where)) {
            return false;
        }
        if (size == 0 && of.held == nullptr) {
            --now_.on_top;
            return add(op::POP_TOP, of.where);
        }
        if ((size != 0 && !has_length(size, compare_kind::ge, of.where)) || !keys(of) ||
            !add(op::MATCH_KEYS, of.where)) {
            return false;
        }
        now_.on_top += 2;
        if (!is_found(of.where) ||
            !add(op::UNPACK_SEQUENCE, of.where, static_cast<unsigned>(size))) {
            return false;
        }
        now_.on_top += size - 1;
        if (!each_inner(of.items, 1, 2)) {
            return false;
        }
        now_.on_top -= 2;
        if (of.held == nullptr) {
            return add(op::POP_TOP, of.where) && add(op::POP_TOP, of.where);
        }
        // A dict of all, without the keys.
        if (!add(op::BUILD_MAP, of.where, 0) || !add(op::SWAP, of.where, 3) ||
            !add(op::DICT_UPDATE, of.where, 2) ||
            !add(op::UNPACK_SEQUENCE, of.where, static_cast<unsigned>(size))) {
            return false;
        }
        for (std::size_t left = size; left != 0; --left) {
            if (!add(op::COPY, of.where, static_cast<unsigned>(left + 1)) ||
                !add(op::SWAP, of.where, 2) || !add(op::DELETE_SUBSCR, of.where)) {
                return false;
            }
        }
        return capture(of.held, of.where);
    }

    /// The names of a class pattern's keywords, as a tuple; null: an exception is pending.
    constexpr object* keyword_names(const node& of) noexcept {
        row<value> names{in_.thread};
        for (std::size_t i = 0; i < of.more.count; ++i) {
            const node each = tree_[tree_.item(of.more, i)];
            if (!writable(each.held, tree_[each.a].where)) {
                return nullptr;
            }
            for (std::size_t j = i + 1; j < of.more.count; ++j) {
                const node other = tree_[tree_.item(of.more, j)];
                if (text_of(other.held) == text_of(each.held)) {
                    in_.refuse(tree_[other.a].where,
                               "attribute name repeated in class pattern: ", each.held);
                    return nullptr;
                }
            }
            if (!names.push(make_object(each.held))) {
                return nullptr;
            }
        }
        return in_.keep(
            owned::take(new_tuple(in_.thread, names.size() == 0 ? nullptr : names.from(0),
                                  static_cast<ssize>(names.size()))));
    }

    constexpr bool class_pattern(const node& of) noexcept {
        const std::size_t positional = of.items.count;
        const std::size_t count = positional + of.more.count;
        object* const names = keyword_names(of);
        if (names == nullptr || !visit(of.a) || !unit_.add_constant(names, of.where) ||
            !add(op::MATCH_CLASS, of.where, static_cast<unsigned>(positional))) {
            return false;
        }
        ++now_.on_top;
        if (!is_found(of.where) ||
            !add(op::UNPACK_SEQUENCE, of.where, static_cast<unsigned>(count))) {
            return false;
        }
        now_.on_top += count;
        --now_.on_top; // what was matched is in pieces
        for (std::size_t i = 0; i < count; ++i) {
            const node_id each = i < positional ? tree_.item(of.items, i)
                                                : tree_[tree_.item(of.more, i - positional)].a;
            --now_.on_top;
            if (!(is_wildcard(tree_[each]) ? add(op::POP_TOP, of.where) : inner(each))) {
                return false;
            }
        }
        return true;
    }

    constexpr bool alternatives(const node& of) noexcept {
        const label_id matched = unit_.new_label();
        const bool irrefutable = now_.irrefutable;
        row<object*> names{in_.thread}; // of the first one, in their order on the stack
        span where = of.where;
        for (std::size_t i = 0; i < of.items.count; ++i) {
            const node_id each = tree_.item(of.items, i);
            where = tree_[each].where;
            const attempt before = begin_attempt(irrefutable && i + 1 == of.items.count);
            if (!add(op::COPY, where, 1) || !pattern(each)) {
                return false;
            }
            for (std::size_t k = 0; i == 0 && k < captures(); ++k) {
                if (!names.push(captured_[now_.captured + k])) {
                    return false;
                }
            }
            if (!reorder(names, where) || !jump(op::JUMP_FORWARD, matched, where) ||
                !place_failures()) {
                return false;
            }
            end_attempt(before);
        }
        if (!add(op::POP_TOP, where) || !fail(op::JUMP_FORWARD, where) || !label(matched)) {
            return false;
        }
        // Below the value and what was captured before.
        const std::size_t depth = names.size() + 1 + now_.on_top + captures();
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (!sink(depth, where) || !note_capture(names[i])) {
                return false;
            }
        }
        return add(op::POP_TOP, where);
    }

    /// Moves what an alternative has captured to where the first one has it.
    constexpr bool reorder(row<object*>& names, const span& where) noexcept {
        const std::size_t count = names.size();
        if (captures() != count) {
            return refuse(last_, "alternative patterns bind different names");
        }
        object** const mine = count != 0 ? captured_.from(now_.captured) : nullptr;
        for (std::size_t wanted = count; wanted-- > 0;) {
            std::size_t found = 0;
            while (found < count && text_of(mine[found]) != text_of(names[wanted])) {
                ++found;
            }
            if (found == count) {
                return refuse(last_, "alternative patterns bind different names");
            }
            // Those up to it go, one by one, below the others that have no place yet.
            for (std::size_t turn = 0; found != wanted && turn <= found; ++turn) {
                object* const first = mine[0];
                for (std::size_t i = 0; i < wanted; ++i) {
                    mine[i] = mine[i + 1];
                }
                mine[wanted] = first;
                if (!sink(wanted + 1, where)) {
                    return false;
                }
            }
        }
        return true;
    }
};

} // namespace stasis::compiler
