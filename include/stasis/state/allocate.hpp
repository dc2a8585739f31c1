// SPDX-License-Identifier: BSL-1.0
// stasis/state/allocate.hpp: memory for heap objects, and their way back.
// Promises: an object is laid out as CPython 3.11 lays it out, with the collector's header in front
// where it can be part of a cycle; in constant evaluation its items are a block of their own
// (object/trailing.hpp). With no memory left the result is null, and MemoryError is pending.
// An object of a class that a program has made has the parts that object/heap_type.hpp names, too.
// Allocations and deallocations of what the collector tracks are counted, and nothing is collected
// here: a new object is tracked before its maker has filled it in (state/collector.hpp says when).
// CPython 3.11: PyObject_New, PyObject_GC_New, PyObject_Free, PyObject_GC_Del.
#pragma once

#include <stasis/graph/singletons.hpp>
#include <stasis/object/cell.hpp>
#include <stasis/object/descriptor.hpp>
#include <stasis/object/function.hpp>
#include <stasis/object/heap_type.hpp>
#include <stasis/object/list.hpp>
#include <stasis/object/load.hpp>
#include <stasis/object/owned.hpp>
#include <stasis/object/set.hpp>
#include <stasis/object/slice.hpp>
#include <stasis/state/gc_links.hpp>
#include <stasis/state/heads.hpp>
#include <stasis/state/interpreter.hpp>
#include <stasis/support/require.hpp>

