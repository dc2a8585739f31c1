// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/update_slots.hpp: which slots a class has, by what its special methods' names
// mean in it and in what it inherits from. Promises: a slot that a built-in base has, and that
// nobody overrides, stays that function; a slot of which at least one name is defined in Python
// calls that. What is set or deleted later counts at once, in the classes that inherit it, too.
// CPython 3.11: update_one_slot, fixup_slot_dispatchers, update_slot (Objects/typeobject.c).
#pragma once

#include <stasis/builtins/constructor.hpp>
#include <stasis/interpreter/class_slots.hpp>

namespace stasis::builtins {

namespace detail {

/// Which slots are one field: a number for each row of slots.def.hpp.
[[nodiscard]] consteval auto make_slot_fields() {
    struct {
        unsigned char of[sizeof(interpreter::slot_definitions) / sizeof(slot_definition)];
    } result{};
    constexpr const char* fields[] = {
#define STASIS_SLOT(NAME, PART, FIELD, KIND, WRAPPER, BEFORE) #PART "." #FIELD,
#include <stasis/interpreter/slots.def.hpp>
#undef STASIS_SLOT
    };
    for (std::size_t i = 1; i < sizeof result.of; ++i) {
        const bool same = text{fields[i]} == text{fields[i - 1]};
        result.of[i] = static_cast<unsigned char>(result.of[i - 1] + (same ? 0 : 1));
    }
    return result;
}

inline constexpr auto slot_fields = make_slot_fields();

/// Whether a row is the first of its field.
[[nodiscard]] constexpr bool begins_field(std::size_t row) noexcept {
    return row == 0 || slot_fields.of[row] != slot_fields.of[row - 1];
}

/// The number of a row of slots.def.hpp.
[[nodiscard]] constexpr std::size_t row_of(const slot_definition* definition) noexcept {
    return static_cast<std::size_t>(definition - interpreter::slot_definitions);
}

/// What a field of a class is to be, as its names are looked at one after the other.
template <class Slot>
struct slot_choice {
    Slot by_name = nullptr;   ///< the function that calls a method
    Slot inherited = nullptr; ///< the function of a built-in base
    bool overridden = false;

