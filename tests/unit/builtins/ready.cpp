// SPDX-License-Identifier: BSL-1.0
// unit/builtins/ready.cpp: what ready() makes of a type's table: constants that lead to each other.
#include "machine.hpp"

#include <stasis/graph/tuple.hpp>

#include <initializer_list>

namespace {

using machine::world;
using namespace stasis;

constexpr const descriptor_object* descriptor(const type_object& type, const char* name) {
    return static_cast<const descriptor_object*>(interpreter::look_up(&type, text{name}));
}

// A type of the test's own: what it inherits, in parts, from int; and a row of each kind.
constexpr owned one(thread_state&, const arguments&) noexcept { return owned::take(make_int(1)); }
constexpr owned given_first(thread_state&, const arguments& given) noexcept {
    return owned::share(given.values[0]);
}
constexpr owned two(thread_state&, value) noexcept { return owned::take(make_int(2)); }
constexpr owned three(thread_state&, value, value) noexcept { return owned::take(make_int(3)); }

constexpr method_def methods[] = {{"count", one, 0, nullptr},
                                  {"of_class", given_first, method_class, nullptr},
                                  {"of_none", one, method_static, nullptr},
                                  {"__getitem__", given_first, method_coexist, nullptr},
                                  {nullptr, nullptr, 0, nullptr}};
constexpr getset_def members[] = {{"real", two, nullptr, nullptr, nullptr},
                                  {nullptr, nullptr, nullptr, nullptr, nullptr}};
constexpr number_methods number = [] {
    number_methods slots{};
    slots.nb_add = three;
    return slots;
}();
constexpr mapping_methods mapping{nullptr, three, nullptr};

constexpr type_object own_table = [] {
    type_object self{};
    self.tp_name = "own.Number";
    self.tp_doc = "A number.";
    self.tp_as_number = &number;
    self.tp_as_mapping = &mapping;
    self.tp_methods = methods;
    self.tp_members = members;
    self.tp_base = &int_type;
    return self;
}();
extern const type_object own_type;
constexpr type_object own_type = builtins::ready<own_type, own_table, "of_class", "of_none">();

constexpr bool has_constants(const type_object& type) {
    const auto* mro = static_cast<const tuple_object*>(type.tp_mro);
    const auto* bases = static_cast<const tuple_object*>(type.tp_bases);
    const auto* names = static_cast<const dict_object*>(type.tp_dict);
    // Of several bases those that aren't the first of their type's stand between the others.
    const bool one_base = &type != &exception_group_type;
    const type_object* base = &type;
    for (stasis::ssize i = 0; i < mro->ob_size; ++i) {
        if (items(mro)[i] == base) {
            base = base->tp_base;
        } else if (one_base) {
            return false;
        }
    }
    bool right = base == nullptr && is_immortal(names) && is_immortal(mro) &&
                 bases->ob_size == (type.tp_base == nullptr ? 0 : one_base ? 1 : 2) &&
                 (type.tp_base == nullptr || items(bases)[0] == type.tp_base) &&
                 type.tp_hash != nullptr && type.tp_getattro != nullptr &&
                 type.tp_repr != nullptr && type.tp_str != nullptr;
    for (stasis::ssize at = 0; const dict_item_view item = state::next_entry(names, at);) {
        const text name = text_of(item.me_key);
        right = right && is_immortal(item.me_value) && is_immortal(item.me_key) &&
                state::find_text(names, name) == item.me_value;
    }
    return right;
}
constexpr bool all_have_constants() {
    int count = 0;
    for (const type_object* const* type = builtins::built_in_types; *type != nullptr; ++type) {
        ++count;
        if (!has_constants(**type)) {
            return false;
        }
    }
    return count > 100 && has_constants(object_type) && has_constants(own_type);
}
TEST_CASE("each type leads to its dict, mro and bases, and they to it") {
    STASIS_CHECK(all_have_constants());
}

// A diamond: Both, Left, Right, int, object.
template <const type_object& Base>
constexpr type_object side_table = [] {
    type_object self{};
    self.tp_name = "Side";
    self.tp_base = &Base;
    return self;
}();
extern const type_object left_type;
constexpr type_object left_type = builtins::ready<left_type, side_table<int_type>>();
constexpr getset_def imaginary[] = {{"imag", two, nullptr, nullptr, nullptr},
                                    {nullptr, nullptr, nullptr, nullptr, nullptr}};
constexpr type_object right_table = [] {
    type_object self = side_table<int_type>;
    self.tp_getset = imaginary;
    self.tp_repr = two;
    return self;
}();
extern const type_object right_type;
constexpr type_object right_type = builtins::ready<right_type, right_table>();
constexpr type_object both_table = [] {
    type_object self = side_table<left_type>;
    self.tp_bases = pointer_to<var_object>(graph::tuple_<left_type, right_type>);
    return self;
}();
extern const type_object both_type;
constexpr type_object both_type = builtins::ready<both_type, both_table>();

constexpr bool has_order(const type_object& type,
                         std::initializer_list<const type_object*> wanted) {
    const auto* mro = static_cast<const tuple_object*>(type.tp_mro);
    stasis::ssize at = 0;
    for (const type_object* each : wanted) {
        if (at == mro->ob_size || items(mro)[at++] != each) {
            return false;
        }
    }
    return at == mro->ob_size;
}
TEST_CASE("a type with several bases has the mro that C3 gives it, and is a subtype of all") {
    STASIS_CHECK(
        has_order(both_type, {&both_type, &left_type, &right_type, &int_type, &object_type}));
    STASIS_CHECK(
        has_order(exception_group_type, {&exception_group_type, &base_exception_group_type,
                                         &exception_type, &base_exception_type, &object_type}));
    STASIS_CHECK(is_subtype(&both_type, &right_type) && is_subtype(&both_type, &left_type) &&
                 is_subtype(&both_type, &object_type) && !is_subtype(&left_type, &right_type) &&
                 !is_subtype(&both_type, &bool_type));
    STASIS_CHECK(is_subtype(&exception_group_type, &exception_type) &&
                 !is_subtype(&base_exception_group_type, &exception_type));
    STASIS_CHECK(descriptor(both_type, "imag")->d_type == &right_type &&
                 descriptor(both_type, "real")->d_type == &int_type);
}

constexpr bool inherits() {
    return own_type.tp_as_number->nb_add == three &&
           own_type.tp_as_number->nb_subtract == int_type.tp_as_number->nb_subtract &&
           own_type.tp_as_number->nb_index == int_type.tp_as_number->nb_index &&
           own_type.tp_repr == int_type.tp_repr && own_type.tp_new == int_type.tp_new &&
           own_type.tp_richcompare == int_type.tp_richcompare &&
           bool_type.tp_as_number->nb_add == int_type.tp_as_number->nb_add &&
           bool_type.tp_as_number->nb_and != int_type.tp_as_number->nb_and &&
           tuple_iterator_type.tp_new == nullptr &&
           list_type.tp_hash == builtins::hash_not_implemented &&
           dict_type.tp_str == object_type.tp_str;
}
TEST_CASE("a type has the slots of its base that it has none of its own for") {
    STASIS_CHECK(inherits());
}

// An awaitable; what inherits from it and is an asynchronous iterator, too; and what inherits all.
constexpr async_methods awaitable_slots{two, nullptr, nullptr, nullptr};
constexpr async_methods iterator_slots{nullptr, builtins::self_iterator, two, nullptr};
template <const type_object& Base, const async_methods* Own>
constexpr type_object async_table = [] {
    type_object self{};
    self.tp_name = "Async";
    self.tp_as_async = Own;
    self.tp_base = &Base;
    return self;
}();
extern const type_object awaitable_type;
constexpr type_object awaitable_type =
    builtins::ready<awaitable_type, async_table<object_type, &awaitable_slots>>();
extern const type_object iterator_type;
constexpr type_object iterator_type =
    builtins::ready<iterator_type, async_table<awaitable_type, &iterator_slots>>();
extern const type_object heir_type;
constexpr type_object heir_type = builtins::ready<heir_type, async_table<iterator_type, nullptr>>();

constexpr bool joins_async() {
    const descriptor_object* next = descriptor(heir_type, "__anext__");
    return iterator_type.tp_as_async->am_await == two &&
           iterator_type.tp_as_async->am_aiter == builtins::self_iterator &&
           heir_type.tp_as_async == iterator_type.tp_as_async && next->d_type == &iterator_type &&
           next->d_wrapped.unary == two &&
           descriptor(heir_type, "__await__")->d_type == &awaitable_type &&
           interpreter::has_await(&heir_type) && !interpreter::has_await(&own_type);
}
TEST_CASE("a type may be awaited, and iterated over by async for") { STASIS_CHECK(joins_async()); }

constexpr bool owns() {
    const descriptor_object* append = descriptor(list_type, "append");
    const descriptor_object* add = descriptor(own_type, "__add__");
    const descriptor_object* item = descriptor(own_type, "__getitem__");
    return append->ob_type == &method_descriptor_type && append->d_type == &list_type &&
           append->d_name == &graph::identifier("append") && append->d_qualname == nullptr &&
           add->ob_type == &wrapper_descriptor_type && add->d_type == &own_type &&
           add->d_wrapped.binary == three && descriptor(own_type, "__sub__")->d_type == &int_type &&
           item->ob_type == &method_descriptor_type && item->d_method->ml_meth == given_first &&
           descriptor(own_type, "real")->ob_type == &member_descriptor_type &&
           descriptor(own_type, "imag")->ob_type == &getset_descriptor_type &&
           descriptor(own_type, "of_class")->ob_type == &classmethod_descriptor_type &&
           interpreter::look_up(&own_type, "of_none")->ob_type == &static_method_type &&
           interpreter::look_up(&list_type, "__hash__") == pointer_to(graph::none) &&
           interpreter::look_up(&own_type, "__new__") == interpreter::look_up(&int_type, "__new__");
}
TEST_CASE("a descriptor knows its kind, its owner and its name") { STASIS_CHECK(owns()); }

constexpr bool answers() {
    world w;
    const value own = make_object(pointer_to(own_type));
    const auto get = [&](const char* name) {
        const owned key = w.str(name);
        return interpreter::get_attribute(w.thread, own, key.as_object());
    };
    w.is(get("__name__"), "'Number'")
        .is(get("__module__"), "'own'")
        .is(get("__doc__"), "'A number.'");
    w.is(get("__mro__"), "(<class 'own.Number'>, <class 'int'>, <class 'object'>)");
    const owned of_class = get("of_class");
    const owned of_none = get("of_none");
    w.is(w.call_object(of_class.as_object()), "<class 'own.Number'>");
    w.is(w.call_object(of_none.as_object()), "1");
    w.is(get("nothing"), "AttributeError: type object 'own.Number' has no attribute 'nothing'");
    const type_object* const more[] = {&own_type, nullptr};
    w.interp.own_types = more;
    const owned subclasses = interpreter::get_attribute(w.thread, make_object(pointer_to(int_type)),
                                                        &graph::identifier("__subclasses__"));
    w.is(w.call_object(subclasses.as_object()), "[<class 'bool'>, <class 'own.Number'>]");
    return w.ok;
}
TEST_CASE("a type of the user's own is asked as any other one") { STASIS_CHECK(answers()); }

template <const type_object& Base>
constexpr type_object below_table = [] {
    type_object self{};
    self.tp_name = "own.Below";
    self.tp_base = &Base;
    return self;
}();
template <const type_object& Base>
constexpr type_object below_type = builtins::ready<below_type<Base>, below_table<Base>>();

constexpr bool inherits_constructors() {
    world w;
    const owned numbers = w.digits("312");
    const owned pairs = w.list(w.digits("12").get(), w.digits("34").get());
    w.is(w.call_object(pointer_to(below_type<list_type>), numbers.get()), "[3, 1, 2]")
        .is(w.call_object(pointer_to(below_type<list_type>)), "[]")
        .is(w.call_object(pointer_to(below_type<dict_type>), pairs.get()), "{1: 2, 3: 4}")
        .is(w.call_object(pointer_to(below_type<list_type>), numbers.get(), none_value),
            "TypeError: list expected at most 1 argument, got 2");
    const owned made = w.call_object(pointer_to(below_type<set_type>), numbers.get());
    const owned count = owned::take(make_int(interpreter::length(w.thread, made.get())));
    w.is(count, "3");
    return w.ok && made.as_object()->ob_type == &below_type<set_type>;
}
TEST_CASE("a type that inherits from list, dict or set is called as that") {
    STASIS_CHECK(inherits_constructors());
}

} // namespace

