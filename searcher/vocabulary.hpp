// The index's own terms as a vocabulary of spellings.
#pragma once

#include <xapian.h>

#include "variants/forms.hpp"

namespace imla {

class IndexVocabulary : public Vocabulary {
  public:
    explicit IndexVocabulary(const Xapian::Database& database) : database_(database) {}
    std::vector<Entry> filed_under(std::string_view key) const override;
    unsigned passages_with(std::string_view word) const override;
    unsigned passages() const override;

  private:
    const Xapian::Database& database_;
};

}  // namespace imla
