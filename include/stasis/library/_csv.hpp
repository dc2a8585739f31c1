// SPDX-License-Identifier: BSL-1.0
// stasis/library/_csv.hpp: the module _csv, which Lib/csv.py gives its names.
// Promises: CPython 3.11's rows, lines, and messages.
// CPython 3.11: Modules/_csv.c.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/csv_reader.hpp>
#include <stasis/library/detail/csv_writer.hpp>

namespace stasis::library {

namespace detail {

/// _csv.register_dialect(name[, dialect], **parameters).
[[nodiscard]] constexpr owned csv_register_dialect(thread_state& thread,
                                                   const arguments& given) noexcept {
    if (!interpreter::check_count(thread, "", given, 1, 2)) {
        return {};
    }
    if (!is_str(given.values[0])) {
        return raise(thread, type_error_type, "dialect name must be a string");
    }
    const owned made = make_dialect(thread, given);
    dict_object* const all = made ? dialects_of(thread) : nullptr;
    if (all == nullptr || !store(thread, all, given.values[0], made.get())) {
        return {};
    }
    return owned::take(none_value);
}

/// _csv.unregister_dialect(name).
[[nodiscard]] constexpr owned csv_unregister_dialect(thread_state& thread,
                                                     const arguments& given) noexcept {
    constexpr signature<1> of{"unregister_dialect", {"name"}, 1};
    value name[1];
    dict_object* const all = dialects_of(thread);
    if (all == nullptr || !read_arguments(thread, of, given, name)) {
        return {};
    }
    const int erased = erase(thread, all, name[0]);
    if (erased == 0) {
        return raise_csv(thread, "unknown dialect");
    }
    return owned::take(erased > 0 ? none_value : value{});
}

/// _csv.get_dialect(name).
[[nodiscard]] constexpr owned csv_get_dialect(thread_state& thread,
                                              const arguments& given) noexcept {
    constexpr signature<1> of{"get_dialect", {"name"}, 1};
    value name[1];
    if (!read_arguments(thread, of, given, name)) {
        return {};
    }
    return find_dialect(thread, name[0]);
}

/// _csv.list_dialects().
[[nodiscard]] constexpr owned csv_list_dialects(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_nothing(thread, "_csv.list_dialects", given)) {
        return {};
    }
    dict_object* const all = dialects_of(thread);
    return owned::take(all != nullptr ? interpreter::make_list(thread, make_object(all)) : nullptr);
}

/// _csv.field_size_limit([limit]): the one before.
[[nodiscard]] constexpr owned csv_field_size_limit(thread_state& thread,
                                                   const arguments& given) noexcept {
    constexpr signature<1> of{.name = "field_size_limit", .names = {""}, .nameless = 1};
    value limit[1];
    if (!read_arguments(thread, of, given, limit)) {
        return {};
    }
    const std::int64_t before = thread.interp->csv_field_limit;
    if (limit[0]) {
        if (type_of(limit[0]) != &int_type) {
            return raise(thread, type_error_type, "limit must be an integer");
        }
        const value number = as_number(limit[0]);
        if (number.kind != tag::integer) {
            return raise(thread, overflow_error_type, "Python int too large to convert to C long");
        }
        thread.interp->csv_field_limit = number.data.integer;
    }
    return owned::take(make_int(before));
}

inline constexpr method_def csv_methods[] = {
    {"reader", csv_make_reader, 0, nullptr},
    {"writer", csv_make_writer, 0, nullptr},
    {"list_dialects", csv_list_dialects, 0, nullptr},
    {"register_dialect", csv_register_dialect, 0, nullptr},
    {"unregister_dialect", csv_unregister_dialect, 0, nullptr},
    {"get_dialect", csv_get_dialect, 0, nullptr},
    {"field_size_limit", csv_field_size_limit, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant csv_constants[] = {
    {"Dialect", &csv_dialect_type},
    {"Error", &csv_error_type},
    {"Reader", &csv_reader_type},
    {"Writer", &csv_writer_type},
    {"QUOTE_MINIMAL", &graph::int_<static_cast<int>(csv_quoting::minimal)>},
    {"QUOTE_ALL", &graph::int_<static_cast<int>(csv_quoting::all)>},
    {"QUOTE_NONNUMERIC", &graph::int_<static_cast<int>(csv_quoting::nonnumeric)>},
    {"QUOTE_NONE", &graph::int_<static_cast<int>(csv_quoting::none)>},
    {"__version__", &graph::str_<"1.0">},
    {nullptr, nullptr}};

/// Puts the dict of the dialects there.
[[nodiscard]] constexpr bool csv_exec(thread_state& thread, dict_object* names) noexcept {
    dict_object* const all = dialects_of(thread);
    return all != nullptr && store(thread, names, make_object(pointer_to(graph::str_<"_dialects">)),
                                   make_object(all));
}

inline constexpr module_definition csv_definition{"_csv", csv_methods, csv_constants, csv_exec};

} // namespace detail

/// The module _csv.
inline constexpr importable_module _csv_module = ready_module<detail::csv_definition>();

} // namespace stasis::library