    [[nodiscard]] constexpr Slot chosen() const noexcept {
        return inherited != nullptr && !overridden ? inherited : by_name;
    }
};

/// What a wrapper of a slot holds, as what it is.
template <class Slot>
using slot_member = Slot wrapped_slot::*;

/// Looks at one of the names of a field, which is `of_base` in the built-in type that a class is
/// derived from.
template <class Slot>
constexpr void consider(slot_choice<Slot>& choice, const type_object* type, std::size_t row,
                        const object* found, Slot by_name, slot_member<Slot> member,
                        Slot of_base) noexcept {
    if (found == nullptr) {
        return;
    }
    if (found->ob_type != &wrapper_descriptor_type) {
        choice.by_name = by_name;
        choice.overridden = true;
        return;
    }
    const auto* wrapper = static_cast<const descriptor_object*>(found);
    const slot_definition& own = interpreter::slot_definitions[row];
    const bool same_field = slot_fields.of[row_of(wrapper->d_base)] == slot_fields.of[row];
    // A name may be that of two slots, as len() of a mapping and of a sequence is, and the base
    // have one.
    const bool same_name = wrapper->d_base->name_strobj == own.name_strobj;
    if (!same_field && same_name && of_base == nullptr) {
        // A sequence's __iadd__ is a number's too, and so comes before the __add__ of a class.
        const bool is_add_in_place = own.name_strobj == pointer_to(graph::str_<"__iadd__">);
        if (is_add_in_place && is_subtype(type, wrapper->d_type)) {
            choice.inherited = wrapper->d_wrapped.*member;
        }
        return;
    }
    choice.by_name = by_name;
    const bool is_length = std::is_same_v<Slot, size_slot>; // whose two slots are the same function
    if (!same_field && !(same_name && is_length)) {         // as in `__str__ = int.__repr__`
        choice.overridden = true;
        return;
    }
    const Slot held = wrapper->d_wrapped.*member;
    if ((choice.inherited == nullptr || choice.inherited == held) &&
        wrapper->d_base->wrapper == own.wrapper && is_subtype(type, wrapper->d_type)) {
        choice.inherited = held;
    } else {
        choice.overridden = true;
    }
}

template <class Part>
inline constexpr Part no_part{};

/// A part of a type, or an empty one.
template <class Part>
[[nodiscard]] constexpr const Part& slots_or_none(const Part* part) noexcept {
    return part != nullptr ? *part : no_part<Part>;
}

/// What the name of a row means in a class, without the cache, which is of no use here.
[[nodiscard]] constexpr const object* meaning_of(thread_state& thread, const type_object* type,
                                                 std::size_t row) noexcept {
    const object* name = interpreter::slot_definitions[row].name_strobj;
    return interpreter::detail::find_in_dicts(thread, type, name);
}

/// Whether __new__ means a built-in type's on a class.
[[nodiscard]] constexpr bool has_built_in_new(thread_state& thread,
                                              const type_object* type) noexcept {
    const object* found = interpreter::look_up(thread, type, &graph::str_<"__new__">);
    return found != nullptr && found->ob_type == &builtin_function_type &&
           static_cast<const builtin_function_object*>(found)->m_ml == &new_def;
}

/// A class's tp_new, by what __new__ means: its base's, whose own may not be up to date.
constexpr void update_constructor(thread_state& thread, heap_type_object* self) noexcept {
    const type_object* type = self;
    while (is_heap_type(type) && has_built_in_new(thread, type)) {
        type = type->tp_base;
    }
    self->tp_new = is_heap_type(type) ? interpreter::detail::slot_new : type->tp_new;
}

} // namespace detail

/// Gives a class a version that no other has or had; 0: there are no more.
constexpr void give_version(thread_state& thread, heap_type_object* self) noexcept {
    std::uint32_t& next = thread.interp->next_version_tag;
    self->tp_version_tag = next;
    next += next != 0 ? 1 : 0;
}

/// Sets all slots of a class by what its special methods' names mean in it.
constexpr void update_slots(thread_state& thread, heap_type_object* self) noexcept {
    heap_type_object& table = *self;
    async_methods& async = table.as_async;
    number_methods& number = table.as_number;
    mapping_methods& mapping = table.as_mapping;
    sequence_methods& sequence = table.as_sequence;
    const type_object& base_table = *built_in_base(self);
    const async_methods& base_async = detail::slots_or_none(base_table.tp_as_async);
    const number_methods& base_number = detail::slots_or_none(base_table.tp_as_number);
    const mapping_methods& base_mapping = detail::slots_or_none(base_table.tp_as_mapping);
    const sequence_methods& base_sequence = detail::slots_or_none(base_table.tp_as_sequence);
    detail::slot_choice<unary_slot> unary{};
    detail::slot_choice<binary_slot> binary{};
    detail::slot_choice<ternary_slot> ternary{};
    detail::slot_choice<truth_slot> truth{};
    detail::slot_choice<size_slot> size{};
    detail::slot_choice<index_slot> index{};
    detail::slot_choice<store_index_slot> store_index{};
    detail::slot_choice<contains_slot> contains{};
    detail::slot_choice<store_slot> store{};
    detail::slot_choice<hash_slot> hash{};
    detail::slot_choice<compare_slot> compare{};
    detail::slot_choice<call_slot> call{};
    detail::slot_choice<init_slot> init{};
    detail::slot_choice<dealloc_slot> finalize{};
    // The rows of one field follow one another.
#define STASIS_SLOT(NAME, PART, FIELD, KIND, WRAPPER, BEFORE)                                      \
    if (detail::begins_field(interpreter::PART##NAME)) {                                           \
        KIND = {};                                                                                 \
    }                                                                                              \
    detail::consider(KIND, self, interpreter::PART##NAME,                                          \
                     detail::meaning_of(thread, self, interpreter::PART##NAME),                    \
                     interpreter::detail::class_slot_##KIND<interpreter::PART##NAME>,              \
                     &wrapped_slot::KIND, base_##PART.FIELD);                                      \
    PART.FIELD = KIND.chosen();
#include <stasis/interpreter/slots.def.hpp>
#undef STASIS_SLOT
    if (interpreter::look_up(thread, self, &graph::str_<"__getattr__">) != nullptr) {
        table.tp_getattro = interpreter::detail::slot_get_attribute_or_other;
    }
    detail::update_constructor(thread, self);
}

/// A class, or one that it inherits from, has another meaning for a name: look-ups that are
/// remembered don't count any more, and its slots and those of what inherits from it are set anew,
/// if the name is a special method's. CPython 3.11: PyType_Modified, update_slot.
constexpr void note_change(thread_state& thread, heap_type_object* self,
                           const object* name) noexcept {
    const text spelled = text_of(name);
    const bool special = spelled.size > 4 && spelled[0] == U'_' && spelled[1] == U'_';
    // Whatever inherits from a class was made after it, unless it was given other bases.
    heap_type_object* first = self;
    if (self->interp != nullptr && self->interp->has_rebased_classes && self->subclass_count != 0) {
        first = self->interp->first_class;
    }
    for (heap_type_object* each = first; each != nullptr; each = each->next) {
        if (each != self && (self->subclass_count == 0 || !is_subtype(each, self))) {
            continue;
        }
        give_version(thread, each);
        if (special) {
            update_slots(thread, each);
        }
        if (self->subclass_count == 0) {
            return;
        }
    }
}

} // namespace stasis::builtins
