// JSON as it leaves the program.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace imla {

/// Enough places to tell, few enough to be the same everywhere.
double rounded_score(double);      // six places
double rounded_distance(double);   // three

/// One compact line. Invalid UTF-8 becomes U+FFFD; DEL and the C1 controls, which
/// JSON allows as they are, are escaped so that they cannot drive a terminal.
std::string json_line(const nlohmann::ordered_json&);

}  // namespace imla
