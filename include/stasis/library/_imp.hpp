// SPDX-License-Identifier: BSL-1.0
// stasis/library/_imp.hpp: the module _imp: what importlib asks of the interpreter's own import.
// Promises: a module is built in if it is written in C++, and frozen if it is a Python file that
// was given to the program; those can be had by name, as the import statement has them.
// CPython 3.11: Python/import.c.
// Refuses: modules of shared objects (extension_suffixes() is empty, create_dynamic() is not
// there); the bytes of what is frozen, which has none: find_frozen() gives None in their place;
// _fix_co_filename() changes nothing, since code objects are constants.
#pragma once

#include <stasis/builtins/buffer.hpp>
#include <stasis/builtins/ready_module.hpp>
#include <stasis/interpreter/import.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/support/hash.hpp>

namespace stasis::library {

namespace detail {

/// Reads the one argument of a function, a name; false: TypeError is pending.
template <support::fixed_string Name>
[[nodiscard]] constexpr bool imp_takes_name(thread_state& thread, const arguments& given) noexcept {
    if (!takes_single(thread, Name.text, given)) {
        return false;
    }
    const value name = given.values[0];
    if (is_kind_of(name, str_type)) {
        return true;
    }
    raise(thread, type_error_type, last_name(Name.text), "() argument must be str, not ",
          name.kind == tag::none ? "None" : type_of(name)->tp_name);
    return false;
}

/// The Python file of that name that was given to the program, or null.
[[nodiscard]] constexpr const importable_module* find_frozen_module(const thread_state& thread,
                                                                    value name) noexcept {
    const importable_module* const found =
        find_importable(*thread.interp, text_of(name.data.object));
    return found != nullptr && found->is_python() ? found : nullptr;
}

/// Raises that there is no such file.
[[nodiscard]] constexpr raised raise_not_frozen(thread_state& thread, value name) noexcept {
    const owned shown = interpreter::repr(thread, name);
    return shown ? interpreter::detail::raise_import_error(thread, import_error_type, name, {},
                                                           "No such frozen object named ",
                                                           shown.as_object())
                 : raised{};
}

[[nodiscard]] constexpr owned imp_extension_suffixes(thread_state& thread,
                                                     const arguments& given) noexcept {
    if (!takes_nothing(thread, "_imp.extension_suffixes", given)) {
        return {};
    }
    return owned::take(new_list(thread, 0));
}

[[nodiscard]] constexpr owned imp_lock_held(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "_imp.lock_held", given)) {
        return {};
    }
    return owned::take(make_bool(thread.interp->import_lock_depth != 0));
}

/// acquire_lock(): no other thread has it.
[[nodiscard]] constexpr owned imp_acquire_lock(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_nothing(thread, "_imp.acquire_lock", given)) {
        return {};
    }
    ++thread.interp->import_lock_depth;
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned imp_release_lock(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_nothing(thread, "_imp.release_lock", given)) {
        return {};
    }
    if (thread.interp->import_lock_depth == 0) {
        return raise(thread, runtime_error_type, "not holding the import lock");
    }
    --thread.interp->import_lock_depth;
    return owned::take(none_value);
}

/// find_frozen(name, /, *, withdata=False): what there is in place of the bytes, whether it is a
/// package, and its name; or None.
[[nodiscard]] constexpr owned imp_find_frozen(thread_state& thread,
                                              const arguments& given) noexcept {
    constexpr signature<2> parameters{"find_frozen", {"", "withdata"}, 1, 1, 1};
    value read[2] = {};
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    if (!is_kind_of(read[0], str_type)) {
        return raise(thread, type_error_type, "find_frozen() argument 1 must be str, not ",
                     read[0].kind == tag::none ? "None" : type_of(read[0])->tp_name);
    }
    if (read[1] && interpreter::is_true(thread, read[1]) < 0) {
        return {};
    }
    const importable_module* const found = find_frozen_module(thread, read[0]);
    if (found == nullptr) {
        return owned::take(none_value);
    }
    const value parts[] = {none_value, make_bool(found->is_package), read[0]};
    return owned::take(new_tuple(thread, parts, 3));
}

