#include "glass/builder.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <deque>
#include <filesystem>
#include <future>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "glass/merge.hpp"
#include "glass/pack.hpp"
#include "glass/postlist.hpp"
#include "glass/version_file.hpp"

namespace imla::glass {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t longest_metadata_key = longest_key - 2;

struct Waiting {
    std::uint32_t first_document;
    Stream postings, positions, values;
    std::size_t memory() const {
        return postings.memory() + positions.memory() + values.memory();
    }
};

}  // namespace

struct Builder::State {
    std::string directory;
    BuilderOptions options;
    bool created = false, finished = false;

    std::unique_ptr<TableWriter> docdata, termlist;
    std::deque<Waiting> runs;
    std::size_t waiting_memory = 0;
    PostlistHead head;
    Version version;
    BuildStatistics statistics;

    std::string path(std::string_view table) const {
        return directory + "/" + std::string(table) + ".glass";
    }
    void remove_tables();
    void write_documents(const Sealed&);
    void count(const Sealed&);
    void spill(Waiting&);
    Merge merge(Stream Waiting::*);
};

Builder::Builder(std::string directory, const BuilderOptions& options)
    : state_(std::make_unique<State>()) {
    State& state = *state_;
    state.directory = std::move(directory);
    state.options = options;
    state.created = fs::create_directory(state.directory);
    for (const auto& entry : fs::directory_iterator(state.directory)) {
        const fs::path name = entry.path().filename();
        if (name == "iamglass" || name.extension() == ".glass")
            throw std::system_error(EEXIST, std::generic_category(), entry.path().string());
    }
    try {
        state.docdata = std::make_unique<TableWriter>(state.path("docdata"));
        state.termlist = std::make_unique<TableWriter>(state.path("termlist"));
    } catch (...) {
        state.remove_tables();
        throw;
    }
}

Builder::~Builder() {
    if (!state_->finished) state_->remove_tables();
}

void Builder::State::remove_tables() {
    docdata.reset();
    termlist.reset();
    std::error_code ignored;
    for (const std::string_view name : table_names) fs::remove(path(name), ignored);
    fs::remove(directory + "/v.tmp", ignored);
    if (created) fs::remove(directory, ignored);
}

Run Builder::new_run() const { return Run(state_->options.compression); }

std::uint32_t Builder::add(Run&& run) {
    State& state = *state_;
    assert(!state.finished);
    run.seal();
    Sealed sealed = std::move(run.sealed_);
    const std::uint32_t before = state.version.documents;
    if (sealed.documents.size() > UINT32_MAX - 1 - before)
        throw std::length_error("a database cannot hold more than 2^32 - 2 documents");
    state.write_documents(sealed);
    state.count(sealed);
    Waiting waiting{before + 1, std::move(sealed.postings), std::move(sealed.positions),
                    std::move(sealed.values)};
    ++state.statistics.runs;
    state.waiting_memory += waiting.memory();
    if (state.waiting_memory > state.options.memory) state.spill(waiting);
    state.runs.push_back(std::move(waiting));
    return before + 1;
}

void Builder::State::write_documents(const Sealed& sealed) {
    std::size_t terms = 0, slots = 0;
    std::uint32_t id = version.documents;
    for (const Sealed::Document& document : sealed.documents) {
        std::string key = document_key(++id);
        const auto piece = [](const std::string& of, std::size_t& at, std::size_t size) {
            at += size;
            return std::string_view(of).substr(at - size, size);
        };
        if (document.has_data)
            docdata->add(key, std::string_view(sealed.data).substr(document.data_begin, document.data),
                         document.data_deflated);
        termlist->add(key, piece(sealed.termlists, terms, document.terms), document.terms_deflated);
        if (document.slots > 0) {
            key += '\0';
            termlist->add(key, piece(sealed.slots, slots, document.slots));
        }
    }
}

void Builder::State::count(const Sealed& sealed) {
    version.documents += static_cast<std::uint32_t>(sealed.documents.size());
    for (const Sealed::Document& document : sealed.documents) {
        const std::uint32_t length = document.length;
        append_number(head.lengths, length);
        version.total_length += length;
        version.greatest_length = std::max(version.greatest_length, length);
        if (length > 0 && (version.least_length == 0 || length < version.least_length))
            version.least_length = length;
    }
    version.greatest_wdf = std::max(version.greatest_wdf, sealed.greatest_wdf);
    for (const auto& [slot, values] : sealed.value_statistics) head.value_statistics[slot].add(values);
}

void Builder::State::spill(Waiting& run) {
    waiting_memory -= run.memory();
    const std::string start = directory + "/run-" + std::to_string(runs.size());
    run.postings.spill(start + "-postings.tmp");
    run.positions.spill(start + "-positions.tmp");
    run.values.spill(start + "-values.tmp");
    ++statistics.spilled;
}

void Builder::set_metadata(std::string_view key, std::string_view value) {
    if (key.empty() || key.size() > longest_metadata_key)
        throw std::invalid_argument("a metadata key must have 1 to 253 bytes");
    if (value.empty())
        state_->head.metadata.erase(std::string(key));
    else
        state_->head.metadata.insert_or_assign(std::string(key), std::string(value));
}

Merge Builder::State::merge(Stream Waiting::*stream) {
    std::vector<GroupCursor> cursors;
    cursors.reserve(runs.size());
    for (Waiting& run : runs) cursors.emplace_back(run.*stream, run.first_document);
    return Merge(std::move(cursors));
}

BuildStatistics Builder::finish() {
    State& state = *state_;
    assert(!state.finished);
    auto& tables = state.version.tables;
    // The position table is the longest work, so it has a thread of its own.
    auto positions = std::async(std::launch::async, [&state] {
        TableWriter table(state.path("position"));
        write_positions(table, state.merge(&Waiting::positions));
        return table.finish();
    });
    TableWriter postlists(state.path("postlist"));
    write_postlists(postlists, state.head, state.merge(&Waiting::values),
                    state.merge(&Waiting::postings));
    tables[postlist] = postlists.finish();
    tables[docdata] = state.docdata->finish();
    tables[termlist] = state.termlist->finish();
    tables[position] = positions.get();

    // A table that may be missing and has no entry is left out, as Xapian does.
    for (const Table lazy : {docdata, position})
        if (tables[lazy].fake) fs::remove(state.path(table_names[lazy]));
    state.runs.clear();
    write_version_file(state.directory, state.version);
    state.finished = true;

    BuildStatistics& statistics = state.statistics;
    statistics.documents = state.version.documents;
    statistics.total_length = state.version.total_length;
    for (const TableRoot& table : tables) statistics.bytes += std::uint64_t{table.blocks} * block_bytes;
    return statistics;
}

}  // namespace imla::glass
