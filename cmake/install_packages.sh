# SPDX-License-Identifier: BSL-1.0
# install_packages.sh PACKAGE...: installs what is missing of some Debian 12 packages.
#
# A package whose command or file is there, wherever it comes from, is not missing, and when none
# is, nothing is asked of apt. Root installs; any other user is told what to install (status 2).

present() {
    case $1 in
    g++) command -v g++ ;;
    clang-19) command -v clang++-19 ;;
    libclang-rt-19-dev)
        set -- /usr/lib/llvm-19/lib/clang/19/lib/linux/libclang_rt.asan-*.a
        test -e "$1" ;;
    cmake) command -v cmake ;;
    ninja-build) command -v ninja ;;
    python3.11) command -v /usr/bin/python3.11 || command -v python3.11 ;;
    libpython3.11-dev) test -e /usr/include/python3.11/Python.h ;;
    python3.11-dbg) command -v python3.11-dbg ;;
    libpython3.11-testsuite) test -e /usr/lib/python3.11/test/test_argparse.py ;;
    libboost-dev) test -e /usr/include/boost/hana/tuple.hpp ;;
    doctest-dev) test -e /usr/include/doctest/doctest.h ;;
    *)
        echo "install_packages.sh: '$1' is not in its list" >&2
        return 1 ;;
    esac >/dev/null
}

missing=
for package; do
    present "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

advice="Missing Debian packages:$missing
Install them with: apt-get install --no-install-recommends$missing"
if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
    echo "$advice" >&2
    exit 2
fi

log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
# The lists of a fresh machine are empty or old. A repository of no concern to us may fail to answer.
apt-get -o DPkg::Lock::Timeout=120 update >"$log" 2>&1
# shellcheck disable=SC2086 # one word a package
if ! apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends $missing \
    >>"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    echo "$advice" >&2
    exit 2
fi
