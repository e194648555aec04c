#include "searcher/batch/reader.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "schema/terms.hpp"
#include "schema/user_error.hpp"

namespace imla {

namespace {

constexpr std::size_t peeked = 65536;

/// What was read of a stream to judge it, then the rest of the stream.
class Replay : public std::streambuf {
  public:
    Replay(std::string beginning, std::streambuf& rest) : buffer_(std::move(beginning)), rest_(rest) {
        setg(buffer_.data(), buffer_.data(), buffer_.data() + buffer_.size());
    }

  protected:
    int_type underflow() override {
        buffer_.resize(peeked);
        // What has arrived is enough: a live stream is answered line by line.
        const std::streamsize ready = std::max<std::streamsize>(rest_.in_avail(), 1);
        const std::streamsize got =
            rest_.sgetn(buffer_.data(), std::min(ready, static_cast<std::streamsize>(buffer_.size())));
        setg(buffer_.data(), buffer_.data(), buffer_.data() + std::max<std::streamsize>(got, 0));
        return got > 0 ? traits_type::to_int_type(*gptr()) : traits_type::eof();
    }

    std::streamsize showmanyc() override { return rest_.in_avail(); }

  private:
    std::string buffer_;
    std::streambuf& rest_;
};

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\n") == line.npos; }

}  // namespace

std::optional<std::string> BatchReader::next_line() {
    std::string line;
    if (!std::getline(in_, line)) return std::nullopt;
    if (++line_ == 1) {
        if (line.starts_with("\xFF\xFE") || line.starts_with("\xFE\xFF"))
            throw UserError("the batch is UTF-16, not UTF-8; convert it first: iconv -f UTF-16 -t UTF-8");
        if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    }
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

Detected format_of(std::istream& in) {
    bool first = true, numbered = true;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        if (is_blank(line)) continue;
        if (first) {
            const std::string_view start = std::string_view(line).substr(line.find_first_not_of(" \t"));
            for (const std::string_view mark : {"<top", "<TOP", "<?xml", "<!--", "<xml"})
                if (start.starts_with(mark)) return {BatchFormat::trec, false};
            if (start.starts_with('{')) return {BatchFormat::jsonl, false};
            if (line.find('\t') != line.npos) return {BatchFormat::tsv, false};
            first = false;
        }
        const std::size_t colon = line.find_first_not_of("0123456789");
        if (colon == line.npos || colon == 0 || line[colon] != ':') {
            numbered = false;
            break;
        }
    }
    if (first || !numbered) return {BatchFormat::lines, false};
    return {BatchFormat::tsv, true};
}

Batch::Batch(const std::string& path, BatchFormat format, const std::vector<std::string>& topic_fields) {
    std::istream* in = &std::cin;
    std::error_code ignored;
    if (path != "-") {
        if (std::filesystem::is_directory(path, ignored))
            throw UserError("'" + path + "' is a directory; --batch takes a file of queries");
        file_ = std::make_unique<std::ifstream>(path, std::ios::binary);
        if (!*file_) throw UserError("cannot read the batch '" + path + "': " + std::strerror(errno));
        in = file_.get();
    }
    Detected detected{format, false};
    if (format == BatchFormat::automatic || format == BatchFormat::tsv) {
        Detected found;
        if (path != "-" && std::filesystem::is_regular_file(path, ignored)) {
            found = format_of(*in);
            in->clear();
            in->seekg(0);
        } else {
            std::string beginning;
            for (std::string line; beginning.size() < peeked && std::getline(*in, line);) {
                beginning += line;
                if (!in->eof()) beginning += '\n';
                if (in->rdbuf()->in_avail() <= 0) break;
            }
            std::istringstream start(beginning);
            found = format_of(start);
            replay_ = std::make_unique<Replay>(std::move(beginning), *in->rdbuf());
            replayed_ = std::make_unique<std::istream>(replay_.get());
            in = replayed_.get();
        }
        if (format == BatchFormat::automatic) detected = found;
        else detected.numbered = found.format == BatchFormat::tsv && found.numbered;
    }
    in_ = in;
    switch (detected.format) {
        case BatchFormat::tsv: reader_ = tsv_reader(*in, detected.numbered); break;
        case BatchFormat::trec: reader_ = trec_reader(*in, topic_fields); break;
        case BatchFormat::jsonl: reader_ = jsonl_reader(*in); break;
        case BatchFormat::lines:
        case BatchFormat::automatic: reader_ = lines_reader(*in);
    }
}

Batch::~Batch() = default;

// Two answers under one id would make one list whose scores rise.
std::optional<BatchQuery> Batch::next() {
    auto query = reader_->next();
    if (!query || !query->problem.empty()) return query;
    const auto [first, fresh] = lines_.try_emplace(stable_hash(query->id), query->line);
    if (!fresh)
        query->problem = "the id " + query->id + " was used before, in line " + std::to_string(first->second) +
                         "; the query is skipped";
    return query;
}

bool Batch::ready() const { return in_->rdbuf()->in_avail() > 0; }

}  // namespace imla
