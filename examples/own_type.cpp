// SPDX-License-Identifier: BSL-1.0
// examples/own_type.cpp: a type of the program's own, declared with the table that built-in types
// have, and as ready at compile time as they are.
#include <images/own_type.hpp>
#include <stasis/stasis.hpp>

using namespace stasis;
using script = program<images::own_type>;

namespace {

// What an object holds behind its head.
struct rectangle : object {
    std::int64_t width = 0;
    std::int64_t height = 0;
};

extern const type_object rectangle_type;

} // namespace

// It refers to no object, so it can't be part of a cycle. To say so is optional: it saves each of
// them the collector's header, 16 bytes. (examples/box.cpp has a type whose objects refer to
// others.)
template <>
inline constexpr bool stasis::state::is_collected<rectangle> = false;

namespace {

constexpr const rectangle& in(value self) {
    return static_cast<const rectangle&>(*self.data.object);
}

// Slots and methods may rely on their object's type. What they return empty has raised.
constexpr owned make(thread_state& thread, const type_object& type,
                     const arguments& given) noexcept {
    if (!builtins::takes_plain(thread, "Rectangle", given, 2, 2)) {
        return {};
    }
    const value width = given.values[0];
    const value height = given.values[1];
    if (!both_integers(width, height)) {
        return state::raise(thread, type_error_type, "a Rectangle is made of two small ints");
    }
    auto* made = state::allocate<rectangle>(thread, type); // which may be a class derived from it
    if (made != nullptr) {
        made->width = width.data.integer;
        made->height = height.data.integer;
    }
    return owned::take(made);
}

constexpr void end(object* self) noexcept { state::release(static_cast<rectangle*>(self)); }

constexpr owned repr(thread_state& thread, value self) noexcept {
    state::text_builder built{thread};
    built.add("Rectangle(");
    built.add(in(self).width);
    built.add(", ");
    built.add(in(self).height);
    built.add(")");
    return built.finish();
}

constexpr owned area(thread_state& thread, const arguments& given) noexcept {
    if (!builtins::takes_none(thread, "Rectangle.area", given)) {
        return {};
    }
    const rectangle& self = in(given.values[0]);
    return builtins::int_multiply(thread, make_int(self.width), make_int(self.height)); // any size
}

constexpr owned width(thread_state&, value self) noexcept {
    return owned::take(make_int(in(self).width));
}
constexpr owned height(thread_state&, value self) noexcept {
    return owned::take(make_int(in(self).height));
}

constexpr method_def methods[] = {{"area", area, 0, nullptr}, {nullptr, nullptr, 0, nullptr}};
constexpr getset_def members[] = {{"width", width, nullptr, nullptr, nullptr},
                                  {"height", height, nullptr, nullptr, nullptr},
                                  {nullptr, nullptr, nullptr, nullptr, nullptr}};

// This type, this base, these slots, these methods.
constexpr type_object rectangle_table = [] {
    type_object self{};
    self.tp_name = "Rectangle";
    self.tp_basicsize = sizeof(rectangle);
    self.tp_flags = flag_base_type; // Python code may derive classes from it
    self.tp_dealloc = end;
    self.tp_repr = repr;
    self.tp_methods = methods;
    self.tp_members = members;
    self.tp_base = &object_type;
    self.tp_new = make;
    return self;
}();

// The dict, its descriptors, mro and bases are constants. The names are those of its attributes
// that the runtime itself has no use for.
constexpr type_object rectangle_type =
    builtins::ready<rectangle_type, rectangle_table, "area", "width", "height">();

// The compiler finds its methods, and runs Python code that makes and asks rectangles.
static_assert(interpreter::find_method(&rectangle_type, "area")->ml_meth == area);
static_assert(script::call("area_of", rectangle_type, 6, 7) == 42);
static_assert(script::call<bool>("described", rectangle_type));
static_assert(script::call<bool>("may_be_large", rectangle_type));
static_assert(script::call("square_area", rectangle_type, 5) == 25);

} // namespace

int main() {
    auto loaded = script::load();
    const auto found = loaded.call<int>("area_of", rectangle_type, 6, 7);
    const auto square = loaded.call<int>("square_area", rectangle_type, 5);
    return found && square ? *found != 42 || *square != 25 : loaded.report();
}
