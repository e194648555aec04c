#include "indexer/sequence.hpp"

#include <algorithm>
#include <fmt/format.h>

#include <chrono>

#include "indexer/interruption.hpp"
#include "indexer/readers/utf8.hpp"
#include "schema/terms.hpp"
#include "terminal/text.hpp"

namespace imla {
namespace {

// The file in hand is finished when a signal comes, unless it takes longer.
constexpr auto grace = std::chrono::seconds(2);

std::string line_of(const Document& document) {
    return document.blocks.empty() || document.blocks.front().line == 0
               ? ""
               : fmt::format("line {}", document.blocks.front().line);
}

}  // namespace

Sequence::Sequence(const Catalogue& catalogue, const Plan& plan, Building& building,
                   Removals& removals, Report& report, Counts& counts)
    : catalogue_(catalogue),
      plan_(plan),
      building_(building),
      removals_(removals),
      report_(report),
      counts_(counts) {}

void Sequence::remove(const StoredDocument& stored) { remove_document(removals_, stored); }

void Sequence::remove_vanished() {
    for (const StoredFile& file : plan_.vanished) {
        if (file.place.number != 0) removals_.insert(file.place);
        const std::string key = file_key(file.record.root, file.record.name);
        for (const StoredDocument& document : catalogue_.documents_of(key)) {
            remove(document);
            ++counts_.removed;
        }
    }
}

void Sequence::run(const ReadingSettings& settings, unsigned threads) {
    remove_vanished();
    std::vector<FileToRead> files;
    for (const Plan::Reading& reading : plan_.to_read) {
        files.push_back(reading.file);
        to_come_.insert(file_key(reading.file.root, reading.file.name));
        extent_.all += reading.size;
    }
    std::vector<FileToRead> again;
    {
        OrderedReading reading(files, settings, threads);
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (interrupted() || !read(reading, i, false)) return;
            extent_.read += plan_.to_read[i].size;
            const std::string key = file_key(files[i].root, files[i].name);
            if (contested_.contains(key)) again.push_back(files[i]);
        }
    }
    // Ids that a file read later might have given up: now it is known.
    for (FileToRead& file : again) file.known_content.reset();
    OrderedReading reading(again, settings, threads);
    for (std::size_t i = 0; i < again.size(); ++i)
        if (interrupted() || !read(reading, i, true)) return;
}

bool Sequence::read(OrderedReading& reading, std::size_t index, bool only_contested) {
    CurrentFile file;
    file.file = reading.files()[index];
    file.key = file_key(file.file.root, file.file.name);
    file.only_contested = only_contested;
    if (only_contested) {
        file.contested = contested_.at(file.key);
        file.record = unfinished_.at(file.key);
    } else {
        file.record.root = file.file.root;
        file.record.name = file.file.name;
    }
    std::chrono::steady_clock::time_point give_up{};
    for (;;) {
        FileEvent event = reading.next(index);
        if (auto* document = std::get_if<SourcedDocument>(&event)) {
            if (const auto& blocks = document->document.blocks; !blocks.empty())
                file.reached = std::max<std::uint64_t>(file.reached, blocks.front().source_begin);
            take(file, std::move(*document));
        } else if (auto* found = std::get_if<Problem>(&event)) {
            if (!only_contested) problem(file, std::move(*found));
        } else if (auto* guess = std::get_if<Guess>(&event)) {
            if (only_contested) continue;
            report_.guess(file.file.root.empty() ? "" : file.file.path, guess->what);
            file.record.guesses.push_back(std::move(guess->what));
        } else {
            const FileEnd& end = std::get<FileEnd>(event);
            finish(file, end);
            // A file that was not read has kept the ids it had.
            to_come_.erase(file.key);
            if (!end.same && !end.failure) done_.insert(file.key);
            return true;
        }
        counts_.passages = building_.passages();
        const std::uint64_t here = only_contested ? 0 : std::min(file.reached, plan_.to_read[index].size);
        report_.progress(counts_, "reading " + file.file.name, {extent_.read + here, extent_.all});
        if (interrupted()) {
            const auto now = std::chrono::steady_clock::now();
            if (give_up == std::chrono::steady_clock::time_point{}) give_up = now + grace;
            else if (now > give_up) return false;
        }
    }
}

