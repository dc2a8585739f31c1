// SPDX-License-Identifier: BSL-1.0
// stasis/library/all.hpp: all modules that are written in C++, as one set.
#pragma once

#include <stasis/image/modules.hpp>
#include <stasis/library/_abc.hpp>
#include <stasis/library/_ast.hpp>
#include <stasis/library/_bisect.hpp>
#include <stasis/library/_blake2.hpp>
#include <stasis/library/_codecs.hpp>
#include <stasis/library/_collections.hpp>
#include <stasis/library/_contextvars.hpp>
#include <stasis/library/_csv.hpp>
#include <stasis/library/_frozen_importlib.hpp>
#include <stasis/library/_frozen_importlib_external.hpp>
#include <stasis/library/_functools.hpp>
#include <stasis/library/_heapq.hpp>
#include <stasis/library/_imp.hpp>
#include <stasis/library/_io.hpp>
#include <stasis/library/_json.hpp>
#include <stasis/library/_md5.hpp>
#include <stasis/library/_opcode.hpp>
#include <stasis/library/_operator.hpp>
#include <stasis/library/_posixsubprocess.hpp>
#include <stasis/library/_random.hpp>
#include <stasis/library/_sha1.hpp>
#include <stasis/library/_sha256.hpp>
#include <stasis/library/_sha3.hpp>
#include <stasis/library/_sha512.hpp>
#include <stasis/library/_signal.hpp>
#include <stasis/library/_socket.hpp>
#include <stasis/library/_sre.hpp>
#include <stasis/library/_string.hpp>
#include <stasis/library/_struct.hpp>
#include <stasis/library/_thread.hpp>
#include <stasis/library/_tracemalloc.hpp>
#include <stasis/library/_warnings.hpp>
#include <stasis/library/_weakref.hpp>
#include <stasis/library/array.hpp>
#include <stasis/library/atexit.hpp>
#include <stasis/library/binascii.hpp>
#include <stasis/library/cmath.hpp>
#include <stasis/library/errno.hpp>
#include <stasis/library/gc.hpp>
#include <stasis/library/itertools.hpp>
#include <stasis/library/marshal.hpp>
#include <stasis/library/math.hpp>
#include <stasis/library/posix.hpp>
#include <stasis/library/select.hpp>
#include <stasis/library/sys.hpp>
#include <stasis/library/time.hpp>
#include <stasis/library/unicodedata.hpp>

namespace stasis::library {

/// Every module of this folder.
inline constexpr auto all = importable(
    _abc_module, _ast_module, _bisect_module, _blake2_module, _codecs_module, _collections_module,
    _contextvars_module, _csv_module, _frozen_importlib_module, _frozen_importlib_external_module,
    _functools_module, _heapq_module, _imp_module, _io_module, _json_module, _md5_module,
    _opcode_module, _operator_module, _posixsubprocess_module, _random_module, _sha1_module,
    _sha256_module, _sha3_module, _sha512_module, _signal_module, _socket_module, _sre_module,
    _string_module, _struct_module, _thread_module, _tracemalloc_module, _warnings_module,
    _weakref_module, array_module, atexit_module, binascii_module, cmath_module, errno_module,
    gc_module, itertools_module, marshal_module, math_module, posix_module, select_module,
    sys_module, time_module, unicodedata_module);

} // namespace stasis::library
