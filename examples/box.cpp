// SPDX-License-Identifier: BSL-1.0
// examples/box.cpp: a type of the program's own whose objects refer to others.
// (examples/own_type.cpp is the simpler one.) It says how the references are visited, so that dead
// cycles are found, and how they are dropped; the rest is the library's.
#include <images/box.hpp>
#include <stasis/stasis.hpp>

using namespace stasis;
using script = program<images::box>;

namespace {

// A field refers to an object, whatever it holds: never null here, but for a box that is being
// ended.
struct box : object {
    object* content = nullptr;
};

extern const type_object box_type;

constexpr box& in(object* self) { return *static_cast<box*>(self); }

// A value isn't always an object: small ints, floats, bools and None are held without one.
// state::box() gives an object for any value, with a reference for the field to keep.
constexpr owned make(thread_state& thread, const type_object& type,
                     const arguments& given) noexcept {
    if (!builtins::takes_plain(thread, "Box", given, 1, 1)) {
        return {};
    }
    object* content = state::box(thread, given.values[0]);
    if (content == nullptr) {
        return {};
    }
    auto* made = state::allocate<box>(thread, type);
    if (made == nullptr) {
        decrement(content);
        return {};
    }
    made->content = content;
    return owned::take(made);
}

// load() is the way back: the value that an object stands for.
constexpr owned content(thread_state&, value self) noexcept {
    return owned::share(load(in(self.data.object).content));
}

// del box.content gives an empty item. The former content goes last: its end may run Python code.
constexpr int set_content(thread_state& thread, value self, value, value item) noexcept {
    if (!item) {
        return state::raise(thread, type_error_type, "a Box always has a content");
    }
    object* content = state::box(thread, item);
    if (content == nullptr) {
        return -1;
    }
    state::replace(in(self.data.object).content, content);
    return 0;
}

// Each reference that the object counts, once.
constexpr int traverse(object* self, visit_slot visit, visit_argument* argument) noexcept {
    return visit_each(visit, argument, in(self).content);
}

// What may lead back to the object itself is dropped: a dead cycle breaks there.
constexpr void clear(object* self) noexcept { state::drop(in(self).content); }

constexpr getset_def members[] = {{"content", content, set_content, nullptr, nullptr},
                                  {nullptr, nullptr, nullptr, nullptr, nullptr}};

constexpr type_object box_table = [] {
    type_object self{};
    self.tp_name = "Box";
    self.tp_basicsize = sizeof(box);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = builtins::container_dealloc; // drops what tp_traverse visits, then tp_free
    self.tp_traverse = traverse;
    self.tp_clear = clear;
    self.tp_free = builtins::free_object<box>;
    self.tp_getset = members;
    self.tp_base = &object_type;
    self.tp_new = make;
    return self;
}();
constexpr type_object box_type = builtins::ready<box_type, box_table, "content">();

static_assert(script::call("unboxed", box_type) == 7);
static_assert(script::call("last_of", box_type, 20) == 19);
static_assert(script::call<bool>("derived", box_type));

} // namespace

int main() {
    thread_state& thread = state::runtime<>._main_interpreter._initial_thread;
    auto loaded = script::load(thread);
    const auto seven = loaded.call<int>("unboxed", box_type);
    const auto last = loaded.call<int>("last_of", box_type, 100'000);
    const auto named = loaded.call<bool>("derived", box_type);
    if (!seven || !last || !named) {
        return loaded.report();
    }
    state::collect(thread);
    const bool left = static_cast<bool>(loaded.invoke("leave_cycle", box_type));
    return *seven == 7 && *last == 99'999 && *named && left && state::collect(thread) == 2 ? 0 : 1;
}
