// SPDX-License-Identifier: BSL-1.0
// stasis/image/modules.hpp: what programs can import, as a constant.
// Promises: importable(frozen<images::a>("package.a"), library::math, ...) is the set that a
// program (builtins/program.hpp) or an interpreter is given; its modules are sorted by the
// compiler, and none is made before it is imported. stasis_add_modules() writes such a set of a
// package's files. CPython 3.11: PyImport_FrozenModules (Python/frozen.c), PyImport_Inittab
// (Modules/config.c). Refuses: a name twice, and a module inside one that is no package: compile
// errors that show the module's number in the list.
#pragma once

#include <stasis/image/freeze.hpp>
#include <stasis/object/module.hpp>
#include <stasis/support/require.hpp>

namespace stasis {

namespace image {

/// The body of an image: its module's code object.
template <const auto& Image>
inline constexpr const code_object*
    body = static_cast<const code_object*>(static_cast<const object*>(&module_code<Image>));

} // namespace image

namespace detail {

/// Less than 0, 0 or more, as a C string comes before another, is the same, or comes behind.
[[nodiscard]] constexpr int compare_names(const char* left, const char* right) noexcept {
    while (*left != '\0' && *left == *right) {
        ++left;
        ++right;
    }
    return static_cast<unsigned char>(*left) - static_cast<unsigned char>(*right);
}

/// Whether a name is another one's parent: "a.b" is that of "a.b.c".
[[nodiscard]] constexpr bool is_parent(const char* parent, const char* name) noexcept {
    while (*parent != '\0' && *parent == *name) {
        ++parent;
        ++name;
    }
    if (*parent != '\0' || *name != '.') {
        return false;
    }
    ++name;
    while (*name != '\0' && *name != '.') {
        ++name;
    }
    return *name == '\0';
}

template <class Given>
inline constexpr std::size_t modules_in = 0;
template <>
inline constexpr std::size_t modules_in<importable_module> = 1;
template <std::size_t Modules, std::size_t Texts>
inline constexpr std::size_t modules_in<importable_set<Modules, Texts>> = Modules;

template <class Given>
inline constexpr std::size_t texts_in = 0;
template <>
inline constexpr std::size_t texts_in<frozen_text> = 1;
template <std::size_t Modules, std::size_t Texts>
inline constexpr std::size_t texts_in<importable_set<Modules, Texts>> = Texts;

} // namespace detail

/// What a frozen module is.
enum class module_kind : bool { module, package };

/// The module of that full name whose body is the image's.
template <const auto& Image>
[[nodiscard]] consteval importable_module frozen(const char* name,
                                                 module_kind kind = module_kind::module) {
    return {name, &image::body<Image>, kind == module_kind::package};
}

/// The set of modules and texts, and of those in sets, that are named, and the compiler, if that
/// is.
template <class... Given>
[[nodiscard]] consteval auto importable(const Given&... each) {
    importable_set<(detail::modules_in<Given> + ... + 0), (detail::texts_in<Given> + ... + 0)>
        result{};
    std::size_t made = 0;
    std::size_t texts = 0;
    const auto add = [&](module_view given) {
        for (std::size_t i = 0; i < given.count; ++i) {
            const importable_module& next = given.first[i];
            std::size_t at = made++;
            while (at > 0 && detail::compare_names(next.name, result.of[at - 1].name) < 0) {
                result.of[at] = result.of[at - 1];
                --at;
            }
            support::require(at == 0 ||
                                 detail::compare_names(result.of[at - 1].name, next.name) != 0,
                             "a module of importable(...) is there twice", made - 1);
            result.of[at] = next;
        }
        for (std::size_t i = 0; i < given.text_count; ++i) {
            result.texts[texts++] = given.texts[i];
        }
        if (given.compiler.compile != nullptr) {
            result.compiler = given.compiler;
        }
    };
    (add(each), ...);
    for (std::size_t i = 0; i < made; ++i) {
        for (std::size_t j = 0; j < made; ++j) {
            support::require(result.of[j].is_package ||
                                 !detail::is_parent(result.of[j].name, result.of[i].name),
                             "a module of importable(...) is in one that is no package", i);
        }
    }
    return result;
}

} // namespace stasis
