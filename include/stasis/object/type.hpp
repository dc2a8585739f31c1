// SPDX-License-Identifier: BSL-1.0
// stasis/object/type.hpp: the type object, its slots, and the tables that a type is declared with.
// Promises: the offsets of CPython 3.11's PyTypeObject, PyNumberMethods, PySequenceMethods,
// PyMappingMethods, PyAsyncMethods, PyMethodDef and PyGetSetDef. A slot does what CPython's of that
// name does, on values and with the thread state as its first parameter.
// CPython 3.11: Include/cpython/object.h, Include/methodobject.h, Include/descrobject.h.
#pragma once

#include <stasis/object/tuple.hpp>
#include <stasis/object/value.hpp>

namespace stasis {

namespace state {
struct thread_state;
}
class owned;
struct function_object;
struct buffer_methods;

/// The arguments of one call: positional ones first, then the values of the keyword ones, in one
/// array, as the vectorcall protocol (PEP 590) passes them.
struct arguments {
    const value* values = nullptr;
    ssize count = 0;                        ///< positional arguments
    const tuple_object* keywords = nullptr; ///< names of the keyword arguments, or null
};

using thread_state = state::thread_state;

using unary_slot = owned (*)(thread_state&, value);
using binary_slot = owned (*)(thread_state&, value, value);
using ternary_slot = owned (*)(thread_state&, value, value, value);
using truth_slot = int (*)(thread_state&, value);  ///< 0, 1, or -1: raised
using size_slot = ssize (*)(thread_state&, value); ///< -1: raised
using index_slot = owned (*)(thread_state&, value, ssize);
using store_index_slot = int (*)(thread_state&, value, ssize, value); ///< empty value: delete
using contains_slot = int (*)(thread_state&, value, value);
using store_slot = int (*)(thread_state&, value, value, value); ///< empty value: delete
using hash_slot = hash_t (*)(thread_state&, value);
using compare_slot = owned (*)(thread_state&, value, value, int);
using call_slot = owned (*)(thread_state&, value, const arguments&);
using init_slot = int (*)(thread_state&, value, const arguments&); ///< -1: raised
using construct_slot = owned (*)(thread_state&, const type_object&, const arguments&);
using dealloc_slot = void (*)(object*);
using clear_slot = void (*)(object*);
using visit_slot = int (*)(object*, struct visit_argument*); ///< 0: go on
using traverse_slot = int (*)(object*, visit_slot, struct visit_argument*);
using any_slot = void (*)();
/// Where an object keeps the dict of its attributes.
using dict_field_slot = object** (*)(object*);
using link_slot = gc_head* (*)(object*); ///< the collector's header of an object
using function_slot = owned (*)(thread_state&, const function_object&, const arguments&);
/// How an iterator that was sent a value has gone on: PySendResult.
enum class send_result : int { raised = -1, returned = 0, yielded = 1 };
using send_slot = send_result (*)(thread_state&, value, value, owned&);
/// Runs a function without parameters in a mapping of names: the body of a class.
using body_slot = owned (*)(thread_state&, const function_object&, object*);

/// method_def::ml_flags, with CPython's numbers.
enum method_flag : int {
    method_varargs = 0x1,  ///< bound, it says its bare name where it takes no keyword arguments
    method_class = 0x10,   ///< the first argument is the type
    method_static = 0x20,  ///< there is no first argument
    method_coexist = 0x40, ///< takes the place of the slot wrapper of its name
};

/// The base of whatever a visit is given besides the object: what void* is in CPython, from which
/// constant evaluation can't come back.
struct visit_argument {};

/// PyMethodDef: a function written in C++. A method gets its object as its first argument.
struct method_def {
    const char* ml_name;
    owned (*ml_meth)(thread_state&, const arguments&);
    int ml_flags;
    const char* ml_doc;
};

/// PyGetSetDef: a computed attribute.
struct getset_def {
    const char* name;
    unary_slot get;
    store_slot set;
    const char* doc;
    void* closure;
};

/// PyNumberMethods.
struct number_methods {
    binary_slot nb_add;
    binary_slot nb_subtract;
    binary_slot nb_multiply;
    binary_slot nb_remainder;
    binary_slot nb_divmod;
    ternary_slot nb_power;
    unary_slot nb_negative;
    unary_slot nb_positive;
    unary_slot nb_absolute;
    truth_slot nb_bool;
    unary_slot nb_invert;
    binary_slot nb_lshift;
    binary_slot nb_rshift;
    binary_slot nb_and;
    binary_slot nb_xor;
    binary_slot nb_or;
    unary_slot nb_int;
    void* nb_reserved;
    unary_slot nb_float;
    binary_slot nb_inplace_add;
    binary_slot nb_inplace_subtract;
    binary_slot nb_inplace_multiply;
    binary_slot nb_inplace_remainder;
    ternary_slot nb_inplace_power;
    binary_slot nb_inplace_lshift;
    binary_slot nb_inplace_rshift;
    binary_slot nb_inplace_and;
    binary_slot nb_inplace_xor;
    binary_slot nb_inplace_or;
    binary_slot nb_floor_divide;
    binary_slot nb_true_divide;
    binary_slot nb_inplace_floor_divide;
    binary_slot nb_inplace_true_divide;
    unary_slot nb_index;
    binary_slot nb_matrix_multiply;
    binary_slot nb_inplace_matrix_multiply;
};

/// PySequenceMethods.
struct sequence_methods {
    size_slot sq_length;
    binary_slot sq_concat;
    index_slot sq_repeat;
    index_slot sq_item;
    void* was_sq_slice;
    store_index_slot sq_ass_item;
    void* was_sq_ass_slice;
    contains_slot sq_contains;
    binary_slot sq_inplace_concat;
    index_slot sq_inplace_repeat;
};

/// PyMappingMethods.
struct mapping_methods {
    size_slot mp_length;
    binary_slot mp_subscript;
    store_slot mp_ass_subscript;
};

/// PyAsyncMethods.
struct async_methods {
    unary_slot am_await;
    unary_slot am_aiter;
    unary_slot am_anext;
    send_slot am_send;
};

/// Py_LT ... Py_GE, the last argument of tp_richcompare.
enum comparison : int { less, less_equal, equal, not_equal, greater, greater_equal };

/// What type_object::tp_flags says, with CPython's numbers.
enum type_flag : unsigned long {
    flag_managed_dict = 1ul << 4, ///< a class whose objects keep attributes of their own in front
    flag_sequence = 1ul << 5,     ///< a sequence pattern can match
    flag_mapping = 1ul << 6,      ///< a mapping pattern can match
    flag_heap_type = 1ul << 9,    ///< a class that a program has made, while it runs
    flag_base_type = 1ul << 10,   ///< a program may inherit from it
    flag_abstract = 1ul << 20,   ///< a class with abstract methods, of which there can be no object
    flag_match_self = 1ul << 22, ///< T(x) matches the object itself with x
    flag_tuple_subclass = 1ul << 26, ///< a built-in type derived from tuple
};

/// PyTypeObject. Every field has a default, so a type names only what it has.
struct type_object : var_object {
    const char* tp_name = nullptr;
    ssize tp_basicsize = 0;
    ssize tp_itemsize = 0;
    dealloc_slot tp_dealloc = nullptr;
    ssize tp_vectorcall_offset = 0;
    /// Of a library's type with a tp_dictoffset: the field there, which constant evaluation can't
    /// find by its offset. CPython has an older tp_getattro by this name, which nothing uses.
    dict_field_slot tp_getattr = nullptr;
    any_slot tp_setattr = nullptr;
    const async_methods* tp_as_async = nullptr;
    unary_slot tp_repr = nullptr;
    const number_methods* tp_as_number = nullptr;
    const sequence_methods* tp_as_sequence = nullptr;
    const mapping_methods* tp_as_mapping = nullptr;
    hash_slot tp_hash = nullptr;
    call_slot tp_call = nullptr;
    unary_slot tp_str = nullptr;
    binary_slot tp_getattro = nullptr;
    store_slot tp_setattro = nullptr;
    const buffer_methods* tp_as_buffer = nullptr;
    unsigned long tp_flags = 0;
    const char* tp_doc = nullptr;
    traverse_slot tp_traverse = nullptr; ///< null: no object of it can be part of a cycle
    clear_slot tp_clear = nullptr;
    compare_slot tp_richcompare = nullptr;
    ssize tp_weaklistoffset = 0;
    unary_slot tp_iter = nullptr;
    unary_slot tp_iternext = nullptr; ///< empty with nothing pending: exhausted
    const method_def* tp_methods = nullptr;
    const getset_def* tp_members = nullptr; ///< see object/descriptor.hpp
    const getset_def* tp_getset = nullptr;
    const type_object* tp_base = nullptr;
    object* tp_dict = nullptr;
    ternary_slot tp_descr_get = nullptr;
    store_slot tp_descr_set = nullptr;
    ssize tp_dictoffset = 0;
    init_slot tp_init = nullptr;
    any_slot tp_alloc = nullptr;
    construct_slot tp_new = nullptr;
    dealloc_slot tp_free = nullptr; ///< gives back the memory, and no reference
    /// Of a library's type whose objects have weak references, or are nested deeply: where their
    /// collector's header is, in constant evaluation.
    link_slot tp_is_gc = nullptr;
    object* tp_bases = nullptr;
    object* tp_mro = nullptr;
    object* tp_cache = nullptr;
    object* tp_subclasses = nullptr;
    object* tp_weaklist = nullptr;
    dealloc_slot tp_del = nullptr; ///< of a weak reference: calls its callback
    unsigned int tp_version_tag = 0;
    dealloc_slot tp_finalize = nullptr;
    construct_slot tp_vectorcall = nullptr; ///< how it is called: quicker than tp_new and tp_init
};

extern const type_object type_type;
extern const type_object object_type;
extern const type_object none_type;
extern const type_object ellipsis_type;
extern const type_object not_implemented_type;

} // namespace stasis
