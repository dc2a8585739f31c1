// SPDX-License-Identifier: BSL-1.0
// stasis/layout/objects.hpp: descriptions of the objects that mirror CPython's
// (layout/describe.hpp).
// Promises: a base class has the name that CPython's field with the same bytes has, so the rows
// of layout_of<T> have the names of CPython's contracts (layout/cpython_3_11.hpp). Objects with
// items behind their heads are described with one, as C declares them.
#pragma once

#include <stasis/layout/str.hpp>
#include <stasis/object/buffer.hpp>
#include <stasis/object/bytearray.hpp>
#include <stasis/object/cell.hpp>
#include <stasis/object/code.hpp>
#include <stasis/object/descriptor.hpp>
#include <stasis/object/exception.hpp>
#include <stasis/object/function.hpp>
#include <stasis/object/generic_alias.hpp>
#include <stasis/object/integer.hpp>
#include <stasis/object/list.hpp>
#include <stasis/object/module.hpp>
#include <stasis/object/real.hpp>
#include <stasis/object/set.hpp>
#include <stasis/object/slice.hpp>
#include <stasis/object/weak_reference.hpp>

namespace stasis {

/// PyLongObject: with one digit.
using int_of_one_digit = static_layout<int_object, support::digit, 1>;
/// PyBytesObject: with one byte.
using bytes_of_one_byte = static_layout<bytes_object, unsigned char, 1>;
/// PyTupleObject: with one item.
using memoryview_of_one_dimension = static_layout<memoryview_object, ssize, 1>;
using tuple_of_one_item = static_layout<tuple_object, object*, 1>;
/// PyCodeObject: with one byte of bytecode.
using code_of_one_byte = static_layout<code_object, unsigned char, 1>;

STASIS_DESCRIBE(gc_head, _gc_next, _gc_prev);

// numbers
STASIS_DESCRIBE(int_of_one_digit, STASIS_BASE(var_object, ob_base),
                STASIS_NAMED(inline_, ob_digit));
STASIS_DESCRIBE(float_object, STASIS_BASE(object, ob_base), ob_fval);
STASIS_DESCRIBE(complex_parts, real, imag);
STASIS_DESCRIBE(complex_object, STASIS_BASE(object, ob_base), cval);
STASIS_DESCRIBE(slice_object, STASIS_BASE(object, ob_base), start, stop, step);
STASIS_DESCRIBE(range_object, STASIS_BASE(object, ob_base), start, stop, step, length);

// bytes
STASIS_DESCRIBE(bytes_of_one_byte, STASIS_BASE(var_object, ob_base), ob_shash,
                STASIS_NAMED(inline_, ob_sval));

STASIS_DESCRIBE(bytearray_object, STASIS_BASE(var_object, ob_base), ob_alloc, ob_bytes, ob_start,
                ob_exports);

STASIS_DESCRIBE(buffer_view, buf, obj, len, itemsize, readonly, ndim, format, shape, strides,
                suboffsets, internal);
STASIS_DESCRIBE(managed_buffer_object, STASIS_BASE(object, ob_base), flags, exports, master);
STASIS_DESCRIBE(memoryview_of_one_dimension, STASIS_BASE(var_object, ob_base), mbuf, hash, flags,
                exports, view, weakreflist, STASIS_NAMED(inline_, ob_array));

// containers
STASIS_DESCRIBE(tuple_of_one_item, STASIS_BASE(var_object, ob_base),
                STASIS_NAMED(inline_, ob_item));
STASIS_DESCRIBE(list_object, STASIS_BASE(var_object, ob_base), ob_item, allocated);
STASIS_DESCRIBE(dict_object, STASIS_BASE(object, ob_base), ma_used, ma_version_tag, ma_keys,
                ma_values);
STASIS_DESCRIBE(dict_keys, dk_refcnt, dk_log2_size, dk_log2_index_bytes, dk_kind, dk_version,
                dk_usable, dk_nentries);
STASIS_DESCRIBE(dict_entry, me_hash, me_key, me_value);
STASIS_DESCRIBE(dict_unicode_entry, me_key, me_value);
STASIS_DESCRIBE(dict_values, values);
STASIS_DESCRIBE(set_object, STASIS_BASE(object, ob_base), fill, used, mask, table, hash, finger,
                smalltable, weakreflist);
STASIS_DESCRIBE(set_entry, key, hash);
STASIS_DESCRIBE(mapping_proxy_object, STASIS_BASE(object, ob_base), mapping);

// types, their tables and descriptors
STASIS_DESCRIBE(type_object, STASIS_BASE(var_object, ob_base), tp_name, tp_basicsize, tp_itemsize,
                tp_dealloc, tp_vectorcall_offset, tp_getattr, tp_setattr, tp_as_async, tp_repr,
                tp_as_number, tp_as_sequence, tp_as_mapping, tp_hash, tp_call, tp_str, tp_getattro,
                tp_setattro, tp_as_buffer, tp_flags, tp_doc, tp_traverse, tp_clear, tp_richcompare,
                tp_weaklistoffset, tp_iter, tp_iternext, tp_methods, tp_members, tp_getset, tp_base,
                tp_dict, tp_descr_get, tp_descr_set, tp_dictoffset, tp_init, tp_alloc, tp_new,
                tp_free, tp_is_gc, tp_bases, tp_mro, tp_cache, tp_subclasses, tp_weaklist, tp_del,
                tp_version_tag, tp_finalize, tp_vectorcall);
STASIS_DESCRIBE(number_methods, nb_add, nb_subtract, nb_multiply, nb_remainder, nb_divmod, nb_power,
                nb_negative, nb_positive, nb_absolute, nb_bool, nb_invert, nb_lshift, nb_rshift,
                nb_and, nb_xor, nb_or, nb_int, nb_reserved, nb_float, nb_inplace_add,
                nb_inplace_subtract, nb_inplace_multiply, nb_inplace_remainder, nb_inplace_power,
                nb_inplace_lshift, nb_inplace_rshift, nb_inplace_and, nb_inplace_xor, nb_inplace_or,
                nb_floor_divide, nb_true_divide, nb_inplace_floor_divide, nb_inplace_true_divide,
                nb_index, nb_matrix_multiply, nb_inplace_matrix_multiply);
STASIS_DESCRIBE(sequence_methods, sq_length, sq_concat, sq_repeat, sq_item, was_sq_slice,
                sq_ass_item, was_sq_ass_slice, sq_contains, sq_inplace_concat, sq_inplace_repeat);
STASIS_DESCRIBE(mapping_methods, mp_length, mp_subscript, mp_ass_subscript);
STASIS_DESCRIBE(method_def, ml_name, ml_meth, ml_flags, ml_doc);
STASIS_DESCRIBE(getset_def, name, get, set, doc, closure);
// One struct for all kinds of descriptors, hence second names for some of its bytes.
STASIS_DESCRIBE(descriptor_object, STASIS_BASE(object, d_common.ob_base),
                STASIS_NAMED(d_type, d_common.d_type), STASIS_NAMED(d_name, d_common.d_name),
                STASIS_NAMED(d_qualname, d_common.d_qualname), d_method, d_getset, d_offset, d_base,
                STASIS_NAMED(d_getset, d_member), vectorcall, d_wrapped);
STASIS_DESCRIBE(static_method_object, STASIS_BASE(object, ob_base), sm_callable, sm_dict);
STASIS_DESCRIBE(class_method_object, STASIS_BASE(object, ob_base), cm_callable, cm_dict);
STASIS_DESCRIBE(property_object, STASIS_BASE(object, ob_base), prop_get, prop_set, prop_del,
                prop_doc, prop_name, getter_doc);
STASIS_DESCRIBE(async_methods, am_await, am_aiter, am_anext, am_send);
STASIS_DESCRIBE(buffer_methods, bf_getbuffer, bf_releasebuffer);
STASIS_DESCRIBE(specialization_cache, getitem);
STASIS_DESCRIBE(heap_type_object, STASIS_BASE(type_object, ht_type), as_async, as_number,
                as_mapping, as_sequence, as_buffer, ht_name, ht_slots, ht_qualname, ht_cached_keys,
                ht_module, _ht_tpname, _spec_cache, name_size, subclass_count, previous, next,
                interp, find_loose, weakly_referenced);
STASIS_DESCRIBE(generic_alias_object, STASIS_BASE(object, ob_base), origin, args, parameters,
                weakreflist, starred, vectorcall);
STASIS_DESCRIBE(weak_reference_object, STASIS_BASE(object, ob_base), wr_object, wr_callback, hash,
                wr_prev, wr_next, vectorcall);
STASIS_DESCRIBE(generic_alias_iterator, STASIS_BASE(object, ob_base), obj);
STASIS_DESCRIBE(union_object, STASIS_BASE(object, ob_base), args, parameters);
STASIS_DESCRIBE(method_wrapper_object, STASIS_BASE(object, ob_base), descr, self);

// code, functions and exceptions
STASIS_DESCRIBE(code_of_one_byte, STASIS_BASE(var_object, ob_base), co_consts, co_names,
                co_exceptiontable, co_flags, co_warmup, _co_linearray_entry_size, co_argcount,
                co_posonlyargcount, co_kwonlyargcount, co_stacksize, co_firstlineno, co_nlocalsplus,
                co_nlocals, co_nplaincellvars, co_ncellvars, co_nfreevars, co_localsplusnames,
                co_localspluskinds, co_filename, co_name, co_qualname, co_linetable, co_weakreflist,
                _co_code, _co_linearray, _co_firsttraceable, co_extra,
                STASIS_NAMED(inline_, co_code_adaptive));
STASIS_DESCRIBE(function_object, STASIS_BASE(object, ob_base), func_globals, func_builtins,
                func_name, func_qualname, func_code, func_defaults, func_kwdefaults, func_closure,
                func_doc, func_dict, func_weakreflist, func_module, func_annotations, vectorcall,
                func_version);
STASIS_DESCRIBE(builtin_function_object, STASIS_BASE(object, ob_base), m_ml, m_self, m_module,
                m_weakreflist, vectorcall);
STASIS_DESCRIBE(bound_method_object, STASIS_BASE(object, ob_base), im_func, im_self, im_weakreflist,
                vectorcall);
STASIS_DESCRIBE(module_object, STASIS_BASE(object, ob_base), md_dict, md_def, md_state, md_weaklist,
                md_name);
STASIS_DESCRIBE(cell_object, STASIS_BASE(object, ob_base), ob_ref);
STASIS_DESCRIBE(exception_object, STASIS_BASE(object, ob_base), dict, args, notes, traceback,
                context, cause, suppress_context);

} // namespace stasis
