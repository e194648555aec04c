// Zip, tar and compressed files: every entry is read as if it were a file.
#include <fmt/format.h>

#include "indexer/readers/format.hpp"
#include "indexer/readers/unpacker.hpp"
#include "indexer/readers/utf8.hpp"

namespace imla {
namespace {

/// What was passed over without a word for each entry.
struct Skipped {
    unsigned unknown = 0, links = 0, renamed = 0;
    std::string first_unknown, first_link, first_renamed;

    static void count(unsigned& counter, std::string& first, const std::string& name) {
        if (counter++ == 0) first = name;
    }
    static void tell(ReadingSink& sink, unsigned count, const char* what,
                     const std::string& first) {
        if (count == 1) sink.guess(fmt::format("1 entry {} ({})", what, first));
        if (count > 1) sink.guess(fmt::format("{} entries {} (first {})", count, what, first));
    }
    void tell(ReadingSink& sink) const {
        tell(sink, unknown, "of a type that is not read", first_unknown);
        tell(sink, links, "skipped: links or devices", first_link);
        tell(sink, renamed, "with unsafe names, cleaned", first_renamed);
    }
};

}  // namespace

bool is_archive(const Opening& opening) {
    using namespace std::string_view_literals;
    const std::string_view bytes = opening.bytes;
    for (const std::string_view magic : {"PK\3\4"sv, "PK\5\6"sv, "\x1F\x8B\x08"sv, "BZh"sv,
                                         "\xFD"
                                         "7zXZ\0"sv,
                                         "\x28\xB5\x2F\xFD"sv})
        if (bytes.starts_with(magic) && !(magic == "BZh" && (bytes.size() < 6 || bytes.substr(4, 2) != "1A")))
            return true;
    return bytes.size() > 262 && bytes.substr(257, 5) == "ustar";
}

void read_archive(const Content& content, const ReadingSettings& settings, ReadingSink& sink,
                  Budget& budget) {
    const Limits& limits = settings.limits;
    Unpacker unpacker(content.bytes);
    Skipped skipped;
    bool any_read = false;
    while (unpacker.next()) {
        if (!unpacker.is_packed()) {   // would be read as itself, and again
            sink.problem("", "damaged (a compressed file or archive that is cut short near its beginning)");
            break;
        }
        if (unpacker.is_folder()) continue;
        charge_entry(budget, limits);
        const bool single = unpacker.is_single();
        const std::string name = clean_name(unpacker.name());
        const std::string entry = name.empty() ? fmt::format("(entry {})", budget.entries) : name;
        PartSink part(sink, "entry " + entry);
        ReadingSink& out = single ? sink : static_cast<ReadingSink&>(part);
        if (!unpacker.is_file()) {
            Skipped::count(skipped.links, skipped.first_link, entry);
            continue;
        }
        if (!single && name != unpacker.name())
            Skipped::count(skipped.renamed, skipped.first_renamed, entry);
        if (unpacker.is_encrypted()) {
            out.problem("", "encrypted: unpack it with its password first");
            continue;
        }
        std::optional<std::string> bytes;
        try {
            bytes = unpacker.bytes(budget, limits);
        } catch (const LimitReached& limit) {
            out.problem("", limit.what());
            throw ReadingStopped();
        } catch (const std::bad_alloc&) {
            out.problem("", too_long_entry(limits));
            continue;
        }
        if (!bytes) {
            out.problem("", unpacker.failure());
            continue;
        }
        any_read = true;
        const std::string tail = single ? "" : "/" + entry;
        const Known known =
            read_deeper({content.path + tail, content.name + tail, *bytes}, settings, out, budget);
        if (known == Known::no)
            Skipped::count(skipped.unknown, skipped.first_unknown, single ? "its content" : entry);
        if (single) break;
    }
    if (!unpacker.failure().empty())
        sink.problem("", unpacker.failure() + (any_read ? "; what comes before was read" : ""));
    skipped.tell(sink);
}

}  // namespace imla
