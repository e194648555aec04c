#include "glass/compressor.hpp"

#include <libdeflate.h>

#include <new>

namespace imla::glass {

void Compressor::Free::operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
}

Compressor::Compressor(int level) {
    packed_already_ = level == packed_already;
    if (level == 0) return;
    deflate_.reset(libdeflate_alloc_compressor(packed_already_ ? 0 : level));
    if (!deflate_) throw std::bad_alloc();
}

Compressor::~Compressor() = default;
Compressor::Compressor(Compressor&&) noexcept = default;
Compressor& Compressor::operator=(Compressor&&) noexcept = default;

bool Compressor::append(std::string& out, std::string_view tag) {
    if (deflate_ && tag.size() > shortest_deflated) {
        const std::size_t before = out.size();
        const std::size_t room = packed_already_
                                     ? libdeflate_deflate_compress_bound(deflate_.get(), tag.size())
                                     : tag.size() - 1;
        out.resize(before + room);
        const std::size_t size = libdeflate_deflate_compress(deflate_.get(), tag.data(), tag.size(),
                                                             out.data() + before, room);
        if (size > 0) {
            out.resize(before + size);
            return true;
        }
        out.resize(before);
    }
    out.append(tag);
    return false;
}

}  // namespace imla::glass
