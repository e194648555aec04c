// Position lists as the position table stores them: interpolative codes, after
// Moffat and Stuiver (1996), "Exploiting clustering in inverted file compression".
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace imla::glass {

/// Appends the tag for the positions of one term in one document. `positions`
/// ascend strictly and are not empty.
void append_positions(std::string& out, std::span<const std::uint32_t> positions);

}  // namespace imla::glass
