// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/item_release.hpp: gives containers back.
// Promises: however deep containers are nested in one another (a linked list of a million pairs),
// no function calls itself as often: an object whose last reference goes, and that may hold others,
// is put into a list of its own first, in the order in which CPython comes to it, depth first. The
// collector's header links it, since the object is in the collector's hands no more. What an object
// refers to is dropped by its type's tp_traverse, and its memory given back by tp_free; those of
// the most used types are known here.
// CPython 3.11: list_dealloc, tupledealloc and their kin, and the trashcan (Objects/object.c),
// which lets them call themselves 50 times. Its tp_free gives back the memory and no reference,
// too. What runs code when it ends comes last, when no container is half given back
// (interpreter/finalizers.hpp).
// Refuses: depth in constant evaluation, unless it is of lists, tuples, dicts, exceptions,
// tracebacks and frames.
#pragma once

#include <stasis/interpreter/finalizers.hpp>
#include <stasis/object/code.hpp>
#include <stasis/object/exception.hpp>
#include <stasis/object/tuple.hpp>
#include <stasis/object/visit.hpp>
#include <stasis/state/gc_list.hpp>
#include <stasis/state/set.hpp>

namespace stasis::builtins {

namespace detail {

/// Objects that nobody refers to any more; those whose end runs code count one reference.
struct dying_objects : visit_argument {
    gc_head list{&list, &list};
    gc_head* rest = &list; ///< in front of it goes what the object refers to that is being released
    gc_head finalizable{&finalizable, &finalizable}; ///< whose end runs code
    code_object* codes = nullptr; ///< have no such header: linked by their co_weakreflist
};

/// The collector's header of a container, or null if the object is none. Constant evaluation can't
/// look in front of an object, so there it knows those that may be nested deeply, by their types.
[[nodiscard]] constexpr gc_head* link_of_container(object* self) noexcept {
    if (!std::is_constant_evaluated()) {
        return self->ob_type->tp_free != nullptr ? state::detail::link_before(self) : nullptr;
    }
    using state::detail::link_of;
    const type_object* type = self->ob_type;
    if (is_heap_type(type)) {
        return loose_parts(self).link;
    }
    if (type == &type_type) {
        return link_of(static_cast<heap_type_object*>(self));
    }
    if (type == &tuple_type) {
        return link_of<tuple_object, object*>(static_cast<tuple_object*>(self));
    }
    if (type == &list_type) {
        return link_of(static_cast<list_object*>(self));
    }
    if (type == &dict_type) {
        return link_of(static_cast<dict_object*>(self));
    }
    if (type == &traceback_type) {
        return link_of(static_cast<traceback_object*>(self));
    }
    if (type == &frame_type) {
        return link_of<frame_object, value>(static_cast<frame_object*>(self));
    }
    if (type->tp_is_gc != nullptr) {
        return type->tp_is_gc(self);
    }
    if (type->tp_free != nullptr && is_subtype(type, &base_exception_type)) {
        if (has_details(type)) {
            return link_of(static_cast<detailed_exception*>(self));
        }
        return has_value(type) ? link_of(static_cast<valued_exception*>(self))
                               : link_of(static_cast<exception_object*>(self));
    }
    return nullptr;
}

/// Moves a code object that nobody refers to any more to the dying: its constants may be code.
constexpr void wait_for_release(code_object* self, dying_objects& dying) noexcept {
    while (self->co_weakreflist != nullptr) {
        state::detach(static_cast<weak_reference_object*>(self->co_weakreflist));
    }
    self->co_weakreflist = dying.codes;
    dying.codes = self;
}

/// Moves a container that nobody refers to any more, or what ends with code, to the dying, and
/// gives another object back.
STASIS_NEVER_INLINE constexpr void end_item(object* item, dying_objects& dying) noexcept {
    const bool with_code = interpreter::ends_with_code(item);
    if (gc_head* const link =
            with_code ? interpreter::detail::link_of_finalizable(item) : link_of_container(item)) {
        item->ob_refcnt = with_code ? 1 : 0;
        if (state::detail::is_linked(link)) {
            state::detail::unlink(link);
        }
        state::detail::link_in_front(link, dying.rest);
    } else if (item->ob_type == &code_type) {
        wait_for_release(static_cast<code_object*>(item), dying);
    } else {
        item->ob_type->tp_dealloc(item);
    }
}

/// Drops a reference, if there is one.
STASIS_ALWAYS_INLINE constexpr void drop_item(object* item, dying_objects& dying) noexcept {
    if (item != nullptr && !is_immortal(item) && --item->ob_refcnt == 0) {
        end_item(item, dying);
    }
}

/// Drops the references in some fields.
template <class... Fields>
STASIS_ALWAYS_INLINE constexpr void drop_each(dying_objects& dying, Fields*... fields) noexcept {
    (drop_item(const_cast<object*>(static_cast<const object*>(fields)), dying), ...);
}

/// The same as a visit.
constexpr int drop_visited(object* item, visit_argument* dying) noexcept {
    drop_item(item, *static_cast<dying_objects*>(dying));
    return 0;
}

} // namespace detail

/// tp_free of the type of objects with that head.
template <class Head>
constexpr void free_object(object* self) noexcept {
    static_assert(state::is_collected<Head>,
                  "objects that refer to others have the collector's header: state::is_collected "
                  "can't be false for what they begin with");
    state::release<Head>(static_cast<Head*>(self));
}

/// tp_is_gc of the type of objects with that head, where it takes one.
template <class Head>
[[nodiscard]] constexpr gc_head* loose_link(object* self) noexcept {
    return state::detail::link_of(static_cast<Head*>(self));
}

/// tp_free of list.
constexpr void list_free(object* held) noexcept {
    auto* self = static_cast<list_object*>(held);
    state::release_array(self->ob_item, static_cast<std::size_t>(self->allocated));
    state::release<list_object>(self);
}

/// tp_free of tuple.
constexpr void tuple_free(object* held) noexcept {
    auto* self = static_cast<tuple_object*>(held);
    state::release<tuple_object, object*>(self, static_cast<std::size_t>(self->ob_size));
}

/// tp_free of dict.
constexpr void dict_free(object* held) noexcept {
    auto* self = static_cast<dict_object*>(held);
    state::detail::release_keys(self->ma_keys);
    state::release<dict_object>(self);
}

/// tp_free of frame.
constexpr void frame_free(object* held) noexcept {
    auto* self = static_cast<frame_object*>(held);
    state::release<frame_object, value>(self, self->room);
}

namespace detail {

/// Drops what a frame object has of an activation that has ended.
constexpr void drop_ended(const interpreter::frame& ended, dying_objects& dying) noexcept {
    drop_each(dying, ended.function, ended.owns_names ? ended.names : nullptr);
    for (const value* place = ended.locals; place != ended.top; ++place) {
        if (place->kind == tag::object) {
            drop_item(place->data.object, dying);
        }
    }
    drop_each(dying, ended.code);
}

/// Drops what a container refers to, and gives it back.
constexpr void release_container(object* held, dying_objects& dying) noexcept {
    if (held->ob_type == &list_type) {
        auto* self = static_cast<list_object*>(held);
        for (ssize i = self->ob_size; i-- > 0;) {
            drop_item(self->ob_item[i], dying);
        }
        list_free(self);
    } else if (held->ob_type == &tuple_type) {
        auto* self = static_cast<tuple_object*>(held);
        object* const* from = items(self);
        for (ssize i = self->ob_size; i-- > 0;) {
            drop_item(from[i], dying);
        }
        tuple_free(self);
    } else if (held->ob_type == &dict_type) {
        auto* self = static_cast<dict_object*>(held);
        state::detail::each_entry(self, [&](object* key, object* item) {
            drop_item(key, dying);
            drop_item(item, dying);
            return 0;
        });
        dict_free(self);
    } else if (held->ob_type == &cell_type) {
        auto* self = static_cast<cell_object*>(held);
        drop_item(self->ob_ref, dying);
        free_object<cell_object>(self);
    } else if (held->ob_type == &function_type) {
        auto* self = static_cast<function_object*>(held);
        drop_each(dying, self->func_globals, self->func_builtins, self->func_name,
                  self->func_qualname, self->func_code, self->func_defaults, self->func_kwdefaults,
                  self->func_closure, self->func_doc, self->func_dict, self->func_module,
                  self->func_annotations);
        free_object<function_object>(self);
    } else if (held->ob_type == &slice_type) {
        auto* self = static_cast<slice_object*>(held);
        drop_each(dying, self->start, self->stop, self->step);
        free_object<slice_object>(self);
    } else if (held->ob_type == &traceback_type) {
        auto* self = static_cast<traceback_object*>(held);
        drop_each(dying, self->tb_next, self->tb_frame, self->function, self->code);
        free_object<traceback_object>(self);
    } else if (held->ob_type == &frame_type) {
        auto* self = static_cast<frame_object*>(held);
        if (interpreter::is_ended(self)) {
            drop_ended(self->ended, dying);
        }
        drop_each(dying, self->f_back);
        frame_free(self);
    } else {
        held->ob_type->tp_traverse(held, drop_visited, &dying);
        held->ob_type->tp_free(held);
    }
}

/// Drops what the first of the dying code objects refers to, and gives it back.
constexpr void release_first_code(dying_objects& dying) noexcept {
    code_object* const self = dying.codes;
    dying.codes = static_cast<code_object*>(self->co_weakreflist);
    drop_each(dying, self->co_consts, self->co_names, self->co_exceptiontable,
              self->co_localsplusnames, self->co_localspluskinds, self->co_filename, self->co_name,
              self->co_qualname, self->co_linetable, self->_co_code);
    state::release<code_object, unsigned char>(self, bytecode_size(self));
}

/// Gives the dying back, and what dies with them.
constexpr void release_dying(dying_objects& dying) noexcept {
    for (;;) {
        if (dying.list._gc_next != &dying.list) {
            gc_head* const first = dying.list._gc_next;
            object* const next = state::detail::object_behind(first);
            dying.rest = first->_gc_next;
            if (next->ob_refcnt == 0) {
                release_container(next, dying);
            } else {
                state::detail::move_link(first, dying.finalizable);
            }
        } else if (dying.codes != nullptr) {
            release_first_code(dying);
        } else {
            break;
        }
    }
    while (dying.finalizable._gc_next != &dying.finalizable) {
        interpreter::end_first(dying.finalizable);
    }
}

} // namespace detail

/// tp_dealloc of containers.
constexpr void container_dealloc(object* self) noexcept {
    detail::dying_objects dying{};
    detail::release_container(self, dying);
    detail::release_dying(dying);
}

/// tp_dealloc of code objects; one of the static graph never gets there.
constexpr void code_dealloc(object* self) noexcept {
    detail::dying_objects dying{};
    detail::wait_for_release(static_cast<code_object*>(self), dying);
    detail::release_dying(dying);
}

/// tp_dealloc of containers that weak references may refer to.
constexpr void referable_dealloc(object* self) noexcept {
    if (interpreter::detail::has_weak_references(self)) [[unlikely]] {
        interpreter::end_with_code(self, interpreter::tell_weak_references, container_dealloc);
    } else {
        container_dealloc(self);
    }
}

} // namespace stasis::builtins
