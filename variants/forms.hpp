// The other spellings of a word that a collection really holds.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/token.hpp"
#include "variants/reach.hpp"
#include "variants/taught.hpp"

namespace imla {

/// How a form came to stand for a query word.
enum class How { exact, stem, variant, joined, acronym, script, taught, prefix };
std::string_view name_of(How);

/// What a collection holds, as far as spelling goes.
class Vocabulary {
  public:
    /// A form with what every look at it would have to find out again.
    struct Entry {
        Entry(std::string form, unsigned passages);

        std::string form;
        std::shared_ptr<const std::string> joined;   // joined_spelling(form); null where that is the form itself
        unsigned passages;       // that hold the form
        Script script;
        bool several;            // words
        bool may_vary;           // false for what is too short to tell a name by
    };
    using Entries = std::shared_ptr<const std::vector<Entry>>;
    virtual ~Vocabulary() = default;
    /// The forms that index_keys() filed under `key`; never null. They are
    /// compared soonest in alphabetical order (variants/sieve.hpp).
    virtual Entries filed_under(std::string_view key) const = 0;
    /// Passages that hold `word` as written, whether or not it is filed.
    virtual unsigned passages_with(std::string_view word) const = 0;
    /// All passages.
    virtual unsigned passages() const { return 0; }
};

/// A spelling that may stand for a word.
struct Form {
    std::string text;            // folded; a joined form has several words
    How how = How::variant;
    double distance = 0;         // see variants/model.hpp
    unsigned passages = 0;
};

/// How far to look.
struct FormsWish {
    Reach reach = Reach::careful;
    bool across_scripts = true;
    bool even_english = false;       // also for common English words, which have no variants otherwise
    const Taught* taught = nullptr;  // what people taught; beats the model
};

/// What the collection calls `name`: the spellings found in it that are likely
/// the same name, nearest first, without `name` itself. `name` is folded: one
/// word, or several with a space between ("siraj ud din"), which are looked up
/// as the one word that others make of them. Empty at Reach::off.
std::vector<Form> forms_of(std::string_view name, const FormsWish&, const Vocabulary&);

/// Has a form several words?
inline bool is_phrase(const Form& form) { return form.text.find(' ') != std::string::npos; }

}  // namespace imla