/// get_frozen_object(name, data=None, /): the code object.
[[nodiscard]] constexpr owned imp_get_frozen_object(thread_state& thread,
                                                    const arguments& given) noexcept {
    if (!takes_positional(thread, "_imp.get_frozen_object", given, 1, 2)) {
        return {};
    }
    const value name = given.values[0];
    if (!is_kind_of(name, str_type)) {
        return raise(thread, type_error_type, "get_frozen_object() argument 1 must be str, not ",
                     name.kind == tag::none ? "None" : type_of(name)->tp_name);
    }
    const importable_module* const found = find_frozen_module(thread, name);
    if (found == nullptr) {
        return raise_not_frozen(thread, name);
    }
    return body_of(thread, *found);
}

[[nodiscard]] constexpr owned imp_is_frozen_package(thread_state& thread,
                                                    const arguments& given) noexcept {
    if (!imp_takes_name<"_imp.is_frozen_package">(thread, given)) {
        return {};
    }
    const importable_module* const found = find_frozen_module(thread, given.values[0]);
    if (found == nullptr) {
        return raise_not_frozen(thread, given.values[0]);
    }
    return owned::take(make_bool(found->is_package));
}

[[nodiscard]] constexpr owned imp_is_frozen(thread_state& thread, const arguments& given) noexcept {
    if (!imp_takes_name<"_imp.is_frozen">(thread, given)) {
        return {};
    }
    return owned::take(make_bool(find_frozen_module(thread, given.values[0]) != nullptr));
}

/// Whether there can't be a second one of a module: builtins and sys.
[[nodiscard]] constexpr bool is_single_module(const text& name) noexcept {
    return name == text{"builtins"} || name == text{"sys"};
}

/// is_builtin(name): 1, 0, or -1 of what can't be made a second time.
[[nodiscard]] constexpr owned imp_is_builtin(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!imp_takes_name<"_imp.is_builtin">(thread, given)) {
        return {};
    }
    const text name = text_of(given.values[0].data.object);
    const importable_module* const found = find_importable(*thread.interp, name);
    return owned::take(make_int(is_single_module(name)                   ? -1
                                : found != nullptr && found->is_in_cpp() ? 1
                                                                         : 0));
}

/// init_frozen(name): imports it; None: there is none.
[[nodiscard]] constexpr owned imp_init_frozen(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!imp_takes_name<"_imp.init_frozen">(thread, given)) {
        return {};
    }
    if (find_frozen_module(thread, given.values[0]) != nullptr) {
        return interpreter::import_module(thread, given.values[0]);
    }
    return owned::take(none_value);
}

/// create_builtin(spec): a new module of that name; None: there is none.
[[nodiscard]] constexpr owned imp_create_builtin(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_single(thread, "_imp.create_builtin", given)) {
        return {};
    }
    const owned name = interpreter::get_attribute(thread, given.values[0], &graph::str_<"name">);
    if (!name) {
        return {};
    }
    if (!is_kind_of(name.get(), str_type)) {
        return raise(thread, type_error_type, "name must be string, not ",
                     type_of(name.get())->tp_name);
    }
    const text spelled = text_of(name.as_object());
    if (is_single_module(spelled)) {
        return interpreter::import_module(thread, name.get());
    }
    const importable_module* const found = find_importable(*thread.interp, spelled);
    if (found == nullptr || !found->is_in_cpp()) {
        return owned::take(none_value);
    }
    return interpreter::detail::make_module(thread, *found, name.get(), nullptr);
}

/// exec_builtin(module): fills it, if it comes from create_builtin() and is as new.
[[nodiscard]] constexpr owned imp_exec_builtin(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_single(thread, "_imp.exec_builtin", given)) {
        return {};
    }
    const auto* const module = as<module_object>(given.values[0], module_type);
    const importable_module* const from = module != nullptr ? module->md_def : nullptr;
    if (from == nullptr || from->is_python() || from->own_namespace != nullptr ||
        from->names == nullptr) {
        return owned::take(make_int(0));
    }
    const owned held = owned::share(module->md_dict);
    auto* const names = static_cast<dict_object*>(held.as_object());
    ssize at = 0;
    const dict_item_view first = next_entry(from->names, at);
    const bool filled = first && find(thread, names, load(first.me_key)) != nullptr;
    if (pending(thread) ||
        (!filled && !interpreter::detail::fill_namespace(thread, names, *from, nullptr))) {
        return {};
    }
    return owned::take(make_int(0));
}

