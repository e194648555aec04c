// Words as passages are measured, which is quicker than tokens and near enough.
#pragma once

#include <cstddef>
#include <string_view>

namespace imla {

/// ASCII white space: no line or paragraph of a passage begins or ends with it.
inline bool is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Runs without white space. Scripts written without spaces have a word every
/// two characters or so, and each further 64 bytes of a run count as another
/// word, so that no passage grows without bound.
class WordStarts {
  public:
    explicit WordStarts(std::string_view text) : text_(text) {}

    /// The start of the next word; text.size() if there is none.
    std::size_t next();

  private:
    std::string_view text_;
    std::size_t at_ = 0;
    bool inside_ = false;  // the next word follows without white space
};

/// How many there are in `text`.
std::size_t word_count(std::string_view text);

}  // namespace imla
