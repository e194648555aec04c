// Title, creator and date as DOCX, ODT and EPUB all store them.
#pragma once

#include <string_view>

#include "analysis/document.hpp"

namespace imla {

/// Takes title, creator, date, language, publisher and identifier elements of
/// `xml` into the document; several creators are joined by commas. `created`, `creation-date` and
/// `initial-creator` win over `date` and `creator`, which name the last change.
void add_dublin_core(std::string_view xml, Document&);

}  // namespace imla
