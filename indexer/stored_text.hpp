// Documents written back out as JSON Lines, from the records of the index alone.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <iosfwd>
#include <string>

#include "schema/record.hpp"

namespace imla {

/// One line of JSON, without its end: id, text, and what else the document has.
/// Headings come back as paragraphs; what only a file's format knew does not.
std::string json_line(const Xapian::Database&, Xapian::docid document_record);

/// Writes every document, in the order it was indexed. Returns how many.
std::size_t export_documents(const std::filesystem::path& index, std::ostream&);

}  // namespace imla
