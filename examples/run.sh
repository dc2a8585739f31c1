#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# run.sh [--engine dispatch|native] [FILE.py [ARGUMENT...]]: runs FILE.py, compiled into a C++ program
# that holds its object graph as static data, and prints what FILE.py prints, with its exit status.
#
# The program is built on the first call and when FILE.py or the library has changed. On Debian 12,
# root gets what is missing installed. The environment names, if it likes,
#   CXX                the compiler (g++)
#   CXXFLAGS           its flags (-O2)
#   STASIS_RUN_FOLDER  the folder to build in (build/run of this source tree)

usage() {
    echo "usage: run.sh [--engine dispatch|native] [FILE.py [ARGUMENT...]]" >&2
    exit 2
}

root=$(cd "$(dirname "$0")/.." && pwd -P) || exit 2
engine=dispatch
file=
while [ $# -gt 0 ] && [ -z "$file" ]; do
    case $1 in
    --engine) [ $# -gt 1 ] || usage; engine=$2; shift ;;
    --engine=*) engine=${1#--engine=} ;;
    --help | -h) usage ;;
    -*) echo "run.sh: unknown option '$1'" >&2; usage ;;
    *) file=$1 ;;
    esac
    shift
done
case $engine in
dispatch | native) ;;
*) echo "run.sh: unknown engine '$engine': choose dispatch or native" >&2; exit 2 ;;
esac
file=${file:-$root/examples/programs/queens.py}

# As python3.11 makes the path that its tracebacks show.
case $file in
/*) filename=$file ;;
*) filename=$(pwd -P)/${file#./} ;;
esac
if [ -d "$filename" ]; then
    echo "run.sh: '$filename' is a folder: name a file in it" >&2
    exit 2
fi
if [ ! -f "$filename" ] || [ ! -r "$filename" ]; then
    echo "run.sh: can't open file '$filename': no such file" >&2
    exit 2
fi
case $filename in
*\;*) echo "run.sh: CMake can't take a ';' in a path: '$filename'" >&2; exit 2 ;;
*.py | *.pyc) ;;
*) echo "run.sh: '$filename' is not a .py or .pyc file" >&2; exit 2 ;;
esac

compiler=${CXX:-g++}
flags=${CXXFLAGS:--O2}
packages="cmake ninja-build python3.11"
case $compiler in
g++) packages="g++ $packages" ;;
clang++-19) packages="clang-19 $packages" ;;
esac
sh "$root/cmake/install_packages.sh" $packages || exit

# One build folder for each file, engine, compiler and its flags, and one build at a time in it.
key=$(printf '%s\n' "$filename" "$compiler" "$flags" | sha256sum | cut -c 1-16)
folder=${STASIS_RUN_FOLDER:-$root/build/run}/$key-$engine
log=$folder/build.log
mkdir -p "$folder" || exit 2
# Who waits is told why; what a program reads of us is the program's alone.
if [ ! -x "$folder/run" ] && [ -t 2 ]; then
    echo "run.sh: building '$filename', which takes a minute or so" >&2
fi

build() {
    if [ ! -f "$folder/build.ninja" ]; then
        cmake -S "$root/examples/run" -B "$folder" -G Ninja \
            -D CMAKE_BUILD_TYPE=None -D CMAKE_CXX_COMPILER="$compiler" -D CMAKE_CXX_FLAGS="$flags" \
            -D STASIS_RUN_ENGINE="$engine" \
            -D STASIS_RUN_FILE="$filename" -D STASIS_RUN_FILENAME="$filename" || return
    fi
    ninja -C "$folder" run
}

(
    ! command -v flock >/dev/null || flock 9
    build
) 9>"$folder/lock" >"$log" 2>&1 </dev/null || {
    # A file that does not compile is reported as python3.11 does it.
    python=$(sed -n 's/^STASIS_PYTHON:[^=]*=//p' "$folder/CMakeCache.txt" 2>/dev/null)
    if [ -n "$python" ]; then
        "$python" -I -S "$root/cmake/image_header.py" --check --filename "$filename" "$filename" || exit
    fi
    # What has no native code is named by a type that could not be made.
    missing=$(sed -n 's/.*opcode_of_line<.*::\([A-Z_]*\), \([0-9]*\)>.*/\2 \1/p' "$log" | sort -n | uniq)
    if [ -n "$missing" ]; then
        echo "$missing" | while read -r line opcode; do
            printf '%s, line %s: opcode %s is not implemented (native engine)\n' \
                "$filename" "$line" "$opcode"
        done >&2
        exit 2
    fi
    echo "run.sh: can't build '$filename' for the $engine engine:" >&2
    grep -A 3 -E 'error:|Error' "$log" | head -n 12 >&2
    echo "run.sh: the whole output is in $log" >&2
    exit 2
}
# As python3.11, which prints them whenever it compiles a file.
cat "$folder/warnings.txt" >&2
exec "$folder/run" "$@"