namespace stasis::state {

/// The exception that is raised when there is no memory for another one.
inline constexpr exception_object no_memory{
    immortal_head(memory_error_type), nullptr,
    const_cast<tuple_object*>(static_cast<const tuple_object*>(&graph::empty_tuple))};

/// Makes MemoryError pending, from its static instance.
constexpr void raise_no_memory(thread_state& thread) noexcept {
    if (thread.curexc_value != nullptr) {
        decrement(thread.curexc_value);
    }
    thread.curexc_value = const_cast<exception_object*>(&no_memory);
}

namespace detail {

/// Stands for "no items behind the head".
struct no_items {};

template <class Head, class T>
struct loose_storage {
    using plain = with_loose<Head, T>;
    struct collected : plain, loose_gc_head {}; // the head first: g++ can't delete otherwise
    using type = std::conditional_t<is_collected<Head>, collected, plain>;
};
template <class Head>
struct loose_storage<Head, no_items> {
    using plain = Head;
    struct collected : Head, loose_gc_head {};
    using type = std::conditional_t<is_collected<Head>, collected, plain>;
};

/// An object of a class, in constant evaluation.
template <class Head, class T>
struct loose_storage_of_class {
    struct type : loose_storage<Head, T>::collected, loose_instance {};
};

/// Tracks a new object.
constexpr void track(gc_state& collector, gc_head* link) noexcept {
    gc_generation& youngest = collector.generations[0];
    ++youngest.count;
    link_last(link, youngest.head);
}

/// The end of track(). `May` says whether the object may be in no list any more.
template <bool May>
constexpr void untrack(gc_state& collector, gc_head* link) noexcept {
    gc_generation& youngest = collector.generations[0];
    if (youngest.count > 0) {
        --youngest.count;
    }
    if (!May || is_linked(link)) {
        unlink(link);
    }
}

/// Room for a tracked object of that size, header included; null: no memory. Run time only.
[[nodiscard]] inline unsigned char* allocate_tracked(interpreter_state& interpreter,
                                                     std::size_t size) noexcept {
    auto* block = static_cast<unsigned char*>(allocate_bytes(interpreter.memory, size));
    if (block == nullptr) {
        return nullptr;
    }
    track(interpreter.gc, ::new (block) gc_head{});
    return block + sizeof(gc_head);
}

/// The end of allocate_tracked(), given the object.
template <bool May>
inline void release_tracked(unsigned char* self, std::size_t size) noexcept {
    unsigned char* block = self - sizeof(gc_head);
    untrack<May>(collector_of(owner_of(block, size)), reinterpret_cast<gc_head*>(block));
    release_bytes(block, size);
}

/// The bytes of a head and the items behind it.
template <class Head, class T>
constexpr std::size_t body_size(std::size_t count) noexcept {
    if constexpr (std::is_same_v<T, no_items>) {
        return sizeof(Head);
    } else {
        return trailing_size<T, Head>(count);
    }
}

/// The bytes of an object of a class besides the collector's header and its built-in base's part.
struct class_room {
    std::size_t front;  ///< a multiple of 16
    std::size_t behind; ///< its fields, unless they stand in front
};

[[nodiscard]] constexpr class_room room_of_class(const type_object& type) noexcept {
    const type_object* base = built_in_base(&type);
    const auto fields = static_cast<std::size_t>(type.tp_basicsize - base->tp_basicsize);
    if (fields != 0 && has_fields_in_front(base)) {
        return {sizeof(managed_dict) + ((fields + 15) & ~std::size_t{15}), 0};
    }
    const bool has_dict = (type.tp_flags & flag_managed_dict) != 0;
    return {has_dict ? sizeof(managed_dict) : 0, fields};
}

/// The parts of an object of a class, in constant evaluation: heap_type_object::find_loose.
template <class Head, class T>
[[nodiscard]] constexpr loose_instance* find_loose_parts(object* self) noexcept {
    return static_cast<typename loose_storage_of_class<Head, T>::type*>(static_cast<Head*>(self));
}

/// allocate() of an object of a class: the head with its first value, but for type and count; null:
/// no memory.
template <class Head, class T>
[[nodiscard]] constexpr Head* allocate_of_class(thread_state& thread, const type_object& type,
                                                std::size_t count) noexcept {
    increment(pointer_to(type));
    if (std::is_constant_evaluated()) {
        auto* made = new typename loose_storage_of_class<Head, T>::type{};
        if constexpr (!std::is_same_v<T, no_items>) {
            made->loose_ = new T[count == 0 ? 1 : count]{};
        }
        made->slots = new object* [static_cast<std::size_t>(field_count(&type)) + 1] {};
        made->link = made;
        static_cast<loose_gc_head*>(made)->self = made;
        made->tracker = &thread.interp->gc;
        static_cast<loose_gc_head*>(made)->interp = thread.interp;
        track(*made->tracker, made);
        as_heap_type(&type)->find_loose = &find_loose_parts<Head, T>;
        return made;
    }
    const auto [front, slots] = room_of_class(type);
    const std::size_t body = body_size<Head, T>(count);
    const std::size_t size = front + sizeof(gc_head) + body + slots;
    auto* block = count > std::size_t{1} << 58
                      ? nullptr
                      : static_cast<unsigned char*>(allocate_bytes(thread.interp->memory, size));
    if (block == nullptr) {
        decrement(pointer_to(type));
        return nullptr;
    }
    if (front != 0) {
        __builtin_memset(block, 0, front - sizeof(managed_dict));
        ::new (block + front - sizeof(managed_dict)) managed_dict{};
    }
    unsigned char* const head = block + front + sizeof(gc_head);
    __builtin_memset(head + body, 0, slots);
    track(thread.interp->gc, ::new (block + front) gc_head{});
    return ::new (head) Head{};
}

/// The end of allocate_of_class(). The reference to the class is its tp_traverse's to drop.
template <class Head, class T>
constexpr void release_of_class(Head* self, std::size_t count) noexcept {
    const type_object& type = *self->ob_type;
    if (std::is_constant_evaluated()) {
        auto* made = static_cast<typename loose_storage_of_class<Head, T>::type*>(self);
        untrack<true>(*made->tracker, made);
        if constexpr (!std::is_same_v<T, no_items>) {
            delete[] made->loose_;
        }
        delete[] made->slots;
        delete made;
        return;
    }
    const auto [front, slots] = room_of_class(type);
    const std::size_t size = front + sizeof(gc_head) + body_size<Head, T>(count) + slots;
    unsigned char* block = reinterpret_cast<unsigned char*>(self) - sizeof(gc_head) - front;
    untrack<true>(collector_of(owner_of(block, size)), reinterpret_cast<gc_head*>(block + front));
    release_bytes(block, size);
}

template <class Head, class T>
constexpr std::size_t block_size(std::size_t count) noexcept {
    return (is_collected<Head> ? sizeof(gc_head) : 0) + body_size<Head, T>(count);
}

} // namespace detail

/// An object with one reference, its other fields at their first values; `count` items of type T
/// follow the head, not initialised at run time. Null: MemoryError is pending.
template <class Head, class T = detail::no_items>
[[nodiscard]] constexpr Head* allocate(thread_state& thread, const type_object& type,
                                       std::size_t count = 0) noexcept {
    Head* result = nullptr;
    if (is_heap_type(&type)) {
        if constexpr (is_inheritable<Head>) {
            result = detail::allocate_of_class<Head, T>(thread, type, count);
        } else {
            support::require(false,
                             "state::is_inheritable is false for what the objects of a type begin "
                             "with, though the type has flag_base_type",
                             0);
        }
        if (result == nullptr) {
            raise_no_memory(thread);
            return nullptr;
        }
    } else if (std::is_constant_evaluated()) {
        support::require(is_collected<Head> || type.tp_traverse == nullptr,
                         "state::is_collected is false for what the objects of a type begin with, "
                         "though the type has a tp_traverse",
                         0);
        auto* made = new typename detail::loose_storage<Head, T>::type{};
        if constexpr (!std::is_same_v<T, detail::no_items>) {
            made->loose_ = new T[count == 0 ? 1 : count]{};
        }
        if constexpr (is_collected<Head>) {
            static_cast<loose_gc_head*>(made)->self = made; // a head may have a self, too
            made->tracker = &thread.interp->gc;
            static_cast<loose_gc_head*>(made)->interp = thread.interp;
            detail::track(*made->tracker, made);
        }
        result = made;
    } else {
        if (count > std::size_t{1} << 58) {
            raise_no_memory(thread);
            return nullptr;
        }
        const std::size_t size = detail::block_size<Head, T>(count);
        void* block = nullptr;
        if constexpr (is_collected<Head>) {
            block = detail::allocate_tracked(*thread.interp, size);
        } else {
            block = allocate_bytes(thread.interp->memory, size);
        }
        if (block == nullptr) {
            raise_no_memory(thread);
            return nullptr;
        }
        result = ::new (block) Head{};
    }
    result->ob_refcnt = 1;
    result->ob_type = &type;
    return result;
}

/// Gives back an object that allocate<Head, T>() made with that count.
template <class Head, class T = detail::no_items>
constexpr void release(Head* self, std::size_t count = 0) noexcept {
    constexpr bool may_be_unlinked = std::is_same_v<Head, tuple_object>;
    if constexpr (is_inheritable<Head>) {
        if (is_heap_type(self->ob_type)) {
            detail::release_of_class<Head, T>(self, count);
            return;
        }
    }
    if (std::is_constant_evaluated()) {
        auto* made = static_cast<typename detail::loose_storage<Head, T>::type*>(self);
        if constexpr (is_collected<Head>) {
            detail::untrack<may_be_unlinked>(*made->tracker, made);
        }
        if constexpr (!std::is_same_v<T, detail::no_items>) {
            delete[] made->loose_;
        }
        delete made;
    } else {
        const std::size_t size = detail::block_size<Head, T>(count);
        if constexpr (is_collected<Head>) {
            detail::release_tracked<may_be_unlinked>(reinterpret_cast<unsigned char*>(self), size);
        } else {
            release_bytes(self, size);
        }
    }
}

/// Drops the reference that a field holds, if it holds one.
template <class Object>
constexpr void drop(Object*& field) noexcept {
    Object* before = field;
    field = nullptr;
    if (before != nullptr) {
        decrement(const_cast<std::remove_const_t<Object>*>(before));
    }
}

/// Puts another reference, which is taken over, into a field. What was there goes last: its end may
/// run code that looks at the field.
template <class Object>
constexpr void replace(Object*& field, Object* by) noexcept {
    Object* before = field;
    field = by;
    if (before != nullptr) {
        decrement(const_cast<std::remove_const_t<Object>*>(before));
    }
}

} // namespace stasis::state
