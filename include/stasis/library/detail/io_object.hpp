// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_object.hpp: what the objects of the types of files begin with, and their
// end.
// Promises: a file that nobody refers to any more is closed, by its own close(), with a
// ResourceWarning where it has a file of the system. One that others lie over is left to them, in
// whichever order the collector finds them: what was written isn't lost. When the interpreter ends,
// what needs no code for it is written and closed without any.
// CPython 3.11: iobase_finalize (Modules/_io/iobase.c), fileio_dealloc_warn (Modules/_io/fileio.c),
// buffered_dealloc_warn (Modules/_io/bufferedio.c).
#pragma once

#include <stasis/builtins/instance.hpp>
#include <stasis/interpreter/streams.hpp>
#include <stasis/object/object_with_dict.hpp>

namespace stasis::library {

/// What is common to them; what is a type's own follows.
struct io_object : object_with_dict {
    object* weakreflist = nullptr;
    bool finalizing = false;   ///< its close() is called by its end
    bool covered = false;      ///< another file lies over it
    bool ends_natively = true; ///< all that it writes last goes to a FileIO, or nowhere
};

extern const type_object io_base_type;

namespace detail {

using namespace stasis::builtins;

constexpr int io_traverse(object* self, visit_slot visit, visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<io_object*>(self)->dict);
}

constexpr void io_clear(object* self) noexcept { state::drop(static_cast<io_object*>(self)->dict); }

/// The offset of the weak references.
inline constexpr ssize io_weak_list_offset = 24;

/// A file as one of these; null: its class doesn't inherit from one of these types.
[[nodiscard]] constexpr io_object* as_io_object(object* self) noexcept {
    return is_subtype(self->ob_type, &io_base_type) ? static_cast<io_object*>(self) : nullptr;
}

/// Notes of a file, if there is one, whether another one lies over it.
constexpr void set_covered(object* self, bool covered) noexcept {
    io_object* const of = self != nullptr ? as_io_object(self) : nullptr;
    if (of != nullptr && !is_immortal(self)) {
        of->covered = covered;
    }
}

/// tp_finalize: closes a file that isn't closed. Errors have nobody to be told to.
constexpr void io_finalize(object* self) noexcept {
    state::interpreter_state& of = interpreter::detail::interpreter_of(self);
    thread_state* const thread = of.threads.head;
    auto* const file = static_cast<io_object*>(self);
    if (thread == nullptr || file->covered ||
        (of.finalizing != 0 && file->ends_natively && !is_heap_type(self->ob_type))) {
        return;
    }
    state::detail::set_finalized(interpreter::detail::link_of_finalizable(self));
    const interpreter::finalizer_call running(*thread);
    const value held = make_object(self);
    const owned closed = interpreter::get_attribute(*thread, held, &graph::str_<"closed">);
    const int is_closed = closed ? is_true(*thread, closed.get()) : -1;
    if (is_closed == 0) {
        file->finalizing = true;
        static_cast<void>(interpreter::call_on_file(*thread, held, &graph::str_<"close">));
    }
    if (pending(*thread)) {
        decrement(state::take_pending(*thread));
    }
}

/// Lets the file below warn that a file above wasn't closed.
constexpr void warn_below(thread_state& thread, value below, value above) noexcept {
    const owned warn = interpreter::get_attribute(thread, below, &graph::str_<"_dealloc_warn">);
    if (!warn || !interpreter::call(thread, warn.get(), above)) {
        decrement(state::take_pending(thread));
    }
}

/// What a type in C++ of such objects has.
template <class Head>
constexpr void set_io_object(type_object& self, dealloc_slot dealloc) noexcept {
    self.tp_basicsize = sizeof(Head);
    self.tp_dictoffset = dict_behind_head;
    self.tp_weaklistoffset = io_weak_list_offset;
    self.tp_is_gc = loose_link<Head>;
    self.tp_dealloc = dealloc;
}

} // namespace detail

} // namespace stasis::library
