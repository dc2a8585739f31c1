// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/slice.hpp: slice.
// CPython 3.11: Objects/sliceobject.c.
#pragma once

#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/sequence.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/builtins/whole.hpp>

namespace stasis::builtins {

namespace detail {

constexpr slice_object* slice_of(value self) noexcept {
    return static_cast<slice_object*>(self.data.object);
}

/// A bound of a slice: None, or an int; empty: TypeError is pending.
[[nodiscard]] constexpr owned slice_bound(thread_state& thread, object* from) noexcept {
    const value held = load(from);
    if (held.kind == tag::none) {
        return owned::take(held);
    }
    if (!interpreter::has_index(held)) {
        return raise(thread, type_error_type,
                     "slice indices must be integers or None or have an __index__ method");
    }
    return interpreter::to_int(thread, held);
}

/// Cuts a bound to [lower, upper], a negative one counted from the end; `absent` stands for None.
[[nodiscard]] constexpr owned cut_bound(thread_state& thread, object* from, value length,
                                        value lower, value upper, value absent) noexcept {
    owned bound = slice_bound(thread, from);
    if (!bound) {
        return {};
    }
    if (bound.get().kind == tag::none) {
        return owned::share(absent);
    }
    if (is_below(thread, bound.get(), make_int(0))) {
        bound = sum_of(thread, bound.get(), length);
        if (bound && is_below(thread, bound.get(), lower)) {
            return owned::share(lower);
        }
        return bound;
    }
    return owned::share(is_below(thread, upper, bound.get()) ? upper : bound.get());
}

} // namespace detail

/// A slice of a sequence whose length is an int of any size.
struct long_slice {
    owned start;
    owned stop;
    owned step;
};

/// Resolves a slice against a length: _PySlice_GetLongIndices. False: an exception is pending.
[[nodiscard]] constexpr bool resolve_long(thread_state& thread, const slice_object* slice,
                                          value length, long_slice& result) noexcept {
    result.step = detail::slice_bound(thread, slice->step);
    if (!result.step) {
        return false;
    }
    if (result.step.get().kind == tag::none) {
        result.step = owned::take(make_int(1));
    }
    const value step = result.step.get();
    if (step.kind == tag::integer && step.data.integer == 0) {
        raise(thread, value_error_type, "slice step cannot be zero");
        return false;
    }
    const bool down = is_below(thread, step, make_int(0));
    const value lower = make_int(down ? -1 : 0);
    const owned upper = sum_of(thread, length, lower);
    if (!upper) {
        return false;
    }
    result.start = detail::cut_bound(thread, slice->start, length, lower, upper.get(),
                                     down ? upper.get() : lower);
    if (!result.start) {
        return false;
    }
    result.stop = detail::cut_bound(thread, slice->stop, length, lower, upper.get(),
                                    down ? lower : upper.get());
    return static_cast<bool>(result.stop);
}

[[nodiscard]] constexpr owned slice_new(thread_state& thread, const type_object&,
                                        const arguments& given) noexcept {
    if (!takes_plain(thread, "slice", given, 1, 3)) {
        return {};
    }
    if (given.count == 1) {
        return new_slice(thread, none_value, given.values[0], none_value);
    }
    return new_slice(thread, given.values[0], given.values[1],
                     given.count > 2 ? given.values[2] : none_value);
}

[[nodiscard]] constexpr owned slice_repr(thread_state& thread, value self) noexcept {
    const slice_object* slice = detail::slice_of(self);
    text_builder built{thread};
    built.add("slice(");
    const char* between = "";
    for (const object* part : {slice->start, slice->stop, slice->step}) {
        built.add(between);
        between = ", ";
        if (!add_repr(thread, built, part)) {
            return {};
        }
    }
    built.add(")");
    return built.finish();
}

/// Slices compare as the tuples of their parts do.
[[nodiscard]] constexpr owned slice_compare(thread_state& thread, value left, value right,
                                            int operation) noexcept {
    if (as<slice_object>(right, slice_type) == nullptr) {
        return not_implemented();
    }
    const slice_object* a = detail::slice_of(left);
    const slice_object* b = detail::slice_of(right);
    const value first[] = {make_object(a->start), make_object(a->stop), make_object(a->step)};
    const value second[] = {make_object(b->start), make_object(b->stop), make_object(b->step)};
    const owned one = owned::take(new_tuple(thread, first, 3));
    const owned other = owned::take(new_tuple(thread, second, 3));
    if (!one || !other) {
        return {};
    }
    return compare(thread, one.get(), other.get(), operation);
}

[[nodiscard]] constexpr owned slice_start(thread_state&, value self) noexcept {
    return owned::share(load(detail::slice_of(self)->start));
}

[[nodiscard]] constexpr owned slice_stop(thread_state&, value self) noexcept {
    return owned::share(load(detail::slice_of(self)->stop));
}

[[nodiscard]] constexpr owned slice_step(thread_state&, value self) noexcept {
    return owned::share(load(detail::slice_of(self)->step));
}

/// slice.indices(length): the start, stop and step for a sequence of that length.
[[nodiscard]] constexpr owned slice_indices(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "slice.indices", given)) {
        return {};
    }
    const owned length = interpreter::to_int(thread, given.values[1]);
    if (!length) {
        return {};
    }
    if (is_below(thread, length.get(), make_int(0))) {
        return raise(thread, value_error_type, "length should not be negative");
    }
    long_slice part;
    if (!resolve_long(thread, detail::slice_of(given.values[0]), length.get(), part)) {
        return {};
    }
    const value parts[] = {part.start.get(), part.stop.get(), part.step.get()};
    return owned::take(new_tuple(thread, parts, 3));
}

[[nodiscard]] constexpr owned reduce_slice(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<slice_object*>(held);
    return reduction(thread, class_of(self),
                     tuple_with(thread, load(self->start), load(self->stop), load(self->step)));
}

constexpr int slice_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<slice_object*>(held);
    return visit_each(visit, argument, self->start, self->stop, self->step);
}

inline constexpr getset_def slice_members[] = {{"start", slice_start, nullptr, nullptr, nullptr},
                                               {"stop", slice_stop, nullptr, nullptr, nullptr},
                                               {"step", slice_step, nullptr, nullptr, nullptr},
                                               {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr method_def slice_methods[] = {{"indices", slice_indices, 0, nullptr},
                                               reduce_row<reduce_slice>,
                                               {nullptr, nullptr, 0, nullptr}};

inline constexpr type_object slice_table = [] {
    type_object self{};
    self.tp_name = "slice";
    self.tp_basicsize = sizeof(slice_object);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<slice_object>;
    self.tp_traverse = slice_traverse;
    self.tp_repr = slice_repr;
    self.tp_richcompare = slice_compare;
    self.tp_methods = slice_methods;
    self.tp_members = slice_members;
    self.tp_hash = hash_not_implemented;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_new = slice_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object slice_type = builtins::ready<slice_type, builtins::slice_table>();

} // namespace stasis
