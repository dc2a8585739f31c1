#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# run.sh [PRESET...]: builds and runs all tests, with each preset of CMakePresets.json that is named
# (gcc, clang, gcc-sanitize, clang-sanitize, thread-sanitize, relaxed); with gcc when none is. On
# Debian 12, root gets what is missing installed.

root=$(cd "$(dirname "$0")/.." && pwd -P) || exit 2
[ $# -gt 0 ] || set -- gcc

packages="cmake ninja-build python3.11 libpython3.11-dev python3.11-dbg libpython3.11-testsuite"
packages="$packages libboost-dev doctest-dev g++"
for preset; do
    case $preset in
    gcc | gcc-sanitize | relaxed) ;;
    clang) packages="$packages clang-19" ;;
    clang-sanitize | thread-sanitize) packages="$packages clang-19 libclang-rt-19-dev" ;;
    *)
        echo "usage: run.sh [gcc|clang|gcc-sanitize|clang-sanitize|thread-sanitize|relaxed]..." >&2
        exit 2 ;;
    esac
done
# shellcheck disable=SC2086 # one word a package
sh "$root/cmake/install_packages.sh" $packages || exit

cd "$root" || exit 2
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT

# What a step prints matters when it fails; its progress lines don't.
quietly() {
    "$@" >"$log" 2>&1 || {
        grep -v '^\[[0-9]*/[0-9]*\] ' "$log" >&2
        echo "run.sh: failed: $*" >&2
        exit 1
    }
}

failed=
for preset; do
    start=$(date +%s)
    echo "== $preset"
    quietly cmake --preset "$preset"
    quietly cmake --build --preset "$preset"
    built=$(date +%s)
    (
        # Instrumented functions need many times their stack: 1,000 nested calls more than 8 MB.
        case $preset in
        *-sanitize) ulimit -s "$(ulimit -H -s)" || exit ;;
        esac
        exec ctest --preset "$preset"
    ) || failed="$failed $preset"
    echo "== $preset: built in $((built - start)) s, tested in $(($(date +%s) - built)) s"
done
if [ -n "$failed" ]; then
    echo "run.sh: tests failed:$failed" >&2
    exit 1
fi
