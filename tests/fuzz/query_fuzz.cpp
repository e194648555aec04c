// Feeds the query parser any bytes: no error but a strict one, every part of the tree within the
// query, and what is written out can be read.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "schema/user_error.hpp"
#include "searcher/query.hpp"

using namespace imla;

namespace {

void check(const QueryNode& node, std::size_t size) {
    if (node.begin > node.end || node.end > size) {
        std::fprintf(stderr, "a part of the query is outside of it\n");
        std::abort();
    }
    for (const QueryNode& part : node.parts) check(part, size);
    for (const QueryClause& clause : node.clauses) {
        if (clause.node.size() != 1) std::abort();
        check(clause.node.front(), size);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view query(reinterpret_cast<const char*>(data), size);
    for (const bool plain : {false, true}) {
        const ParsedQuery parsed = parse_query(query, {plain, false});
        check(parsed.root, size);
        parse_query(written_out(parsed.root));
    }
    try {
        parse_query(query, {false, true});
    } catch (const UserError&) {
        // points at what is odd
    }
    return 0;
}
