// Office files and e-books are zip files of XML: their parts by name.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "indexer/readers/budget.hpp"

namespace imla {

struct Package {
    std::map<std::string, std::string, std::less<>> parts;
    std::string failure;  // what could not be read, if anything

    /// Empty where there is no such part.
    std::string_view part(std::string_view name) const;
};

/// The parts of `bytes` whose name `wanted` accepts.
Package package_of(std::string_view bytes, const std::function<bool(std::string_view)>& wanted,
                   Budget&, const Limits&);

/// What the first entry of a zip file is called, from its bytes alone; empty if it is none.
std::string_view first_entry_name(std::string_view bytes);
/// The content of a first entry "mimetype" that is stored as it is; empty without one.
std::string_view package_type(std::string_view bytes);

}  // namespace imla
