#include "indexer/readers/unpacker.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include "indexer/readers/utf8.hpp"

namespace imla {

struct Unpacker::State {
    std::unique_ptr<archive, decltype(&archive_read_free)> reader{archive_read_new(),
                                                                  &archive_read_free};
    archive_entry* entry = nullptr;
};

namespace {

std::string said(archive* reader) {
    const char* text = archive_error_string(reader);
    std::size_t ignored = 0;   // it may quote the file
    return fmt::format("damaged ({})",
                       text ? with_valid_utf8(text, ignored) : "libarchive does not say how");
}

}  // namespace

Unpacker::Unpacker(std::string_view bytes) : state_(std::make_unique<State>()) {
    archive* reader = state_->reader.get();
    archive_read_support_filter_gzip(reader);
    archive_read_support_filter_bzip2(reader);
    archive_read_support_filter_xz(reader);
    archive_read_support_filter_zstd(reader);
    archive_read_support_format_zip(reader);
    archive_read_support_format_tar(reader);
    archive_read_support_format_raw(reader);
    if (archive_read_open_memory(reader, bytes.data(), bytes.size()) != ARCHIVE_OK)
        failure_ = said(reader);
}

Unpacker::~Unpacker() = default;

bool Unpacker::next() {
    if (!failure_.empty() && !state_->entry) return false;
    failure_.clear();
    archive* reader = state_->reader.get();
    const int result = archive_read_next_header(reader, &state_->entry);
    if (result == ARCHIVE_EOF) return false;
    if (result < ARCHIVE_WARN) {
        failure_ = said(reader);
        return false;
    }
    // The locale's name may be missing where the bytes are not its encoding.
    const char* name = archive_entry_pathname(state_->entry);
    if (!name) name = archive_entry_pathname_utf8(state_->entry);
    name_ = name ? name : "";
    return true;
}

bool Unpacker::is_folder() const {
    return archive_entry_filetype(state_->entry) == AE_IFDIR;
}

bool Unpacker::is_file() const {
    const auto type = archive_entry_filetype(state_->entry);
    return (type == AE_IFREG || type == 0) && !archive_entry_hardlink(state_->entry);
}

bool Unpacker::is_encrypted() const {
    return archive_entry_is_encrypted(state_->entry) != 0;
}

bool Unpacker::is_single() const {
    return archive_format(state_->reader.get()) == ARCHIVE_FORMAT_RAW;
}

bool Unpacker::is_packed() const {
    return !is_single() || archive_filter_count(state_->reader.get()) > 1;
}

std::optional<std::string> Unpacker::bytes(Budget& budget, const Limits& limits) {
    failure_.clear();
    std::string out;
    const auto refused = [&](std::string reason) {
        failure_ = std::move(reason);
        return std::nullopt;
    };
    if (archive_entry_size_is_set(state_->entry) &&
        archive_entry_size(state_->entry) > static_cast<std::int64_t>(longest_entry(limits)))
        return refused(too_long_entry(limits));
    for (;;) {
        const void* block = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        const int result = archive_read_data_block(state_->reader.get(), &block, &size, &offset);
        if (result == ARCHIVE_EOF) return out;
        if (result < ARCHIVE_WARN) {
            refused(said(state_->reader.get()));
            if (is_single() && !out.empty()) return out;
            return std::nullopt;
        }
        charge_output(budget, limits, size);
        // A sparse entry claims holes: they count as unpacked too.
        const auto at = static_cast<std::uint64_t>(std::max<la_int64_t>(offset, 0));
        if (at + size > longest_entry(limits)) return refused(too_long_entry(limits));
        if (at > out.size()) {
            charge_output(budget, limits, at - out.size());
            out.resize(at);
        }
        out.append(static_cast<const char*>(block), size);
    }
}

}  // namespace imla
