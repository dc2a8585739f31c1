// SPDX-License-Identifier: BSL-1.0
// stasis/library/_frozen_importlib_external.hpp: the module _frozen_importlib_external, which is
// importlib._bootstrap_external.
// Promises: its body is Lib/importlib/_bootstrap_external.py, where the program can import that
// file. CPython 3.11: init_importlib_external (Python/import.c), _install_external_importers
// (Lib/importlib/_bootstrap.py).
// Refuses: PathFinder and FileFinder in sys.meta_path and sys.path_hooks: no file is looked for.
#pragma once

#include <stasis/library/_frozen_importlib.hpp>

namespace stasis::library {

namespace detail {

[[nodiscard]] constexpr bool frozen_importlib_external_exec(thread_state& thread,
                                                            dict_object* names) noexcept {
    using graph::str_;
    if (!run_body_of(thread, names, "importlib._bootstrap_external") ||
        !import_as(thread, names, str_<"_frozen_importlib">, str_<"_bootstrap">)) {
        return false;
    }
    object* const found = find(thread, names, make_object(pointer_to(str_<"_bootstrap">)));
    const auto* const bootstrap =
        found != nullptr ? as<module_object>(load(found), module_type) : nullptr;
    if (bootstrap == nullptr) {
        return !pending(thread);
    }
    return import_as(thread, static_cast<dict_object*>(bootstrap->md_dict),
                     str_<"_frozen_importlib_external">, str_<"_bootstrap_external">);
}

inline constexpr module_definition frozen_importlib_external_definition{
    "_frozen_importlib_external", nullptr, nullptr, frozen_importlib_external_exec};

} // namespace detail

/// The module _frozen_importlib_external.
inline constexpr importable_module _frozen_importlib_external_module =
    ready_module<detail::frozen_importlib_external_definition>();

} // namespace stasis::library