void Sequence::take(CurrentFile& file, SourcedDocument&& sourced) {
    const std::string& id = sourced.document.id;
    if (!belongs(id, building_.settings().shard)) return building_.sample(sourced.document);
    if (file.only_contested && !file.contested.contains(id)) return;
    const std::uint64_t hash = stable_hash(id), of_file = stable_hash(file.key);
    const auto repeated = [&](bool within_file) {
        // What is carried over gives way to what comes now.
        if (file.file.root.empty() && file.file.path.filename() == carried_name) return;
        problem(file, {line_of(sourced.document),
                       fmt::format("{}\"{}\"{}", duplicate_reason, terminal::spelt_out(id),
                                   within_file ? "; the first is kept" : of_another_file)});
    };
    if (const auto taken = ids_.find(hash); taken != ids_.end())
        return repeated(taken->second == of_file);

    std::optional<StoredDocument> stored = catalogue_.document(id);
    if (stored && removals_.contains(stored->place)) stored.reset();
    if (stored && stored->record.file != file.key) {
        const std::string& owner = stored->record.file;
        const bool takes_over = file.file.root.empty() || done_.contains(owner);
        if (!takes_over && to_come_.contains(owner)) {
            file.contested.insert(id);
            return;
        }
        if (!takes_over) return repeated(false);
        remove(*stored);
        stored.reset();
        ++counts_.removed;
    }
    ids_.emplace(hash, of_file);
    if (stored && stored->record.content == sourced.content) {
        const Shift shift = shift_of(sourced, *stored);
        // Records of the published index can be renewed; staged ones are made again.
        if (shift == Shift{} || stored->place.source == 0) {
            file.kept.insert(stored->place);
            ++counts_.unchanged;
            if (shift != Shift{}) shifted_.push_back({*stored, id, file.key, "", shift});
            return;
        }
    }
    if (stored) remove(*stored);
    ++counts_.indexed;
    building_.add(std::move(sourced));
}

// The content hash of a line of JSON leaves its place out: a line put in at the
// top must not index all that follow again, but where they are is shown.
Shift Sequence::shift_of(const SourcedDocument& sourced, const StoredDocument& stored) const {
    const Document& document = sourced.document;
    if (document.type != "jsonl" || document.blocks.empty() || stored.record.passages == 0) return {};
    const PassageRecord before = catalogue_.first_passage(stored);
    const Block& now = document.blocks.front();
    const auto distance = [](std::uint64_t from, std::uint64_t to) {
        return static_cast<std::int64_t>(to) - static_cast<std::int64_t>(from);
    };
    if (before.first_line == now.line) return {};
    return {distance(before.first_line, now.line), distance(before.source_begin, now.source_begin)};
}

void Sequence::finish(CurrentFile& file, const FileEnd& end) {
    if (file.only_contested) return record(file);
    file.record.size = end.size;
    file.record.modified = end.modified;
    file.record.content = end.content;
    file.record.known = end.known;
    const bool standard_input = file.file.root.empty();
    if (end.failure) {
        // What was read of it before stays; content 0 makes the next run try again.
        file.record.content = 0;
        problem(file, {"", *end.failure});
    } else if (end.same) {
        const auto& stored = catalogue_.files(file.file.root).at(file.file.name);
        const FileRecord now = file.record;
        file.record = stored.record;
        file.record.modified = now.modified;
        counts_.unchanged += catalogue_.document_count(file.key);
        counts_.still_failed += file.record.problems.size();
    } else if (!standard_input) {
        for (const StoredDocument& document : catalogue_.documents_of(file.key)) {
            if (file.kept.contains(document.place) || removals_.contains(document.place)) continue;
            remove(document);
            ++counts_.removed;
        }
    }
    if (!file.record.known) counts_.other_types.add(file.record.name);
    if (standard_input) file.record.content = file.record.size = 0;
    if (file.contested.empty()) return record(file);
    contested_[file.key] = std::move(file.contested);
    unfinished_[file.key] = std::move(file.record);
}

void Sequence::record(const CurrentFile& file) {
    const auto& files = catalogue_.files(file.record.root);
    const auto stored = files.find(file.record.name);
    if (stored != files.end()) {
        if (encode(stored->second.record) == encode(file.record)) return;
        if (stored->second.place.number != 0) removals_.insert(stored->second.place);
    }
    building_.add(FileRecord(file.record));
}

void Sequence::problem(CurrentFile& file, Problem problem) {
    report_.problem(file.file.root.empty() ? "" : file.file.path, problem);
    file.record.problems.push_back(std::move(problem));
    ++counts_.failed;
}

}  // namespace imla
