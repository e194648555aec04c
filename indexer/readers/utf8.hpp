// UTF-8 by hand, where ICU would be a detour: validity, repair, clean names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "analysis/unicode.hpp"  // is_utf8, append_utf8

namespace imla {

/// Length of the valid UTF-8 sequence at `at`, or 0 (RFC 3629: no surrogates, no overlong forms).
std::size_t sequence_length(std::string_view text, std::size_t at);

/// `text` with every invalid byte replaced by U+FFFD; counts them.
std::string with_valid_utf8(std::string_view text, std::size_t& replaced);

/// A language tag ("en-GB") in small letters, or empty for what is none (BCP 47: ASCII
/// letters, digits and hyphens, 35 at most).
std::string language_tag(std::string_view);

/// A file or entry name fit for an id and a terminal: invalid UTF-8 and control
/// characters become U+FFFD; no leading slash, drive letter, "." or "..".
std::string clean_name(std::string_view);

}  // namespace imla
