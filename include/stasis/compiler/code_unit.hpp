// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/code_unit.hpp: what becomes one code object: its instructions, constants and
// names. CPython 3.11: struct compiler_unit (Python/compile.c).
#pragma once

#include <stasis/compiler/assembler.hpp>
#include <stasis/compiler/scope.hpp>
#include <stasis/image/thaw_code.hpp>
#include <stasis/interpreter/call.hpp>

namespace stasis::compiler {

/// What is to be known of a code object that isn't in its instructions.
struct code_head {
    std::uint32_t scope = 0;
    object* name = nullptr;
    object* qualname = nullptr;
    int flags = 0;
    int arguments = 0;
    int positional_only = 0;
    int keyword_only = 0;
    int first_line = 1;
};

/// A code object in the making.
class code_unit {
public:
    constexpr code_unit(source& in, scope_table& scopes, const code_head& head) noexcept
        : in_(in), scopes_(scopes), head_(head), code_(in.thread) {}
    code_unit(const code_unit&) = delete;
    code_unit& operator=(const code_unit&) = delete;

    /// Makes the dicts and lists; false: an exception is pending.
    [[nodiscard]] constexpr bool prepare() noexcept {
        for (owned* each : {&constant_rows_[0], &constant_rows_[1], &constant_rows_[2], &names_,
                            &variables_, &cells_}) {
            *each = owned::take(new_dict(in_.thread));
            if (!*each) {
                return false;
            }
        }
        constants_ = owned::take(new_list(in_.thread, 0));
        return constants_ && find_cells(name_cell) && find_cells(name_free);
    }

    [[nodiscard]] constexpr const code_head& head() const noexcept { return head_; }

    // What follows gives false where an exception is pending.

    [[nodiscard]] constexpr label_id new_label() noexcept { return ++labels_; }
    [[nodiscard]] constexpr bool mark(block_mark mark, label_id target) noexcept {
        return code_.push({.mark = mark, .target = target});
    }
    [[nodiscard]] constexpr bool place_label(label_id target) noexcept {
        return mark(block_mark::label, target);
    }
    [[nodiscard]] constexpr bool add(opcode::opcode op, unsigned argument, const span& where,
                                     label_id target = 0) noexcept {
        return code_.push({.op = op, .argument = argument, .target = target, .where = where});
    }
    [[nodiscard]] constexpr bool add_constant(object* held, const span& where) noexcept {
        unsigned index = 0;
        return constant(held, index) && add(opcode::opcode::LOAD_CONST, index, where);
    }
    /// An instruction whose argument is an index into co_names.
    [[nodiscard]] constexpr bool add_named(opcode::opcode op, object* name,
                                           const span& where) noexcept {
        unsigned index = 0;
        return numbered(names_, name, index) &&
               add(op, op == opcode::opcode::LOAD_GLOBAL ? index << 1 : index, where);
    }
    /// ... into the variables.
    [[nodiscard]] constexpr bool add_fast(opcode::opcode op, object* name,
                                          const span& where) noexcept {
        unsigned index = 0;
        return numbered(variables_, name, index) && add(op, index, where);
    }
    /// ... of a cell, among the cells: they are behind the variables, of which the number isn't
    /// known yet.
    [[nodiscard]] constexpr bool add_cell(opcode::opcode op, object* name,
                                          const span& where) noexcept {
        unsigned index = 0;
        return numbered(cells_, name, index) && add(op, index, where);
    }
    /// The number of a constant. Ints, strs and bytes that are equal have one.
    [[nodiscard]] constexpr bool constant(object* held, unsigned& index) noexcept {
        const type_object* const type = type_of(load(held));
        dict_object* const row = type == &int_type     ? dict_of(constant_rows_[0])
                                 : type == &str_type   ? dict_of(constant_rows_[1])
                                 : type == &bytes_type ? dict_of(constant_rows_[2])
                                                       : nullptr;
        auto* const all = static_cast<list_object*>(constants_.as_object());
        if (row != nullptr) {
            if (object* const found = find(in_.thread, row, load(held))) {
                index = static_cast<unsigned>(load(found).data.integer);
                return true;
            }
        }
        index = static_cast<unsigned>(all->ob_size);
        return !in_.failed() &&
               (row == nullptr || store(in_.thread, row, load(held), make_int(index))) &&
               append(in_.thread, all, load(held));
    }
    /// Makes a name a variable, in the order of calls.
    [[nodiscard]] constexpr bool declare(object* name) noexcept {
        unsigned index = 0;
        return numbered(variables_, name, index);
    }

    /// The names that a function within it closes over, as this unit has them.
    [[nodiscard]] constexpr dict_object* cells() noexcept { return dict_of(cells_); }
    [[nodiscard]] constexpr ssize free_count() const noexcept { return free_; }

