// SPDX-License-Identifier: BSL-1.0
// stasis/object/descriptor.hpp: descriptors, what is made of them, and views of a type's dict.
// Promises: the offsets of CPython 3.11's PyMethodDescrObject, PyWrapperDescrObject,
// PyGetSetDescrObject and PyMemberDescrObject. One struct stands for the four, so that the
// descriptors of a type are one array; ob_type tells the kind, and with it the fields that count.
// CPython 3.11: Include/descrobject.h, Objects/descrobject.c, Objects/funcobject.c.
// Differs from CPython: a member is read by a function, as a getset is, for constant evaluation
// can't read a field by its offset; d_qualname is computed where it is asked for, since a constant
// can't keep it.
#pragma once

#include <stasis/object/dict.hpp>
#include <stasis/object/str.hpp>
#include <stasis/object/type.hpp>

namespace stasis {

extern const type_object method_descriptor_type;
extern const type_object classmethod_descriptor_type;
extern const type_object wrapper_descriptor_type;
extern const type_object getset_descriptor_type;
extern const type_object member_descriptor_type;
extern const type_object method_wrapper_type;
extern const type_object static_method_type;
extern const type_object class_method_type;
extern const type_object property_type;
extern const type_object super_type;
extern const type_object mapping_proxy_type;

/// A slot of any signature: CPython's void*, which constant evaluation can't make a function of.
union wrapped_slot {
    any_slot none;
    unary_slot unary;
    binary_slot binary;
    ternary_slot ternary;
    truth_slot truth;
    size_slot size;
    index_slot index;
    store_index_slot store_index;
    contains_slot contains;
    store_slot store;
    hash_slot hash;
    compare_slot compare;
    call_slot call;
    init_slot init;
    dealloc_slot finalize;
};

/// Calls a slot with the arguments of a Python call, of which the object is none: wrapperfunc.
using wrapper_function = owned (*)(thread_state&, value, const arguments&, wrapped_slot);

/// What a slot is in Python: wrapperbase.
struct slot_definition {
    const char* name;
    const str_object* name_strobj;
    wrapper_function wrapper;
};

/// PyMethodDescrObject, PyWrapperDescrObject, PyGetSetDescrObject, PyMemberDescrObject.
struct descriptor_object : object {
    const type_object* d_type; ///< the owner: __objclass__
    const str_object* d_name;
    object* d_qualname; ///< always null
    union {
        const method_def* d_method;
        const getset_def* d_getset; ///< a built-in type's member, too
        ssize d_offset;             ///< of a class's member: from the object's head
        const slot_definition* d_base;
    };
    union {
        any_slot vectorcall; ///< of a method: always null
        wrapped_slot d_wrapped;
    };
};

/// wrapperobject: a slot wrapper bound to an object, as (1).__add__.
struct method_wrapper_object : object {
    const descriptor_object* descr = nullptr;
    object* self = nullptr;
};

/// staticmethod.
struct static_method_object : object {
    object* sm_callable = nullptr;
    object* sm_dict = nullptr;
};

/// What calls another callable and keeps attributes of its own: functools.partial and its like.
struct wrapping_object : object {
    object* wrapped = nullptr;
    object* dict = nullptr;
    object* weak_list = nullptr; ///< where the weak references to it begin
};
/// The tp_dictoffset and the tp_weaklistoffset of their types.
inline constexpr ssize wrapping_dict_offset = 24;
inline constexpr ssize wrapping_weak_list_offset = 32;

/// classmethod.
struct class_method_object : object {
    object* cm_callable = nullptr;
    object* cm_dict = nullptr;
};

/// propertyobject.
struct property_object : object {
    object* prop_get = nullptr;
    object* prop_set = nullptr;
    object* prop_del = nullptr;
    object* prop_doc = nullptr;
    object* prop_name = nullptr; ///< what __set_name__ was told
    int getter_doc = 0;          ///< whether the docstring is the getter's
};

/// superobject: the attributes of an object that its type inherits from what stands behind another
/// type in its order.
struct super_object : object {
    const type_object* type = nullptr;     ///< what stands behind it is asked
    object* obj = nullptr;                 ///< null: not bound
    const type_object* obj_type = nullptr; ///< whose order it is
};

/// mappingproxyobject: a mapping, to be read.
struct mapping_proxy_object : object {
    object* mapping = nullptr;
};

} // namespace stasis
