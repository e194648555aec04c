// Deflate for long tags, as the docdata and termlist tables may store them.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace imla::glass {

/// Tags up to this size are never deflated: they would hardly shrink.
inline constexpr std::size_t shortest_deflated = 18;

/// A level: the tags are packed already. They become streams that hold them as they are,
/// five bytes longer: Xapian copies such a tag when it compacts tables, and inflates it at
/// the speed of a copy, but would try in vain to deflate one that is no stream, at a cost
/// beyond that of packing it.
inline constexpr int packed_already = -1;

/// Raw deflate streams (RFC 1951). One object serves one thread.
class Compressor {
  public:
    /// `level` 1 (fastest) … 12 (smallest); 0 never deflates; or packed_already.
    explicit Compressor(int level);
    ~Compressor();
    Compressor(Compressor&&) noexcept;
    Compressor& operator=(Compressor&&) noexcept;

    /// Appends `tag` deflated, or as it is where that would not be shorter;
    /// true if what was appended is a stream.
    bool append(std::string& out, std::string_view tag);

  private:
    struct Free {
        void operator()(libdeflate_compressor*) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> deflate_;
    bool packed_already_ = false;
};

}  // namespace imla::glass
