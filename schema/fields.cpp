#include "schema/fields.hpp"

#include <string>

namespace imla {
namespace {

std::string_view name_of(FieldUse use) {
    switch (use) {
        case FieldUse::words: return "words, positions";
        case FieldUse::bare: return "words";
        case FieldUse::exact: return "whole value";
        case FieldUse::internal: break;
    }
    return "internal";
}

std::string in_queries(const Field& field) {
    if (field.in_queries == InQueries::no) return "";
    return std::string(field.name) + (field.in_queries == InQueries::filter ? ": (a filter)" : ":");
}

}  // namespace

std::string schema_table() {
    std::string table =
        "| field | prefix | terms | in queries | meaning |\n"
        "|---|---|---|---|---|\n";
    const auto cell = [&](std::string_view text) { table.append("| ").append(text).append(" "); };
    for (const Field& field : fields) {
        cell(field.name);
        cell(field.prefix.empty() ? "" : '`' + std::string(field.prefix) + '`');
        cell(name_of(field.use));
        cell(in_queries(field));
        cell(field.meaning);
        table += "|\n";
    }
    return table;
}

}  // namespace imla
