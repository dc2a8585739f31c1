// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/exception_reduce.hpp: what makes an exception again: its type, its args, and what
// else is in it.
// Promises: the traceback, the cause and the context are left out, as in CPython.
// CPython 3.11: BaseException_reduce, BaseException_setstate, ImportError_reduce, OSError_reduce
// (Objects/exceptions.c).
#pragma once

#include <stasis/builtins/exception_details.hpp>
#include <stasis/builtins/reduction.hpp>
#include <stasis/state/dict_merge.hpp>

namespace stasis::builtins {

namespace detail {

/// (type, args), and the attributes where there are any.
[[nodiscard]] constexpr owned reduce_exception(thread_state& thread, const exception_object* self,
                                               const owned& args, object* attributes) noexcept {
    if (attributes != nullptr) {
        return reduction(thread, class_of(self), args, make_object(attributes));
    }
    return reduction(thread, class_of(self), args);
}

} // namespace detail

[[nodiscard]] constexpr owned exception_reduce(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_none(thread, "BaseException.__reduce__", given)) {
        return {};
    }
    const exception_object* self = detail::exception_of(given.values[0]);
    return detail::reduce_exception(thread, self, owned::share(self->args), self->dict);
}

/// BaseException.__setstate__(state): sets the attributes that a dict names.
[[nodiscard]] constexpr owned exception_setstate(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_one(thread, "BaseException.__setstate__", given)) {
        return {};
    }
    const value state = given.values[1];
    if (state.kind == tag::none) {
        return owned::take(none_value);
    }
    const auto* attributes = as<dict_object>(state, dict_type);
    if (attributes == nullptr) {
        return raise(thread, type_error_type, "state is not a dictionary");
    }
    ssize at = 0;
    while (const dict_item_view entry = next_entry(attributes, at)) {
        const owned name = owned::share(load(entry.me_key));
        const owned held = owned::share(load(entry.me_value));
        if (!interpreter::detail::is_attribute_name(thread, name.get()) ||
            !interpreter::set_attribute(thread, given.values[0], name.as_object(), held.get())) {
            return {};
        }
    }
    return owned::take(none_value);
}

/// ImportError.__reduce__(): the name and the path are among the attributes.
[[nodiscard]] constexpr owned import_error_reduce(thread_state& thread,
                                                  const arguments& given) noexcept {
    if (!takes_none(thread, "ImportError.__reduce__", given)) {
        return {};
    }
    const exception_object* self = detail::exception_of(given.values[0]);
    const owned args = owned::share(self->args);
    object* const fields[] = {detail::exception_detail(given.values[0], 0),
                              detail::exception_detail(given.values[0], 1)};
    if (fields[0] == nullptr && fields[1] == nullptr) {
        return detail::reduce_exception(thread, self, args, self->dict);
    }
    dict_object* const attributes = self->dict != nullptr
                                        ? copy(thread, static_cast<const dict_object*>(self->dict))
                                        : new_dict(thread);
    const owned kept = owned::take(attributes);
    for (int i = 0; attributes != nullptr && i < 2; ++i) {
        const str_object& name =
            i == 0 ? static_cast<const str_object&>(graph::str_<"name">) : graph::str_<"path">;
        if (fields[i] != nullptr &&
            !store(thread, attributes, make_object(pointer_to(name)), load(fields[i]))) {
            return {};
        }
    }
    if (!kept) {
        return {};
    }
    return detail::reduce_exception(thread, self, args, attributes);
}

/// OSError.__reduce__(): the names of files, which args is without, are among the arguments.
[[nodiscard]] constexpr owned os_error_reduce(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_none(thread, "OSError.__reduce__", given)) {
        return {};
    }
    const exception_object* self = detail::exception_of(given.values[0]);
    object* const first = detail::exception_detail(given.values[0], 2);
    object* const second = detail::exception_detail(given.values[0], 3);
    owned args = owned::share(self->args);
    if (self->args->ob_size == 2 && first != nullptr) {
        const value number = load(items(self->args)[0]);
        const value reason = load(items(self->args)[1]);
        args = second == nullptr
                   ? tuple_with(thread, number, reason, load(first))
                   : tuple_with(thread, number, reason, load(first), none_value, load(second));
    }
    return detail::reduce_exception(thread, self, args, self->dict);
}

inline constexpr method_def import_error_reduce_row{"__reduce__", import_error_reduce, 0, nullptr};
inline constexpr method_def os_error_reduce_row{"__reduce__", os_error_reduce, 0, nullptr};

} // namespace stasis::builtins