[[nodiscard]] constexpr owned imp_frozen_names(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_nothing(thread, "_imp._frozen_module_names", given)) {
        return {};
    }
    const module_view all = thread.interp->importable;
    owned made = owned::take(new_list(thread, 0));
    for (std::size_t i = 0; made && i < all.count; ++i) {
        owned name;
        if (all.first[i].is_python()) {
            name = new_str(thread, all.first[i].name);
        } else {
            name = owned::share(none_value);
        }
        if (!name || (all.first[i].is_python() &&
                      !append(thread, static_cast<list_object*>(made.as_object()), name.get()))) {
            return {};
        }
    }
    return made;
}

[[nodiscard]] constexpr owned imp_override_frozen(thread_state& thread,
                                                  const arguments& given) noexcept {
    int override = 0;
    if (!takes_single(thread, "_imp._override_frozen_modules_for_tests", given) ||
        !interpreter::to_c_integer(thread, given.values[0], override)) {
        return {};
    }
    thread.interp->override_frozen_modules = override;
    return owned::take(none_value);
}

/// _fix_co_filename(code, path): nothing, since a code object is a constant.
[[nodiscard]] constexpr owned imp_fix_filename(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_positional(thread, "_imp._fix_co_filename", given, 2, 2)) {
        return {};
    }
    constexpr const type_object* wanted[] = {&code_type, &str_type};
    for (int i = 0; i < 2; ++i) {
        if (!is_kind_of(given.values[i], *wanted[i])) {
            return raise(thread, type_error_type, "_fix_co_filename() argument ", i + 1,
                         " must be ", wanted[i]->tp_name, ", not ",
                         given.values[i].kind == tag::none ? "None"
                                                           : type_of(given.values[i])->tp_name);
        }
    }
    return owned::take(none_value);
}

/// source_hash(key, source): eight bytes.
[[nodiscard]] constexpr owned imp_source_hash(thread_state& thread,
                                              const arguments& given) noexcept {
    constexpr signature<2> parameters{"source_hash", {"key", "source"}, 2};
    value read[2];
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    const owned key = interpreter::to_int(thread, read[0]);
    if (!key) {
        return {};
    }
    if (key.get().kind != tag::integer) {
        return raise(thread, overflow_error_type, "Python int too large to convert to C long");
    }
    held_buffer source;
    if (get_buffer(thread, read[1], source.view, buffer_simple) < 0) {
        return {};
    }
    const std::uint64_t hash =
        support::siphash13(static_cast<std::uint64_t>(key.get().data.integer), 0, source.view.buf,
                           static_cast<std::size_t>(source.view.len));
    unsigned char bytes[8];
    for (int i = 0; i < 8; ++i) {
        bytes[i] = static_cast<unsigned char>(hash >> 8 * i);
    }
    return new_bytes(thread, bytes, 8);
}

inline constexpr method_def imp_methods[] = {
    {"extension_suffixes", imp_extension_suffixes, 0, nullptr},
    {"lock_held", imp_lock_held, 0, nullptr},
    {"acquire_lock", imp_acquire_lock, 0, nullptr},
    {"release_lock", imp_release_lock, 0, nullptr},
    {"find_frozen", imp_find_frozen, 0, nullptr},
    {"get_frozen_object", imp_get_frozen_object, 0, nullptr},
    {"is_frozen_package", imp_is_frozen_package, 0, nullptr},
    {"create_builtin", imp_create_builtin, 0, nullptr},
    {"init_frozen", imp_init_frozen, 0, nullptr},
    {"is_builtin", imp_is_builtin, 0, nullptr},
    {"is_frozen", imp_is_frozen, 0, nullptr},
    {"_frozen_module_names", imp_frozen_names, 0, nullptr},
    {"_override_frozen_modules_for_tests", imp_override_frozen, 0, nullptr},
    {"exec_builtin", imp_exec_builtin, 0, nullptr},
    {"_fix_co_filename", imp_fix_filename, 0, nullptr},
    {"source_hash", imp_source_hash, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant imp_constants[] = {
    {"check_hash_based_pycs", &graph::str_<"default">}, {nullptr, nullptr}};

inline constexpr module_definition imp_definition{"_imp", imp_methods, imp_constants};

} // namespace detail

/// The module _imp.
inline constexpr importable_module _imp_module = ready_module<detail::imp_definition>();

} // namespace stasis::library
