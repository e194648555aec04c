#include "indexer/readers/package.hpp"

#include "indexer/readers/unpacker.hpp"
#include "indexer/readers/utf8.hpp"

namespace imla {
namespace {

// A zip file's local header (APPNOTE 4.3.7): lengths of name and extra field at 26 and 28.
constexpr std::size_t local_header = 30;

std::size_t two_bytes(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]) |
           static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + 1])) << 8;
}

}  // namespace

std::string_view Package::part(std::string_view name) const {
    const auto found = parts.find(name);
    return found == parts.end() ? std::string_view() : std::string_view(found->second);
}

Package package_of(std::string_view bytes, const std::function<bool(std::string_view)>& wanted,
                   Budget& budget, const Limits& limits) {
    Package out;
    Unpacker unpacker(bytes);
    while (unpacker.next()) {
        charge_entry(budget, limits);
        if (!unpacker.is_file() || !wanted(unpacker.name())) continue;
        const std::string name(unpacker.name());
        if (unpacker.is_encrypted()) {
            out.failure = clean_name(name) + " is encrypted: save a copy without its password";
            continue;
        }
        if (auto part = unpacker.bytes(budget, limits))
            out.parts.emplace(name, std::move(*part));
        else
            out.failure = clean_name(name) + " is " + unpacker.failure();
    }
    if (!unpacker.failure().empty() && out.failure.empty())
        out.failure = "the file is " + unpacker.failure();
    return out;
}

std::string_view first_entry_name(std::string_view bytes) {
    if (!bytes.starts_with("PK\3\4") || bytes.size() < local_header) return {};
    return bytes.substr(local_header, two_bytes(bytes, 26));
}

std::string_view package_type(std::string_view bytes) {
    if (first_entry_name(bytes) != "mimetype" || two_bytes(bytes, 8) != 0) return {};
    const std::string_view content =
        bytes.substr(std::min(bytes.size(), local_header + 8 + two_bytes(bytes, 28)), 120);
    return content.substr(0, content.find("PK"));
}

}  // namespace imla
