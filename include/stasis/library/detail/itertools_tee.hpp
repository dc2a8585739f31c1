// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/itertools_tee.hpp: tee: several iterators over the items of one, which are
// kept in blocks, one behind the other, for as long as one of them has yet to come to them.
// CPython 3.11: Modules/itertoolsmodule.c.
#pragma once

#include <stasis/library/detail/itertools_object.hpp>

namespace stasis::library::detail {

/// teedataobject: a block.
struct tee_block : sealed_object {
    static constexpr ssize room = 57;
    value it;
    ssize read = 0;       ///< how many of the values are there
    bool running = false; ///< the iterator is being asked for one
    tee_block* next = nullptr;
    object* values[room] = {};
};

/// teeobject.
struct tee_object : sealed_object {
    tee_block* block = nullptr;
    ssize index = 0;             ///< of the next item, in the block
    object* weak_list = nullptr; ///< where the weak references to it begin
};

extern const type_object tee_block_type;
extern const type_object tee_type;

[[nodiscard]] constexpr tee_block* new_tee_block(thread_state& thread, value iterator) noexcept {
    auto* result = allocate<tee_block>(thread, tee_block_type);
    if (result != nullptr) {
        increment(iterator);
        result->it = iterator;
    }
    return result;
}

/// An iterator that begins at an item of a block.
[[nodiscard]] constexpr owned new_tee(thread_state& thread, tee_block* block,
                                      ssize index) noexcept {
    auto* result = block != nullptr ? allocate<tee_object>(thread, tee_type) : nullptr;
    if (result != nullptr) {
        increment(block);
        result->block = block;
        result->index = index;
    }
    return owned::take(result);
}

/// An iterator of an iterable whose copies go their own ways: one of those itself, or a new one.
[[nodiscard]] constexpr owned make_tee(thread_state& thread, value iterable) noexcept {
    const owned iterator = interpreter::get_iterator(thread, iterable);
    if (!iterator) {
        return {};
    }
    if (const auto* other = as<tee_object>(iterator.get(), tee_type)) {
        return new_tee(thread, other->block, other->index);
    }
    tee_block* block = new_tee_block(thread, iterator.get());
    const owned kept = owned::take(block);
    return new_tee(thread, block, 0);
}

[[nodiscard]] constexpr owned tee_new(thread_state& thread, const type_object& type,
                                      const arguments& given) noexcept {
    if (!takes_unnamed(thread, "_tee", type, given, 1, 1)) {
        return {};
    }
    return make_tee(thread, given.values[0]);
}

[[nodiscard]] constexpr owned tee_next(thread_state& thread, value held) noexcept {
    auto* self = tool<tee_object>(held);
    if (self->block == nullptr) {
        return {};
    }
    if (self->index >= tee_block::room) {
        tee_block* before = self->block;
        if (before->next == nullptr) {
            before->next = new_tee_block(thread, before->it);
            if (before->next == nullptr) {
                return {};
            }
        }
        increment(before->next);
        state::replace(self->block, before->next);
        self->index = 0;
    }
    tee_block* block = self->block;
    const owned kept = owned::share(block);
    // What __setstate__ was given may lie behind what has been read.
    const ssize index = self->index < block->read ? self->index : block->read;
    if (index == block->read) {
        if (block->running) {
            return raise(thread, runtime_error_type, "cannot re-enter the tee iterator");
        }
        if (!block->it || index == tee_block::room) {
            return {};
        }
        if (type_of(block->it)->tp_iternext == nullptr) { // A program has made the block.
            return raise(thread, type_error_type, "'", type_of(block->it)->tp_name,
                         "' object is not an iterator");
        }
        block->running = true;
        object* item = next_shared(thread, block->it.data.object);
        block->running = false;
        if (item == nullptr) {
            return {};
        }
        block->values[block->read++] = item;
    }
    if (self->block == block) {
        self->index = index + 1;
    }
    return owned::share(load(block->values[index]));
}

[[nodiscard]] constexpr owned copy_tee(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<tee_object*>(held);
    return new_tee(thread, self->block, self->index);
}

/// (_tee, ((),), (block, index)).
[[nodiscard]] constexpr owned reduce_tee(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<tee_object*>(held);
    const value block = self->block != nullptr ? make_object(self->block) : none_value;
    const owned state = tuple_with(thread, block, make_int(self->index));
    return reduction(thread, class_of(self),
                     tuple_with(thread, make_object(pointer_to(graph::empty_tuple))), state.get());
}

[[nodiscard]] constexpr bool set_tee_state(thread_state& thread, object* held,
                                           value state) noexcept {
    object* const* const parts = items_of_state(thread, state, 2, 2);
    int index = 0;
    if (parts == nullptr || !check_parsed_item(thread, load(parts[0]), 1, tee_block_type) ||
        !interpreter::to_parsed_int(thread, load(parts[1]), index)) {
        return false;
    }
    if (index < 0 || index > tee_block::room) {
        raise(thread, value_error_type, "Index out of range");
        return false;
    }
    auto* self = static_cast<tee_object*>(held);
    increment(parts[0]);
    self->index = index;
    state::replace(self->block, static_cast<tee_block*>(parts[0]));
    return true;
}

/// tee(iterable, n=2).
[[nodiscard]] constexpr owned tee(thread_state& thread, const arguments& given) noexcept {
    ssize count = 2;
    if (!takes_positional(thread, "itertools.tee", given, 1, 2) ||
        (given.count == 2 && !interpreter::to_c_integer(thread, given.values[1], count))) {
        return {};
    }
    if (count < 0) {
        return raise(thread, value_error_type, "n must be >= 0");
    }
    tuple_object* result = new_tuple_room(thread, count);
    owned made = owned::take(result);
    if (result == nullptr || count == 0) {
        return made;
    }
    // What has a __copy__ is copied by it.
    owned iterator = interpreter::get_iterator(thread, given.values[0]);
    owned copy;
    if (iterator) {
        copy = interpreter::get_attribute(thread, iterator.get(), &graph::str_<"__copy__">);
    }
    if (!copy) {
        if (!iterator || !clear_pending(thread, attribute_error_type)) {
            return {};
        }
        iterator = make_tee(thread, iterator.get());
        if (iterator) {
            copy = interpreter::get_attribute(thread, iterator.get(), &graph::str_<"__copy__">);
        }
        if (!copy) {
            return {};
        }
    }
    for (ssize i = 1; i < count; ++i) {
        const owned another = interpreter::call(thread, copy.get(), arguments{});
        room(result)[i] = another ? box(thread, another.get()) : nullptr;
        if (room(result)[i] == nullptr) {
            return {};
        }
    }
    room(result)[0] = box(thread, iterator.get());
    return made;
}

/// _tee_dataobject(it, values, next): a block with the values of a list, and one behind it if it is
/// full.
[[nodiscard]] constexpr owned tee_block_new(thread_state& thread, const type_object&,
                                            const arguments& given) noexcept {
    if (!takes_positional(thread, "teedataobject", given, 3, 3)) {
        return {};
    }
    const auto* values = as<list_object>(given.values[1], list_type);
    if (values == nullptr) {
        return raise(thread, type_error_type, "teedataobject() argument 2 must be list, not ",
                     given.values[1].kind == tag::none ? "None"
                                                       : type_of(given.values[1])->tp_name);
    }
    const value next = given.values[2];
    const bool full = values->ob_size == tee_block::room;
    if (values->ob_size > tee_block::room ||
        (next.kind != tag::none && !(full && is_instance(next, tee_block_type)))) {
        return raise(thread, value_error_type, "Invalid arguments");
    }
    tee_block* const made = new_tee_block(thread, given.values[0]);
    for (ssize i = 0; made != nullptr && i < values->ob_size; ++i) {
        increment(values->ob_item[i]);
        made->values[made->read++] = values->ob_item[i];
    }
    if (made != nullptr && next.kind != tag::none) {
        increment(next);
        made->next = static_cast<tee_block*>(next.data.object);
    }
    return owned::take(made);
}

/// (_tee_dataobject, (iterator, [values], next block)).
[[nodiscard]] constexpr owned reduce_tee_block(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<tee_block*>(held);
    list_object* const values = new_list(thread, self->read);
    const owned kept = owned::take(values);
    for (ssize i = 0; values != nullptr && i < self->read; ++i) {
        increment(self->values[i]);
        if (!append(thread, values, self->values[i])) {
            return {};
        }
    }
    const value next = self->next != nullptr ? make_object(self->next) : none_value;
    return reduction(thread, class_of(self),
                     tuple_with(thread, held_or_none(self->it), kept.get(), next));
}

constexpr int tee_block_traverse(object* held, visit_slot visit,
                                 visit_argument* argument) noexcept {
    const auto* self = static_cast<tee_block*>(held);
    int stopped = visit_each(visit, argument, object_of(self->it), self->next);
    for (ssize i = 0; stopped == 0 && i < self->read; ++i) {
        stopped = visit_each(visit, argument, self->values[i]);
    }
    return stopped;
}

constexpr void tee_block_clear(object* held) noexcept {
    auto* self = static_cast<tee_block*>(held);
    drop_field(self->it);
    state::drop(self->next);
    for (ssize i = 0; i < self->read; ++i) {
        state::drop(self->values[i]);
    }
    self->read = 0;
}

inline constexpr type_object tee_block_table = [] {
    type_object self{};
    self.tp_name = "itertools._tee_dataobject";
    self.tp_basicsize = sizeof(tee_block);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<tee_block>;
    self.tp_traverse = tee_block_traverse;
    self.tp_clear = tee_block_clear;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_methods = methods_of<reduce_row<reduce_tee_block>>;
    self.tp_base = &object_type;
    self.tp_new = tee_block_new;
    return self;
}();
inline constexpr type_object tee_block_type = ready<tee_block_type, tee_block_table>();

inline constexpr type_object tee_table = [] {
    using fields = object_fields<tee_object, &tee_object::block>;
    type_object self = tool_table<tee_object, fields>("itertools._tee", tee_new, tee_next);
    self.tp_getattro = nullptr; // that of object is inherited
    self.tp_dealloc = referable_dealloc;
    self.tp_weaklistoffset = 32;
    self.tp_is_gc = loose_link<tee_object>;
    self.tp_methods =
        methods_of<copy_row<copy_tee>, reduce_row<reduce_tee>, setstate_row<set_tee_state>>;
    return self;
}();
inline constexpr type_object tee_type = ready<tee_type, tee_table, "__copy__">();

} // namespace stasis::library::detail
