#include "indexer/readers/html_entity.hpp"

#include <charconv>

#include <libxml/HTMLparser.h>

#include "indexer/readers/utf8.hpp"

namespace imla {

std::string text_of_entity(std::string_view reference) {
    std::string_view name = reference;
    if (name.starts_with('&')) name.remove_prefix(1);
    if (name.ends_with(';')) name.remove_suffix(1);
    std::string out;
    if (name.starts_with('#')) {
        const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        name.remove_prefix(hex ? 2 : 1);
        unsigned value = 0;
        const auto [end, error] =
            std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10);
        if (error == std::errc::invalid_argument || end != name.data() + name.size())
            return std::string(reference);
        append_utf8(out, error != std::errc() || value == 0 ? 0xFFFD : value);
        return out;
    }
    const std::string terminated(name);
    const htmlEntityDesc* entity =
        htmlEntityLookup(reinterpret_cast<const xmlChar*>(terminated.c_str()));
    if (!entity) return std::string(reference);
    append_utf8(out, entity->value);
    return out;
}

}  // namespace imla
