// The forms of words that were asked for before: queries of a batch share their
// words, and to find a word's forms costs more than to search for them.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "variants/forms.hpp"

namespace imla {

/// For one vocabulary, and one set of taught names.
class KnownForms {
  public:
    /// What forms_of() says.
    std::vector<Form> of(const std::string& name, const FormsWish&, const Vocabulary&);

    /// The vocabulary has changed.
    void forget() { forms_.clear(); }

  private:
    std::unordered_map<std::string, std::vector<Form>> forms_;  // by name and wish
};

}  // namespace imla
