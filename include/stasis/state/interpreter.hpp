// SPDX-License-Identifier: BSL-1.0
// stasis/state/interpreter.hpp: the state that the threads of one interpreter share.
// Promises: as thread.hpp: an aggregate whose default member initialisers are its first value,
// ready to run code. CPython's fields have CPython's names, order and first values; ours stand
// behind them, but for the two in front that others begin from. The first thread is a member, as in
// CPython. An interpreter may stand alone, on the C++ stack or in a constant expression: its
// runtime is null then; new_interpreter() makes one that belongs to a runtime (state/lifetime.hpp).
// CPython 3.11: struct _is (Include/internal/pycore_interp.h). Left out of it:
//     id_mutex                    a lock, and none is needed: an interpreter belongs to one thread
//     ceval.pending               see state/ceval.hpp
//     config                      nothing is configured when a program starts: see config.hpp
//     co_extra_user_count, co_extra_freefuncs
//                                 code objects are constants: nothing can be attached to one
//     unicode                     text is encoded with no table, and identifiers are constants
//     float_state, slice_cache, tuple, list, dict_state, async_gen, context
//                                 free lists: the heap has them by size, for all types (`memory`)
//     exc_state                   MemoryError is a constant, and there is no OSError by errno
//     ast                         nothing is parsed at run time
//     callable_cache              built-in functions are constants, known by their address
// Dicts and lists that CPython makes on the heap are values in here: see own_containers.hpp.
// What no field here is used for, and stays as it is first: modules_by_index, warnings,
// builtins_copy, importlib, override_frozen_modules and import_func (import is C++
// code: interpreter/import.hpp), threads.count and stacksize (nobody starts OS threads but the C++
// program).
#pragma once

#include <stasis/object/module.hpp>
#include <stasis/state/buffers.hpp>
#include <stasis/state/ceval.hpp>
#include <stasis/state/gc_state.hpp>
#include <stasis/state/input.hpp>
#include <stasis/state/output.hpp>
#include <stasis/state/own_containers.hpp>
#include <stasis/state/signals.hpp>

#include <climits>
#include <cstddef>

namespace stasis::state {

struct runtime_state;
struct interpreter_room;
struct class_registry;

/// One look-up of a name on a type, remembered: struct type_cache_entry.
struct type_cache_entry {
    const type_object* type = nullptr;
    const object* name = nullptr;
    object* found = nullptr;
    const method_def* method = nullptr; ///< of a method that LOAD_METHOD needn't bind
    unsigned version = 0;               ///< the type's tp_version_tag then
};

/// The number of look-ups remembered; a power of two.
inline constexpr std::size_t type_cache_size = 256;

/// The number of LOAD_GLOBALs whose places are remembered; a power of two.
inline constexpr std::size_t global_hint_count = 256;

/// The size of a cache line: no two interpreters write to the same one.
inline constexpr std::size_t cache_line_size = 64;

/// The most figures of a decimal int's text: sys.get_int_max_str_digits().
inline constexpr int default_max_str_digits = 4300;

/// The dict of the built-in names: builtins/namespace.hpp has it.
extern const tracked<dict_object> builtins_dict;

/// Objects whose end runs code (interpreter/finalizers.hpp), and those that wait for it.
struct finalization_state {
    int running = 0;       ///< how many of them are at their end, one within the other
    int held = 0;          ///< while it isn't 0, they wait: a container is being changed
    bool draining = false; ///< whether somebody ends those that wait
    bool over = false;     ///< all objects end: no more code is run
    gc_head waiting{&waiting, &waiting}; ///< the list of those that wait, each with one reference
};

/// A module whose body runs; it lies in the frame of the function that imports it.
struct importing_link {
    const object* module = nullptr;
    importing_link* previous = nullptr;
};

/// A code object and the native code that was compiled for it.
struct native_entry {
    const code_object* code = nullptr;
    function_slot run = nullptr;
};

/// The state of one interpreter. With buffers, it uses those before it asks its memory resource.
struct alignas(cache_line_size) interpreter_state {
    interpreter_buffers* buffers = nullptr;
    const memory_resource* resource = &system_memory; ///< null: the buffers alone

    interpreter_state* next = nullptr; ///< the runtime's one that was made before this one
    struct pythreads {
        std::uint64_t next_unique_id = 1; ///< the last one that was given
        thread_state* head = nullptr;     ///< newest first
        long count = 0;
        std::size_t stacksize = 0;
    } threads{.head = &_initial_thread};
    runtime_state* runtime = nullptr;
    std::int64_t id = 0;
    std::int64_t id_refcount = -1;
    int requires_idref = 0;
    int _initialized = 1;
    int finalizing = 0;
    bool _static = false; ///< part of another object, which is not to be given back alone
    own_containers own{}; ///< what pointers below point to
    ceval_state ceval{};
    gc_state gc{.garbage = &own.garbage, .callbacks = &own.gc_callbacks};
    dict_object* modules = &own.modules;
    object* modules_by_index = &own.modules_by_index;
    dict_object* sysdict = &own.sysdict;
    const dict_object* builtins = &builtins_dict;
    object* importlib = nullptr;
    int override_frozen_modules = 0;
    object* codec_search_path = &own.codec_search_path;
    dict_object* codec_search_cache = &own.codec_search_cache;
    dict_object* codec_error_registry = &own.codec_error_registry;
    int codecs_initialized = 1;
    int dlopenflags = 2; ///< RTLD_NOW
    dict_object* dict = nullptr;
    dict_object* builtins_copy = nullptr;
    object* import_func = nullptr;
    function_slot eval_frame = nullptr; ///< the engine that runs any code object
    object* before_forkers = nullptr;
    object* after_forkers_parent = nullptr;
    object* after_forkers_child = nullptr;
    warnings_runtime_state warnings{.filters = &own.warning_filters,
                                    .once_registry = &own.once_registry,
                                    .default_action = pointer_to(graph::str_<"default">)};
    atexit_state atexit{.callbacks = own.atexit_callbacks, .callback_len = atexit_room};
    object* audit_hooks = nullptr;
    type_cache_entry type_cache[type_cache_size] = {};
    int int_max_str_digits = default_max_str_digits;
    /// The first of threads.head, and the one that is used again when all have ended.
    thread_state _initial_thread{
        .interp = this,
        ._static = 1,
        .recursion_remaining = ceval.recursion_limit,
        .recursion_limit = ceval.recursion_limit,
        .dict = &own.thread_dict,
        .datastack_top = buffers != nullptr ? buffers->data_stack : nullptr,
        .datastack_limit = buffers != nullptr ? buffers->data_stack + data_stack_size : nullptr};

