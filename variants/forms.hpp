// The other spellings of a word that a collection really holds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "variants/reach.hpp"

namespace imla {

/// How a form came to stand for a query word.
enum class How { exact, stem, variant, joined, acronym, script, taught, prefix };
std::string_view name_of(How);

/// What a collection holds, as far as spelling goes.
class Vocabulary {
  public:
    struct Entry {
        std::string form;
        unsigned passages = 0;   // that hold it
    };
    virtual ~Vocabulary() = default;
    /// The forms that index_keys() filed under `key`.
    virtual std::vector<Entry> filed_under(std::string_view key) const = 0;
    /// Passages that hold `word` as written, whether or not it is filed.
    virtual unsigned passages_with(std::string_view word) const = 0;
};

/// A spelling that may stand for a word.
struct Form {
    std::string text;            // folded; a joined form has several words
    How how = How::variant;
    double distance = 0;         // see variants/model.hpp
    unsigned passages = 0;
};

/// What the collection calls `word` (folded): the spellings found in it that
/// are likely the same name, nearest first, without the word itself. Empty at
/// Reach::off, and for common English words unless `even_english`.
std::vector<Form> forms_of(std::string_view word, Reach reach, const Vocabulary&,
                           bool even_english = false);

}  // namespace imla
