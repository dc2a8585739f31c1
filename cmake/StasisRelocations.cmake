# SPDX-License-Identifier: BSL-1.0
# StasisRelocations.cmake: position-independent programs whose relocations take little room.
#
#   stasis_pack_relocations(TARGET)
#
# In a position-independent executable or shared library each pointer of a static object is a
# relocation of 24 bytes in the file, which the loader reads before main. Packed (RELR) it takes two
# bits to two bytes. A program without PIE (-no-pie) has none and needs none of this.
#
# Not the default: glibc runs packed programs since 2.36, so one that is packed here may be refused
# by an older system. Where a packed program doesn't run on this machine, because of its linker or
# its C library, TARGET stays as it is, a message says so, and STASIS_PACKED_LINK_OPTION is empty;
# set that cache variable to the linker's option, or to nothing, to decide it yourself (when cross
# compiling, where only linking is tried, you may have to). What it is tried with: the project's
# flags, and not TARGET's own.

# Sets STASIS_PACKED_LINK_OPTION in the cache, if it isn't there: the option, or empty.
function(stasis_find_packed_link_option)
    if(DEFINED CACHE{STASIS_PACKED_LINK_OPTION})
        return()
    endif()
    include(CheckCXXSourceCompiles)
    include(CheckCXXSourceRuns)
    set(CMAKE_REQUIRED_FLAGS -fPIE)
    set(CMAKE_REQUIRED_QUIET ON)
    set(found "")
    # GNU ld, and lld since 15. Before that lld has the second, which glibc refuses to run: it wants
    # the version that the first one notes. Other C libraries don't.
    foreach(option IN ITEMS -Wl,-z,pack-relative-relocs -Wl,--pack-dyn-relocs=relr)
        string(MAKE_C_IDENTIFIER "STASIS_RUNS_PACKED_${option}" result)
        # GNU ld merely warns of a -z that it doesn't know.
        set(CMAKE_REQUIRED_LINK_OPTIONS -Wl,--fatal-warnings -pie ${option})
        set(source "int a = 3; int* volatile b = &a; int main() { return *b - 3; }")
        if(CMAKE_CROSSCOMPILING)
            check_cxx_source_compiles("${source}" ${result})
        else()
            check_cxx_source_runs("${source}" ${result})
        endif()
        if(${result})
            set(found ${option})
            break()
        endif()
    endforeach()
    set(STASIS_PACKED_LINK_OPTION "${found}" CACHE STRING
        "The linker's option that packs relocations (RELR); empty: not to be packed")
endfunction()

function(stasis_pack_relocations target)
    if(NOT TARGET "${target}")
        message(FATAL_ERROR "stasis_pack_relocations: there is no target '${target}'")
    endif()
    get_target_property(type ${target} TYPE)
    if(NOT type MATCHES "^(EXECUTABLE|SHARED_LIBRARY|MODULE_LIBRARY)$")
        message(FATAL_ERROR "stasis_pack_relocations(${target}): only an executable or a shared "
            "library has relocations to pack, and this is none")
    endif()
    stasis_find_packed_link_option()
    if(STASIS_PACKED_LINK_OPTION)
        target_link_options(${target} PRIVATE ${STASIS_PACKED_LINK_OPTION})
    else()
        message(STATUS "stasis: the relocations of ${target} stay unpacked, since a packed program "
            "doesn't run here")
    endif()
endfunction()
