#!/bin/sh
# The Debian packages: two clean clones in different places give the same bytes, lintian has
# no complaint, and on a bare Debian 12 they install, work, and serve another program.
# What has not been committed is not in them.
# Usage: packages_test.sh SOURCE        as root, with a Debian mirror in reach, for the last
set -eu
source=$1
work=$(mktemp -d)
bare=$work/bare
trap 'umount "$bare/proc" 2>/dev/null || true; rm -rf --one-file-system "$work"' EXIT

set -- "$work/one" "$work/another/much/deeper"
for clone; do git clone --quiet "$source" "$clone"; done   # both now: who works there may commit meanwhile
for clone; do
    # A cache of objects would hide a path that got in.
    (cd "$clone" && CCACHE_DISABLE=1 cmake --workflow --preset package) >"$work/log" 2>&1 ||
        { tail -n 40 "$work/log"; exit 1; }
done
for package in "$work"/one/build/package/*.deb; do
    cmp "$package" "$work/another/much/deeper/build/package/${package##*/}"
    if dpkg-deb --fsys-tarfile "$package" | grep -qaF "$work"; then
        echo "${package##*/} holds the path of its build"
        exit 1
    fi
done
echo "two clones, the same packages: $(cd "$work/one/build/package" && sha256sum ./*.deb)"
lintian --allow-root --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs \
    "$work"/one/build/package/*.deb

[ "$(id -u)" -eq 0 ] || { echo "not root: the bare machine is not tried"; exit 0; }
mirror=${IMLA_DEBIAN_MIRROR:-http://deb.debian.org/debian}
debootstrap --variant=minbase bookworm "$bare" "$mirror" >"$work/log" 2>&1 ||
    { tail -n 3 "$work/log"; echo "no mirror at $mirror: the bare machine is not tried"; exit 0; }
mount -t proc proc "$bare/proc"
[ -e "$bare/dev/fd" ] || ln -s /proc/self/fd "$bare/dev/fd"
cp "$work"/one/build/package/*.deb "$source/packaging/smoke" "$bare/root"
# As a user has it: the package, man and the shells; then a compiler for the library. Nothing
# of our environment (a compiler's launcher, say) is there.
env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root chroot "$bare" sh -euc '
    export DEBIAN_FRONTEND=noninteractive
    cd /root
    apt-get install -y -qq --no-install-recommends ./imla_*.deb man-db zsh fish >log 2>&1 || { tail log; exit 1; }
    ./smoke /usr
    apt-get install -y -qq --no-install-recommends ./libimla-dev_*.deb g++ cmake make >log 2>&1 || { tail log; exit 1; }
    cmake -S /usr/share/doc/libimla-dev/examples/search -B example >log
    cmake --build example >>log
    imla-indexer --quiet /usr/share/doc/imla/examples/notes
    example/search index balochistan | grep -F "[Baluchistan]"
    apt-get purge -y -qq imla libimla-dev >log 2>&1
    if find /usr /etc -name "*imla*" | grep .; then echo "left behind"; exit 1; fi'
