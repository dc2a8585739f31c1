// SPDX-License-Identifier: BSL-1.0
// stasis/host/modules.hpp: the modules of a program or shared object, as a constant.
// Promises: `modules(frozen<images::a>("package.a"), ...)` is a constant that a finder
// (host/finder.hpp) or an extension module (host/extension.hpp) imports from.
// Refuses: a name twice, and a module inside one that is no package: compile errors that name the
// module's number in the list.
#pragma once

#include <stasis/graph/item.hpp>
#include <stasis/host/tables.hpp>
#include <stasis/image/freeze.hpp>
#include <stasis/support/require.hpp>

#include <string_view>

namespace stasis::hosted {

inline namespace cpython_3_11 {

/// What a module of a hosted graph is.
enum class module_kind : bool { module, package };

/// The body of a module: the tables of its constants; its code object follows.
struct hosted_body {
    table_list tables;

    [[nodiscard]] object* code() noexcept { return reinterpret_cast<object*>(this + 1); }
};

namespace detail {

template <std::size_t Size>
struct sized_body : hosted_body {
    static_layout<code_object, unsigned char, Size> code_;
};

template <const object* Code>
[[nodiscard]] consteval auto make_body() {
    constexpr twin_shape shape = shape_of(Code);
    return sized_body<shape.size>{{list_tables<Code>()},
                                  twin_maker<twin_form::code>::make<Code, shape.size>()};
}

} // namespace detail

/// An image's body, to be a variable of its own: `constinit auto a = hosted::body<images::a>();`.
/// So each module can be compiled by itself, while the set of them refers to the variable by its
/// symbol.
template <const auto& Image>
[[nodiscard]] consteval auto body() {
    return detail::make_body<graph::detail::item_address<image::module_code<Image>>()>();
}

namespace detail {

template <const auto& Image>
inline constinit auto body_of = body<Image>();

} // namespace detail

/// A module: its full name, its body, and the bytes of its source file up to a NUL if that is
/// shipped, or null.
struct hosted_module {
    std::string_view name;
    hosted_body* body;
    module_kind kind;
    const char* source;
};

/// The module of that full name whose body is the image's.
template <const auto& Image>
[[nodiscard]] consteval hosted_module frozen(std::string_view name,
                                             module_kind kind = module_kind::module,
                                             const char* source = nullptr) {
    return {name, &detail::body_of<Image>, kind, source};
}

/// Modules in the order of their names.
template <std::size_t Count>
struct hosted_modules {
    hosted_module of[Count];
};

/// Modules, however many.
struct module_view {
    const hosted_module* first;
    std::size_t count;

    template <std::size_t Count>
    constexpr module_view(const hosted_modules<Count>& modules) noexcept
        : first(modules.of), count(Count) {}

    /// The module of that full name, or null.
    [[nodiscard]] constexpr const hosted_module* find(std::string_view name) const noexcept {
        std::size_t low = 0;
        for (std::size_t high = count; low < high;) {
            const std::size_t middle = low + (high - low) / 2;
            if (first[middle].name < name) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < count && first[low].name == name ? first + low : nullptr;
    }

    /// Whether that is the full name of a folder in a package of the set that is no package itself,
    /// and has modules: Python calls that a namespace package.
    [[nodiscard]] constexpr bool is_namespace(std::string_view name) const noexcept {
        const std::string_view package = name.substr(0, name.find('.'));
        if (package.size() == name.size() || find(package) == nullptr) {
            return false;
        }
        for (std::size_t i = 0; i < count; ++i) {
            const std::string_view each = first[i].name;
            if (each.size() > name.size() && each[name.size()] == '.' &&
                each.substr(0, name.size()) == name) {
                return true;
            }
        }
        return false;
    }
};

/// The constant set of those modules. A module `a.b` needs no package `a`: a finder takes it for a
/// namespace package if `a` is in a package of the set, and leaves it to the program if not.
template <class... Modules>
[[nodiscard]] consteval hosted_modules<sizeof...(Modules)> modules(const Modules&... each) {
    constexpr std::size_t count = sizeof...(Modules);
    const hosted_module given[] = {each...};
    hosted_modules<count> result{};
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t at = i;
        for (; at > 0 && given[i].name < result.of[at - 1].name; --at) {
            result.of[at] = result.of[at - 1];
        }
        support::require(at == 0 || result.of[at - 1].name != given[i].name,
                         "a module of hosted::modules(...) is there twice", i);
        result.of[at] = given[i];
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t dot = given[i].name.rfind('.');
        if (dot != std::string_view::npos) {
            const hosted_module* parent = module_view(result).find(given[i].name.substr(0, dot));
            support::require(parent == nullptr || parent->kind == module_kind::package,
                             "a module of hosted::modules(...) is in one that is no package", i);
        }
    }
    return result;
}

} // namespace cpython_3_11

} // namespace stasis::hosted