    dict_object* main_namespace = &own.main_namespace; ///< of the module that runs
    const type_object* const* own_types = nullptr; ///< that __subclasses__() finds; null ends them
    object* adopted = nullptr; ///< the static containers that it owns (state/static_containers.hpp)
    const native_entry* native_code = nullptr; ///< what new functions are looked up in
    std::size_t native_code_count = 0;
    const function_object** native_functions = nullptr; ///< each thread has it under this name
    heap memory{.resource = resource,
                .space = buffers != nullptr ? arena::of(buffers->arena, arena_size) : arena{}};
    output standard_output{.buffer = buffers != nullptr ? buffers->output : nullptr,
                           .capacity = buffers != nullptr ? output_buffer_size : 0};
    output standard_error{.descriptor = 2,
                          .buffer = buffers != nullptr ? buffers->error : nullptr,
                          .capacity = buffers != nullptr ? output_buffer_size : 0,
                          .lines = line_buffering::on};
    input standard_input{.buffer = buffers != nullptr ? buffers->input : nullptr,
                         .capacity = buffers != nullptr ? input_buffer_size : 0};
    /// In which entry of the globals LOAD_GLOBALs last found their names, by the address of the
    /// instruction; CPython has it in the code, as the inline cache of LOAD_GLOBAL_MODULE.
    std::uint16_t global_hints[global_hint_count] = {};
    interpreter_room* room = nullptr; ///< what it lies in, if new_interpreter() has placed it there
    finalization_state finalization{};
    heap_type_object* first_class = nullptr; ///< the classes that programs have made, oldest first
    heap_type_object* last_class = nullptr;
    bool has_rebased_classes = false;    ///< some may inherit from classes that are behind them
    std::uint32_t next_version_tag = 1;  ///< of a class; 0 once there are no more
    body_slot eval_body = nullptr;       ///< the engine, as it runs the bodies of classes
    module_view importable{};            ///< what `import` finds, apart from what it has imported
    importing_link* importing = nullptr; ///< innermost first
    object* weak_references = nullptr;          ///< the list of those to constants
    const object* standard_streams[3] = {}; ///< sys.__stdin__ and its like, once sys is imported
    object* standard_buffers[3] = {}; ///< sys.stdin.buffer and its like, once they are asked for
    /// Makes what sys.unraisablehook is given of its five parts, once sys is imported.
    object* (*new_unraisable)(thread_state&, const value*) = nullptr;
    /// open(), once _io is imported.
    owned (*open_file)(thread_state&, const arguments&) = nullptr;
    const char* const* argv = nullptr; ///< the arguments of the program, behind its file
    int argc = 0;
    class_registry* first_registry = nullptr; ///< of the abstract base classes
    std::uint64_t abc_cache_token = 0;        ///< how many classes were registered with them
    signal_state signals{};
    std::uint64_t switch_interval = 5000;      ///< sys.getswitchinterval(), in microseconds
    object* csv_dialects = nullptr;            ///< a dict, once _csv has been imported
    std::int64_t csv_field_limit = 128 * 1024; ///< _csv.field_size_limit()
    int import_lock_depth = 0;                 ///< how often _imp.acquire_lock() was called
    int most_recursion = INT_MAX;              ///< what sys.setrecursionlimit() takes
    /// How many instructions a metered engine may still run (interpreter/metered.hpp); -1: it has
    /// wanted to run one too many, and runs none until it is given more.
    std::int64_t instructions_left = 0;
    function_slot eval_frame_before =
        nullptr;                          ///< not null: eval_frame counts, and this one doesn't
    body_slot eval_body_before = nullptr; ///< the same of eval_body
    [[no_unique_address]] pinned stays{};
};

// The state holds objects, which inherit their heads: offsetof is then the compiler's to support,
// and ours do.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Winvalid-offsetof"
/// The interpreter whose heap that is. Run time only.
[[nodiscard]] inline interpreter_state& interpreter_of(heap& memory) noexcept {
    auto* const first =
        reinterpret_cast<unsigned char*>(&memory) - offsetof(interpreter_state, memory);
    return *reinterpret_cast<interpreter_state*>(first);
}
/// Its collector.
[[nodiscard]] inline gc_state& collector_of(heap& memory) noexcept {
    return interpreter_of(memory).gc;
}
#pragma GCC diagnostic pop

/// Room for an interpreter's state and its buffers.
struct interpreter_room {
    interpreter_buffers buffers;
    union {
        unsigned char no_state = 0;
        interpreter_state state;
    };
    room_use use = room_use::none;
};

} // namespace stasis::state
