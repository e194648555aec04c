#include "schema/packing.hpp"

#include <zstd.h>

#include <memory>
#include <new>

#include "schema/generated_phrases.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace {

constexpr char mark = 'Z';
// A frame begins with the same four bytes always; the mark stands for them.
constexpr std::string_view magic("\x28\xb5\x2f\xfd", 4);
// Faster ones gain nothing from the dictionary, level 3 takes a third longer for no more.
constexpr int level = 1;

template <auto release>
struct Releasing {
    template <class T>
    void operator()(T* object) const {
        release(object);
    }
};
template <class T, auto release>
using Owned = std::unique_ptr<T, Releasing<release>>;

template <class Owner, class T>
Owner owned(T* made) {
    if (!made) throw std::bad_alloc();
    return Owner(made);
}

using Packer = Owned<ZSTD_CCtx, ZSTD_freeCCtx>;
using Unpacker = Owned<ZSTD_DCtx, ZSTD_freeDCtx>;
using PackingDictionary = Owned<ZSTD_CDict, ZSTD_freeCDict>;
using UnpackingDictionary = Owned<ZSTD_DDict, ZSTD_freeDDict>;

/// Both dictionaries are made when first asked for, which takes some 30 µs, and
/// shared by all threads.
const ZSTD_CDict* packing_dictionary() {
    static const auto dictionary = owned<PackingDictionary>(
        ZSTD_createCDict(generated::phrases.data(), generated::phrases.size(), level));
    return dictionary.get();
}

const ZSTD_DDict* unpacking_dictionary() {
    static const auto dictionary = owned<UnpackingDictionary>(
        ZSTD_createDDict(generated::phrases.data(), generated::phrases.size()));
    return dictionary.get();
}

Packer new_packer() {
    Packer packer = owned<Packer>(ZSTD_createCCtx());
    ZSTD_CCtx_refCDict(packer.get(), packing_dictionary());
    ZSTD_CCtx_setParameter(packer.get(), ZSTD_c_dictIDFlag, 0);  // there is but one
    return packer;
}

[[noreturn]] void damaged() {
    throw DamagedRecord("a record that cannot be unpacked");
}

}  // namespace

std::string packed(std::string fields) {
    if (fields.size() > largest_packed) return fields;
    thread_local const Packer packer = new_packer();
    std::string stored(ZSTD_compressBound(fields.size()), '\0');
    const std::size_t size =
        ZSTD_compress2(packer.get(), stored.data(), stored.size(), fields.data(), fields.size());
    if (ZSTD_isError(size)) throw std::bad_alloc();  // the only failure where there is room for all
    const std::size_t left_out = magic.size() - 1;
    if (size - left_out >= fields.size()) return fields;
    stored.resize(size);
    stored.erase(0, left_out);
    stored.front() = mark;
    return stored;
}

std::string_view unpacked(std::string_view stored, std::string& space) {
    if (stored.empty() || stored.front() != mark) return stored;
    thread_local const Unpacker unpacker = owned<Unpacker>(ZSTD_createDCtx());
    thread_local std::string frame;
    frame.assign(magic).append(stored.substr(1));
    const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size > largest_packed) damaged();  // so are the values that say "error" and "unknown"
    space.resize(size);
    if (ZSTD_decompress_usingDDict(unpacker.get(), space.data(), size, frame.data(), frame.size(),
                                   unpacking_dictionary()) != size)
        damaged();
    return space;
}

}  // namespace imla