    /// The code object; empty: an exception is pending.
    [[nodiscard]] constexpr owned finish() noexcept {
        row<unsigned char> kinds{in_.thread};
        owned variables = owned::take(new_list(in_.thread, 0));
        if (!variables || !place_cells(kinds, static_cast<list_object*>(variables.as_object()))) {
            return {};
        }
        assembler made{in_, code_, labels_};
        if (!made.run(head_.flags & code_that_yields, head_.first_line)) {
            return {};
        }
        const auto bytes = [&](row<unsigned char>& from) {
            return new_bytes(in_.thread, from.size() == 0 ? nullptr : from.from(0),
                             static_cast<ssize>(from.size()));
        };
        const owned code = bytes(made.bytes());
        const owned kinds_held = bytes(kinds);
        const owned lines = bytes(made.line_table());
        const owned exceptions = bytes(made.exception_table());
        const owned constants = tuple_of(constants_);
        const owned names = names_in(names_);
        const owned held_variables = tuple_of(variables);
        if (!code || !kinds_held || !lines || !exceptions || !constants || !names ||
            !held_variables) {
            return {};
        }
        object* const fields[image::code_field_count] = {code.as_object(),
                                                         constants.as_object(),
                                                         names.as_object(),
                                                         held_variables.as_object(),
                                                         kinds_held.as_object(),
                                                         in_.filename(),
                                                         head_.name,
                                                         head_.qualname,
                                                         lines.as_object(),
                                                         exceptions.as_object()};
        const image::code_numbers numbers{head_.arguments,    head_.positional_only,
                                          head_.keyword_only, made.stack_size(),
                                          head_.flags,        head_.first_line};
        const char* refusal = nullptr;
        object* const result = image::detail::thaw_code(in_.thread, fields, numbers, refusal);
        if (result == nullptr && !in_.failed()) {
            raise(in_.thread, system_error_type,
                  "the compiler made code that can't run: ", refusal);
        }
        return owned::take(result);
    }

private:
    [[nodiscard]] static constexpr dict_object* dict_of(const owned& held) noexcept {
        return static_cast<dict_object*>(held.as_object());
    }

    /// The number of a name in a row, a new one if it has none.
    [[nodiscard]] constexpr bool numbered(owned& row, object* name, unsigned& index) noexcept {
        dict_object* const of = dict_of(row);
        if (object* const found = find(in_.thread, of, make_object(name))) {
            index = static_cast<unsigned>(load(found).data.integer);
            return true;
        }
        index = static_cast<unsigned>(of->ma_used);
        return !in_.failed() && store(in_.thread, of, make_object(name), make_int(index));
    }

    /// Numbers the cells that the scope has, or the free variables, in the order of their names.
    [[nodiscard]] constexpr bool find_cells(int use) noexcept {
        const owned found = owned::take(new_list(in_.thread, 0));
        if (!found) {
            return false;
        }
        auto* const sorted = static_cast<list_object*>(found.as_object());
        ssize at = 0;
        while (const dict_item_view entry = next_entry(scopes_[head_.scope].names, at)) {
            const int uses = static_cast<int>(load(entry.me_value).data.integer);
            const int kind = (uses & name_cell) != 0 ? name_cell : uses & name_free;
            if (kind == use && !append(in_.thread, sorted, make_object(entry.me_key))) {
                return false;
            }
        }
        if (sorted->ob_size > 1 &&
            !interpreter::call_method(in_.thread, found.get(), &graph::str_<"sort">)) {
            return false;
        }
        for (ssize i = 0; i < sorted->ob_size; ++i) {
            unsigned index = 0;
            if (!numbered(cells_, sorted->ob_item[i], index)) {
                return false;
            }
        }
        free_ = use == name_free ? sorted->ob_size : 0;
        return true;
    }

    /// Lists the variables and their kinds, and gives instructions the places of cells.
    [[nodiscard]] constexpr bool place_cells(row<unsigned char>& kinds,
                                             list_object* variables) noexcept {
        ssize at = 0;
        while (const dict_item_view entry = next_entry(dict_of(variables_), at)) {
            const bool is_cell = find(in_.thread, cells(), make_object(entry.me_key)) != nullptr;
            if (!kinds.push(static_cast<unsigned char>(local_plain | (is_cell ? local_cell : 0))) ||
                !append(in_.thread, variables, make_object(entry.me_key))) {
                return false;
            }
        }
        row<unsigned> places{in_.thread};
        const ssize cell_count = cells()->ma_used - free_;
        ssize number = 0;
        at = 0;
        while (const dict_item_view entry = next_entry(cells(), at)) {
            const bool is_free = number++ >= cell_count;
            object* const variable =
                is_free ? nullptr
                        : find(in_.thread, dict_of(variables_), make_object(entry.me_key));
            auto place = static_cast<unsigned>(variables->ob_size);
            if (variable != nullptr) {
                place = static_cast<unsigned>(load(variable).data.integer);
            } else if (!kinds.push(is_free ? local_free : local_cell) ||
                       !append(in_.thread, variables, make_object(entry.me_key))) {
                return false;
            }
            if (!places.push(place)) {
                return false;
            }
        }
        for (std::size_t i = 0; i < code_.size(); ++i) {
            if (code_[i].mark == block_mark::plain &&
                opcode::operand_kind(code_[i].op) == opcode::operand::free) {
                code_[i].argument = places[code_[i].argument];
            }
        }
        return sort_makers();
    }

    /// The instructions that make cells stand in the order of the variables.
    [[nodiscard]] constexpr bool sort_makers() noexcept {
        for (std::size_t i = 1; i < code_.size(); ++i) {
            for (std::size_t j = i; j > 0 && code_[j].op == opcode::opcode::MAKE_CELL &&
                                    code_[j].mark == block_mark::plain &&
                                    code_[j - 1].op == opcode::opcode::MAKE_CELL &&
                                    code_[j - 1].argument > code_[j].argument;
                 --j) {
                const instruction later = code_[j - 1];
                code_[j - 1] = code_[j];
                code_[j] = later;
            }
        }
        return true;
    }

    [[nodiscard]] constexpr owned tuple_of(const owned& list) noexcept {
        return make_tuple(in_.thread, list.get());
    }
    [[nodiscard]] constexpr owned names_in(const owned& row) noexcept {
        return make_tuple(in_.thread, row.get());
    }

    source& in_;
    scope_table& scopes_;
    const code_head head_;
    row<instruction> code_;
    owned constant_rows_[3]; ///< dicts of ints, strs, bytes: their numbers
    owned constants_;
    owned names_;
    owned variables_;
    owned cells_; ///< and free variables, behind them
    ssize free_ = 0;
    label_id labels_ = 0;
};

} // namespace stasis::compiler
