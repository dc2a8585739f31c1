// SPDX-License-Identifier: BSL-1.0
// stasis/opcode/stack_kinds.hpp: what verification knows of the values on the stack.
// Promises: a small lattice. `merge` gives what is true of a place on both of two paths, and no
// place can be merged into something new more than four times, so verification ends.
#pragma once

#include <cstddef>
#include <cstdint>

namespace stasis::opcode {

/// What is known of a place on the stack. From `object` on there is a Python value there.
enum class stack_kind : unsigned char {
    unknown,            ///< perhaps no value: can only be dropped
    null,               ///< no value: PUSH_NULL's
    method,             ///< a method that is not yet bound, or no value: the lower of LOAD_METHOD's
    comprehension,      ///< a function that is to be called with an iterator and nothing else
    object,             ///< any Python value
    method_self,        ///< a value that belongs to the `method` below it
    iterator,           ///< what iter() returned: a reference, not a number
    list,               ///< a list
    set,                ///< a set
    dict,               ///< a dict
    str,                ///< a str
    tuple,              ///< a tuple of `number` items
    cells,              ///< a tuple of `number` cells
    cell,               ///< a cell
    code,               ///< a code object of `number` free variables
    comprehension_code, ///< the same, of a function that is to be called with an iterator
    exception,          ///< an exception
    handled,            ///< an exception or None: what PUSH_EXC_INFO saves
    instruction_offset, ///< the int that a handler finds below its exception
};

/// The `number` of a tuple of any size.
inline constexpr std::uint32_t any_size = 0xffffffff;

/// What is known of one place on the stack.
struct stack_item {
    stack_kind kind = stack_kind::object;
    std::uint32_t number = 0;

    friend constexpr bool operator==(const stack_item&, const stack_item&) = default;
};

/// Whether there is a Python value, which any instruction can use.
constexpr bool is_value(stack_item item) { return item.kind >= stack_kind::object; }

/// Whether what is known of a place includes `wanted`.
constexpr bool fits(stack_item item, stack_kind wanted) {
    return item.kind == wanted || (wanted == stack_kind::object && is_value(item)) ||
           (wanted == stack_kind::tuple && item.kind == stack_kind::cells) ||
           (wanted == stack_kind::handled && item.kind == stack_kind::exception);
}

/// What is true of a place that two paths lead to.
constexpr stack_item merge(stack_item a, stack_item b) {
    if (a == b) {
        return a;
    }
    if (fits(a, stack_kind::tuple) && fits(b, stack_kind::tuple)) {
        return {stack_kind::tuple, a.number == b.number ? a.number : any_size};
    }
    if (fits(a, stack_kind::handled) && fits(b, stack_kind::handled)) {
        return {stack_kind::handled};
    }
    return {is_value(a) && is_value(b) ? stack_kind::object : stack_kind::unknown};
}

/// A stack of kinds in memory that is somebody else's.
class kind_stack {
public:
    /// Empty, with room for `limit` items.
    constexpr kind_stack(stack_item* items, std::size_t limit) : items_{items}, limit_{limit} {}

    constexpr std::size_t size() const { return size_; }
    constexpr std::size_t limit() const { return limit_; }
    /// The place at that height, 0 being the lowest.
    constexpr stack_item& at(std::size_t height) { return items_[height]; }
    /// The n-th place from the top, 1 being the topmost.
    constexpr stack_item& top(std::size_t n) { return items_[size_ - n]; }
    constexpr void push(stack_item item) { items_[size_++] = item; }
    constexpr void drop(std::size_t count) { size_ -= count; }

private:
    stack_item* items_;
    std::size_t limit_;
    std::size_t size_ = 0;
};

} // namespace stasis::opcode
