#include "searcher/output/json_text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace imla {

double rounded_score(double number) { return std::round(number * 1e6) / 1e6; }
double rounded_distance(double number) { return std::round(number * 1e3) / 1e3; }

std::string json_line(const nlohmann::ordered_json& value) {
    const std::string raw = value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    std::string out;
    out.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size(); ++at) {
        const auto byte = static_cast<unsigned char>(raw[at]);
        if (byte == 0x7F) {
            out += "\\u007f";
        } else if (byte == 0xC2 && static_cast<unsigned char>(raw[at + 1]) < 0xA0) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned char>(raw[++at]));
        } else {
            out += raw[at];
        }
    }
    return out;
}

}  // namespace imla