// More attributes than an index table has bytes for: its slots take two each.
namespace {

#define TEN(ROW, TENS)                                                                             \
    ROW(m##TENS##0) ROW(m##TENS##1) ROW(m##TENS##2) ROW(m##TENS##3) ROW(m##TENS##4)                \
    ROW(m##TENS##5) ROW(m##TENS##6) ROW(m##TENS##7) ROW(m##TENS##8) ROW(m##TENS##9)
#define HUNDRED(ROW)                                                                               \
    TEN(ROW, 0) TEN(ROW, 1) TEN(ROW, 2) TEN(ROW, 3) TEN(ROW, 4)                                    \
    TEN(ROW, 5) TEN(ROW, 6) TEN(ROW, 7) TEN(ROW, 8) TEN(ROW, 9)
#define METHOD(NAME) {#NAME, one, 0, nullptr},
#define NAME_OF(NAME) , #NAME

constexpr method_def hundred_methods[] = {HUNDRED(METHOD){nullptr, nullptr, 0, nullptr}};
constexpr type_object large_table = [] {
    type_object self{};
    self.tp_name = "own.Large";
    self.tp_methods = hundred_methods;
    self.tp_base = &object_type;
    return self;
}();
extern const type_object large_type;
constexpr type_object large_type = builtins::ready<large_type, large_table HUNDRED(NAME_OF)>();

#undef NAME_OF
#undef METHOD
#undef HUNDRED
#undef TEN

constexpr bool has_hundred() {
    for (const method_def* row = hundred_methods; row->ml_name != nullptr; ++row) {
        const descriptor_object* found = descriptor(large_type, row->ml_name);
        if (found == nullptr || found->d_method != row) {
            return false;
        }
    }
    return static_cast<const dict_object*>(large_type.tp_dict)->ma_keys->dk_log2_size == 8 &&
           interpreter::look_up(&large_type, text{"m100"}) == nullptr;
}

} // namespace

TEST_CASE("a type may have more attributes than one byte a slot has numbers for") {
    STASIS_CHECK(has_hundred());
}
