// What RTF's numbers and control words mean (Rich Text Format Specification 1.9.1).
#pragma once

#include <string_view>

namespace imla {

/// The encoding of \ansicpgN; Windows-1252 for one that is not known.
const char* rtf_code_page(long number);
/// The encoding of \fcharsetN, or nullptr for the file's own.
const char* rtf_charset(long number);
/// Destinations whose text is not the document's: pictures, headers, fields' instructions.
bool is_rtf_nowhere(std::string_view word);
/// The character of \emdash and its like, or nullptr.
const char* rtf_character(std::string_view word);

}  // namespace imla
