// SPDX-License-Identifier: BSL-1.0
// unit/image/graph_dump.hpp: writes down a graph of objects, static or thawed, with all that Python
// code can't see: digits, hashes, forms of strs, slots of sets, derived fields of code.
#pragma once

#include <stasis/object/code.hpp>
#include <stasis/object/dict_keys.hpp>
#include <stasis/object/integer.hpp>
#include <stasis/object/list.hpp>
#include <stasis/object/real.hpp>
#include <stasis/object/set.hpp>
#include <stasis/object/slice.hpp>
#include <stasis/object/type.hpp>

#include <cstdio>
#include <string>

namespace graph_dump {

using namespace stasis;

/// Whether hashes and interned bits are written: those of static objects are filled in, those of
/// others are not.
inline bool with_hashes = true;

inline std::string hex(std::uint64_t number) {
    char digits[24];
    std::snprintf(digits, sizeof digits, "%llx", static_cast<unsigned long long>(number));
    return digits;
}

inline std::string real(double number) { return hex(__builtin_bit_cast(std::uint64_t, number)); }

inline std::string str(const str_object* self) {
    const text from = text_of(self);
    std::string result = "str" + std::to_string(self->state.kind) +
                         (self->state.ascii ? "a" : "w") +
                         (self->state.compact && self->state.ready ? "" : "?");
    if (with_hashes) {
        result += (self->state.interned ? "i" : "") + std::to_string(self->hash);
    }
    result += ":";
    for (ssize i = 0; i < from.size; ++i) {
        result += hex(from[i]) + ".";
    }
    const std::size_t room = static_cast<std::size_t>(from.size);
    const bool closed = from.one != nullptr   ? from.one[room] == 0
                        : from.two != nullptr ? from.two[room] == 0
                                              : from.four[room] == 0;
    return result + (closed ? "" : "no NUL");
}

inline std::string bytes(const bytes_object* self) {
    std::string result = "bytes:";
    for (ssize i = 0; i < self->ob_size; ++i) {
        char two[3];
        std::snprintf(two, sizeof two, "%02x", bytes_data(self)[i]);
        result += two;
    }
    return result + (bytes_data(self)[self->ob_size] == 0 ? "" : "no NUL");
}

inline std::string dump(const object* self);

inline std::string set(const set_object* self) {
    std::string result = self->ob_type == &set_type ? "set" : "frozenset";
    result += std::to_string(self->mask) + "," + std::to_string(self->fill) + "," +
              std::to_string(self->used) + "(";
    for (ssize slot = 0; slot <= self->mask; ++slot) {
        if (const set_entry& entry = self->table[slot]; entry.key != nullptr) {
            result += std::to_string(slot) + "=" + dump(entry.key) + ",";
        }
    }
    return result + ")";
}

inline std::string code(const code_object* self) {
    std::string result = "code(";
    for (const long long number :
         {static_cast<long long>(self->ob_size), static_cast<long long>(self->co_flags),
          static_cast<long long>(self->co_warmup),
          static_cast<long long>(self->_co_linearray_entry_size),
          static_cast<long long>(self->co_argcount),
          static_cast<long long>(self->co_posonlyargcount),
          static_cast<long long>(self->co_kwonlyargcount),
          static_cast<long long>(self->co_stacksize), static_cast<long long>(self->co_firstlineno),
          static_cast<long long>(self->co_nlocalsplus), static_cast<long long>(self->co_nlocals),
          static_cast<long long>(self->co_nplaincellvars),
          static_cast<long long>(self->co_ncellvars), static_cast<long long>(self->co_nfreevars),
          static_cast<long long>(self->_co_firsttraceable)}) {
        result += std::to_string(number) + ",";
    }
    for (std::size_t i = 0; i < bytecode_size(self); ++i) {
        char two[3];
        std::snprintf(two, sizeof two, "%02x", bytecode(self)[i]);
        result += two;
    }
    for (const object* field :
         {static_cast<const object*>(self->co_consts), static_cast<const object*>(self->co_names),
          static_cast<const object*>(self->co_localsplusnames),
          static_cast<const object*>(self->co_localspluskinds),
          static_cast<const object*>(self->co_filename), static_cast<const object*>(self->co_name),
          static_cast<const object*>(self->co_qualname),
          static_cast<const object*>(self->co_linetable),
          static_cast<const object*>(self->co_exceptiontable)}) {
        result += "," + dump(field);
    }
    return result + ")";
}

/// All that an object and what it refers to are made of.
inline std::string dump(const object* self) {
    const type_object* type = self->ob_type;
    if (type == &none_type) {
        return "None";
    }
    if (type == &ellipsis_type) {
        return "Ellipsis";
    }
    if (type == &int_type || type == &bool_type) {
        const auto* number = static_cast<const int_object*>(self);
        std::string result = type == &int_type ? "int" : "bool";
        result += std::to_string(number->ob_size) + ":";
        for (ssize i = 0; i < digit_count(number); ++i) {
            result += hex(digits(number)[i]) + ".";
        }
        return result;
    }
    if (type == &float_type) {
        return "float" + real(static_cast<const float_object*>(self)->ob_fval);
    }
    if (type == &complex_type) {
        const complex_parts parts = static_cast<const complex_object*>(self)->cval;
        return "complex" + real(parts.real) + "+" + real(parts.imag);
    }
    if (type == &bytes_type) {
        return bytes(static_cast<const bytes_object*>(self));
    }
    if (type == &str_type) {
        return str(static_cast<const str_object*>(self));
    }
    if (type == &tuple_type) {
        const auto* tuple = static_cast<const tuple_object*>(self);
        std::string result = "tuple(";
        for (ssize i = 0; i < tuple->ob_size; ++i) {
            result += dump(items(tuple)[i]) + ",";
        }
        return result + ")";
    }
    if (type == &list_type) {
        const auto* list = static_cast<const list_object*>(self);
        std::string result = "list(";
        for (ssize i = 0; i < list->ob_size; ++i) {
            result += dump(list->ob_item[i]) + ",";
        }
        return result + ")";
    }
    if (type == &dict_type) {
        const auto* dict = static_cast<const dict_object*>(self);
        std::string result = "dict(";
        for (ssize i = 0; i < dict_item_count(dict); ++i) {
            const dict_item_view entry = dict_item_at(dict, i);
            result += dump(entry.me_key) + "," + dump(entry.me_value) + ",";
        }
        return result + ")";
    }
    if (type == &set_type || type == &frozenset_type) {
        return set(static_cast<const set_object*>(self));
    }
    if (type == &slice_type) {
        const auto* slice = static_cast<const slice_object*>(self);
        return "slice(" + dump(slice->start) + "," + dump(slice->stop) + "," + dump(slice->step) +
               ")";
    }
    if (type == &code_type) {
        return code(static_cast<const code_object*>(self));
    }
    return "an unknown type";
}

/// The same, by python3.11 of its own objects: a function `dump`.
inline constexpr const char* python = R"(
import ctypes, struct, sys, types
with_hashes = True
every_str_is_interned = False

def bits(x):
    return '%x' % struct.unpack('<Q', struct.pack('<d', x))[0]

def memory(v, offset, form):
    return struct.unpack(form, ctypes.string_at(id(v) + offset, struct.calcsize(form)))

def dump(v):
    if v is None: return 'None'
    if v is Ellipsis: return 'Ellipsis'
    t = type(v)
    if t in (int, bool):
        size, = memory(v, 16, '<q')
        return '%s%d:%s' % (t.__name__, size,
                            ''.join('%x.' % d for d in memory(v, 24, '<%dI' % abs(size))))
    if t is float: return 'float' + bits(v)
    if t is complex: return 'complex%s+%s' % (bits(v.real), bits(v.imag))
    if t is bytes: return 'bytes:' + v.hex()
    if t is str:
        state, = memory(v, 32, '<I')
        shared = len(v) == 0 or (len(v) == 1 and ord(v) < 256)
        return 'str%d%s%s%s:%s' % (state >> 2 & 7, 'a' if state >> 6 & 1 else 'w',
                                   'i' if with_hashes and (every_str_is_interned or shared
                                                          or state & 3) else '',
                                   hash(v) if with_hashes else '',
                                   ''.join('%x.' % ord(c) for c in v))
    if t is tuple: return 'tuple(' + ''.join(dump(x) + ',' for x in v) + ')'
    if t is list: return 'list(' + ''.join(dump(x) + ',' for x in v) + ')'
    if t is dict: return 'dict(' + ''.join(dump(x) + ',' for p in v.items() for x in p) + ')'
    if t in (set, frozenset):
        fill, used, mask, table = memory(v, 16, '<4q')
        entries = struct.unpack('<%dq' % (2 * mask + 2), ctypes.string_at(table, 16 * mask + 16))
        items = {id(x): x for x in v}
        return t.__name__ + '%d,%d,%d(' % (mask, fill, used) + ''.join(
            '%d=%s,' % (i, dump(items[entries[2 * i]])) for i in range(mask + 1)
            if entries[2 * i]) + ')'
    if t is slice: return 'slice(%s,%s,%s)' % (dump(v.start), dump(v.stop), dump(v.step))
    names, kinds = (ctypes.cast(p, ctypes.py_object).value for p in memory(v, 96, '<2q'))
    numbers = memory(v, 16, '<q') + memory(v, 48, '<i2h10i') + memory(v, 168, '<i')
    return 'code(' + ''.join('%d,' % n for n in numbers) + v.co_code.hex() + ''.join(
        ',' + dump(x) for x in (v.co_consts, v.co_names, names, kinds, v.co_filename, v.co_name,
                                v.co_qualname, v.co_linetable, v.co_exceptiontable)) + ')'
)";

} // namespace graph_dump
