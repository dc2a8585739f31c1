// SPDX-License-Identifier: BSL-1.0
// unit/interpreter/match_args.cpp: patterns over types that have what no built-in type has:
// __match_args__, attributes that raise, mappings of their own. The texts are what python3.11 says
// of classes that are like them.
#include <images/match_args.hpp>
#include <stasis/builtins/program.hpp>
#include <stasis/graph/dict.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/graph/tuple.hpp>

#include <support/check.hpp>

namespace {
namespace patterns {

using namespace stasis;
using graph::int_;
using graph::str_;
using graph::tuple_;
using script = stasis::program<stasis::images::match_args>;

// ---- attributes --------------------------------------------------------------------------------

constexpr owned one(thread_state&, value) noexcept { return owned::take(make_int(1)); }
constexpr owned two(thread_state&, value) noexcept { return owned::take(make_int(2)); }
constexpr owned absent(thread_state& thread, value) noexcept {
    return state::raise(thread, attribute_error_type, "absent");
}
constexpr owned failing(thread_state& thread, value) noexcept {
    return state::raise(thread, value_error_type, "failing");
}

constexpr getset_def attributes[] = {{"x", one, nullptr, nullptr, nullptr},
                                     {"y", two, nullptr, nullptr, nullptr},
                                     {"absent", absent, nullptr, nullptr, nullptr},
                                     {"failing", failing, nullptr, nullptr, nullptr},
                                     {nullptr, nullptr, nullptr, nullptr, nullptr}};

constexpr type_object parts_table = [] {
    type_object self{};
    self.tp_name = "Parts";
    self.tp_getset = attributes;
    self.tp_base = &object_type;
    self.tp_new = builtins::object_new;
    return self;
}();
extern const type_object parts_type;
constexpr type_object parts_type =
    builtins::ready<parts_type, parts_table, "x", "y", "absent", "failing">();

/// A type with another one's attributes and a __match_args__ of its own.
template <const type_object& Base>
constexpr type_object pair_table = [] {
    type_object self{};
    self.tp_name = "Pair";
    self.tp_base = &Base;
    return self;
}();
template <const auto& MatchArgs, const type_object& Base = parts_type>
struct pair {
    static const type_object type;
};
template <const auto& MatchArgs, const type_object& Base>
constexpr type_object pair<MatchArgs, Base>::type = [] {
    type_object self = builtins::ready<pair<MatchArgs, Base>::type, pair_table<Base>>();
    self.tp_dict =
        pointer_to<dict_object>(graph::dict_<graph::item_<str_<"__match_args__">, MatchArgs>>);
    return self;
}();

// A constant expression alone doesn't have clang++ make the static member of a template.
template struct pair<int_<5>>;
template struct pair<str_<"x">>;
template struct pair<graph::empty_tuple>;
template struct pair<tuple_<int_<5>>>;
template struct pair<tuple_<str_<"x">>>;
template struct pair<tuple_<str_<"y">>>;
template struct pair<tuple_<str_<"z">>>;
template struct pair<tuple_<str_<"absent">>>;
template struct pair<tuple_<str_<"x">, int_<5>>>;
template struct pair<tuple_<str_<"y">, int_<5>>>;
template struct pair<tuple_<str_<"x">, str_<"x">>>;
template struct pair<tuple_<str_<"x">, str_<"y">>>;
template struct pair<tuple_<str_<"x">, str_<"absent">>>;
template struct pair<tuple_<str_<"x">, str_<"failing">>>;
template struct pair<tuple_<str_<"absent">, str_<"failing">>>;
template struct pair<tuple_<str_<"y">, str_<"x">, str_<"z">>>;

template <const auto&... Names>
constexpr const type_object& pair_of = pair<tuple_<Names...>>::type;

TEST_CASE("__match_args__ names the attributes of positional sub-patterns") {
    STASIS_CHECK(script::call("two", pair_of<str_<"x">, str_<"y">>) == 12);
    STASIS_CHECK(script::call("two", pair_of<str_<"y">, str_<"x">, str_<"z">>) == 21);
    STASIS_CHECK(script::call("one", pair_of<str_<"y">, int_<5>>) == 2);
    STASIS_CHECK(script::call("none", pair_of<int_<5>>) == 0);
    STASIS_CHECK(script::call("none", pair<int_<5>>::type) == 0);
    STASIS_CHECK(script::call("and_keyword", pair_of<str_<"x">, str_<"y">>) == 12);
}

TEST_CASE("an attribute that isn't there is no match, and any other exception is raised") {
    STASIS_CHECK(script::call("one", pair_of<str_<"z">>) == -1);
    STASIS_CHECK(script::call("one", pair_of<str_<"absent">>) == -1);
    STASIS_CHECK(script::call("two", pair_of<str_<"x">, str_<"absent">>) == -1);
    STASIS_CHECK(script::call("and_keyword", pair_of<str_<"absent">>) == -1);
    STASIS_CHECK(script::call<bool>("raises", "two", pair_of<str_<"x">, str_<"failing">>,
                                    "ValueError: failing"));
    // The second is not asked for.
    STASIS_CHECK(script::call("two", pair_of<str_<"absent">, str_<"failing">>) == -1);
}

TEST_CASE("a __match_args__ that doesn't fit is a TypeError") {
    STASIS_CHECK(
        script::call<bool>("raises", "two", pair_of<str_<"x">>,
                           "TypeError: Pair() accepts 1 positional sub-pattern (2 given)"));
    STASIS_CHECK(
        script::call<bool>("raises", "one", pair<graph::empty_tuple>::type,
                           "TypeError: Pair() accepts 0 positional sub-patterns (1 given)"));
    STASIS_CHECK(
        script::call<bool>("raises", "one", parts_type,
                           "TypeError: Parts() accepts 0 positional sub-patterns (1 given)"));
    STASIS_CHECK(script::call<bool>("raises", "one", pair<int_<5>>::type,
                                    "TypeError: Pair.__match_args__ must be a tuple (got int)"));
    STASIS_CHECK(script::call<bool>("raises", "one", pair<str_<"x">>::type,
                                    "TypeError: Pair.__match_args__ must be a tuple (got str)"));
    STASIS_CHECK(
        script::call<bool>("raises", "two", pair_of<str_<"x">, int_<5>>,
                           "TypeError: __match_args__ elements must be strings (got int)"));
}

TEST_CASE("an attribute is matched once") {
    STASIS_CHECK(
        script::call<bool>("raises", "two", pair_of<str_<"x">, str_<"x">>,
                           "TypeError: Pair() got multiple sub-patterns for attribute 'x'"));
    STASIS_CHECK(
        script::call<bool>("raises", "and_keyword", pair_of<str_<"y">>,
                           "TypeError: Pair() got multiple sub-patterns for attribute 'y'"));
}

// ---- sequences and mappings --------------------------------------------------------------------

constexpr owned get(thread_state&, const arguments& given) noexcept {
    const value key = given.values[1];
    if (key.kind == tag::integer) {
        return owned::share(key);
    }
    return owned::share(text_of(key.data.object) == text{"k"} ? make_int(1) : given.values[2]);
}
constexpr owned listed(thread_state& thread, const arguments&) noexcept {
    list_object* keys = state::new_list(thread, 2);
    for (const int key : {1, 2}) {
        if (keys != nullptr && !state::append(thread, keys, make_int(key))) {
            decrement(keys);
            return {};
        }
    }
    return owned::take(keys);
}
constexpr owned number(thread_state&, const arguments&) noexcept {
    return owned::take(make_int(5));
}
constexpr owned subscript(thread_state&, value, value key) noexcept { return owned::share(key); }
constexpr stasis::ssize three(thread_state&, value) noexcept { return 3; }
constexpr mapping_methods subscripts{three, subscript, nullptr};

constexpr method_def mapping_rows[] = {
    {"get", get, 0, nullptr}, {"keys", listed, 0, nullptr}, {nullptr, nullptr, 0, nullptr}};
constexpr method_def wrong_rows[] = {
    {"get", get, 0, nullptr}, {"keys", number, 0, nullptr}, {nullptr, nullptr, 0, nullptr}};

template <unsigned long Flags, auto Rows, auto Mapping>
constexpr type_object flagged_table = [] {
    type_object self{};
    self.tp_name = "Flagged";
    self.tp_flags = Flags;
    self.tp_methods = Rows;
    self.tp_as_mapping = Mapping;
    self.tp_base = &object_type;
    self.tp_new = builtins::object_new;
    return self;
}();
template <unsigned long Flags, const method_def* Rows, const mapping_methods* Mapping>
struct flagged {
    static const type_object type;
};
template <unsigned long Flags, const method_def* Rows, const mapping_methods* Mapping>
constexpr type_object flagged<Flags, Rows, Mapping>::type =
    builtins::ready<flagged<Flags, Rows, Mapping>::type, flagged_table<Flags, Rows, Mapping>>();

template struct flagged<0, nullptr, &subscripts>;
template struct flagged<0, mapping_rows, &subscripts>;
template struct flagged<flag_sequence, nullptr, nullptr>;
template struct flagged<flag_sequence, nullptr, &subscripts>;
template struct flagged<flag_sequence, mapping_rows, &subscripts>;
template struct flagged<flag_mapping, nullptr, &subscripts>;
template struct flagged<flag_mapping, wrong_rows, &subscripts>;
template struct flagged<flag_mapping, mapping_rows, &subscripts>;
template struct flagged<flag_match_self, nullptr, nullptr>;

constexpr const type_object& own_mapping = flagged<flag_mapping, mapping_rows, &subscripts>::type;

TEST_CASE("what is a sequence or a mapping says so in its type's flags") {
    STASIS_CHECK(script::call("items", flagged<0, nullptr, &subscripts>::type) == -1);
    STASIS_CHECK(script::call("items", own_mapping) == -1);
    STASIS_CHECK(script::call("keys", flagged<0, mapping_rows, &subscripts>::type) == -1);
    STASIS_CHECK(script::call("keys", flagged<flag_sequence, mapping_rows, &subscripts>::type) ==
                 -1);
    STASIS_CHECK(script::call("items", flagged<flag_sequence, nullptr, &subscripts>::type) == 0);
    STASIS_CHECK(script::call<bool>("raises", "items",
                                    flagged<flag_sequence, nullptr, nullptr>::type,
                                    "TypeError: object of type 'Flagged' has no len()"));
}

TEST_CASE("a mapping is asked for values by get(), with an object that isn't among them") {
    STASIS_CHECK(script::call("keys", own_mapping) == 12);
    STASIS_CHECK(script::call("missing_key", own_mapping) == -1);
    STASIS_CHECK(script::call<bool>("raises", "keys",
                                    flagged<flag_mapping, nullptr, &subscripts>::type,
                                    "AttributeError: 'Flagged' object has no attribute 'get'"));
}

TEST_CASE("the rest of a mapping comes from keys() and subscripts") {
    // The key that was matched is not among keys(), so that it can't be deleted from the rest.
    STASIS_CHECK(script::call<bool>("raises", "rest", own_mapping, "KeyError: 'k'"));
    STASIS_CHECK(
        script::call<bool>("raises", "rest", flagged<flag_mapping, wrong_rows, &subscripts>::type,
                           "TypeError: Flagged.keys() returned a non-iterable (type int)"));
}

constexpr bool inherits() {
    type_object plain{};
    builtins::detail::inherit_slots(plain, list_type);
    type_object own{};
    own.tp_flags = flag_mapping;
    builtins::detail::inherit_slots(own, list_type);
    type_object of_object{};
    builtins::detail::inherit_slots(of_object, object_type);
    return plain.tp_flags == (flag_sequence | flag_match_self) &&
           own.tp_flags == (flag_mapping | flag_match_self) && of_object.tp_flags == 0;
}
TEST_CASE("a type is a sequence if its base is one, unless it is a mapping") {
    STASIS_CHECK(inherits());
}

constexpr const type_object& own_kind = flagged<flag_match_self, nullptr, nullptr>::type;
template struct pair<graph::empty_tuple, own_kind>;
extern const type_object inheriting_type;
constexpr type_object inheriting_type = builtins::ready<inheriting_type, pair_table<own_kind>>();

TEST_CASE("a type that inherits from one that matches itself does so, unless it says otherwise") {
    STASIS_CHECK(script::call("itself", own_kind) == 1);
    STASIS_CHECK(script::call("itself", inheriting_type) == 1);
    STASIS_CHECK(
        script::call<bool>("raises", "itself", pair<graph::empty_tuple, own_kind>::type,
                           "TypeError: Pair() accepts 0 positional sub-patterns (1 given)"));
    STASIS_CHECK(
        script::call<bool>("raises", "two", own_kind,
                           "TypeError: Flagged() accepts 1 positional sub-pattern (2 given)"));
}

} // namespace patterns
} // namespace
