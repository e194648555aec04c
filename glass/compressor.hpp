// Deflate for long tags, as the docdata and termlist tables may store them.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace imla::glass {

/// Tags up to this size are never deflated: they would hardly shrink.
inline constexpr std::size_t shortest_deflated = 18;

/// Raw deflate streams (RFC 1951). One object serves one thread.
class Compressor {
  public:
    /// `level` 1 (fastest) … 12 (smallest); 0 never deflates.
    explicit Compressor(int level);
    ~Compressor();
    Compressor(Compressor&&) noexcept;
    Compressor& operator=(Compressor&&) noexcept;

    /// Appends `tag` deflated, or as it is where that would not be shorter;
    /// true if deflated.
    bool append(std::string& out, std::string_view tag);

  private:
    struct Free {
        void operator()(libdeflate_compressor*) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> deflate_;
};

}  // namespace imla::glass
