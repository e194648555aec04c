#include "indexer/readers/messages.hpp"

#include <limits>

#include "indexer/readers/utf8.hpp"

namespace imla {
namespace {

constexpr std::size_t header_length = 5;
constexpr std::uint64_t no_limit = std::numeric_limits<std::uint32_t>::max();

constexpr std::string Document::*document_strings[] = {
    &Document::id,       &Document::path,   &Document::place,  &Document::type,
    &Document::title,    &Document::author, &Document::source, &Document::url,
    &Document::language, &Document::date,   &Document::text};

void write(ByteWriter& out, const Document& document) {
    for (const auto member : document_strings) out.string(document.*member);
    out.number(document.extra.size());
    for (const auto& [key, value] : document.extra) {
        out.string(key);
        out.string(value);
    }
    out.number(document.blocks.size());
    std::size_t last = 0;
    for (const Block& block : document.blocks) {
        out.number(block.begin - last);
        out.number(block.end - block.begin);
        last = block.end;
        out.number(block.heading);
        out.number(block.page);
        out.number(block.line);
        out.number(block.source_begin);
        out.number(block.source_end);
    }
}

unsigned small(ByteReader& in) {
    const std::uint64_t value = in.number();
    return value <= std::numeric_limits<unsigned>::max() ? static_cast<unsigned>(value) : 0;
}

/// Whether `at` is between two characters of valid UTF-8.
bool is_boundary(std::string_view text, std::uint64_t at) {
    return at == text.size() ||
           (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

bool read(ByteReader& in, Document& document) {
    for (const auto member : document_strings) {
        document.*member = in.string();
        if (!is_utf8(document.*member)) return false;
    }
    if (document.id.empty()) return false;
    for (std::uint64_t extras = in.number(); extras > 0 && !in.bad(); --extras) {
        const std::string_view key = in.string(), value = in.string();
        if (!is_utf8(key) || !is_utf8(value)) return false;
        document.extra.emplace_back(key, value);
    }
    std::uint64_t count = in.number(), last = 0;
    constexpr std::uint64_t least_bytes = 7;  // of a block
    if (in.bad() || count > in.left() / least_bytes) return false;
    document.blocks.reserve(count);
    for (; count > 0; --count) {
        Block block;
        const std::uint64_t gap = in.number(), length = in.number(), size = document.text.size();
        if (gap > size - last || length == 0 || length > size - last - gap) return false;
        block.begin = last + gap;
        block.end = block.begin + length;
        if (!is_boundary(document.text, block.begin) || !is_boundary(document.text, block.end))
            return false;
        last = block.end;
        block.heading = small(in);
        block.page = small(in);
        block.line = small(in);
        block.source_begin = in.number();
        block.source_end = in.number();
        if (block.heading > 6 || block.source_end < block.source_begin) return false;
        document.blocks.push_back(block);
    }
    return !in.bad();
}

bool read_payload(ByteReader& in, Message& message) {
    switch (message.kind) {
        case MessageKind::document:
            if (!read(in, message.document)) return false;
            break;
        case MessageKind::problem:
            message.where = in.string();
            message.text = in.string();
            break;
        case MessageKind::guess:
            message.text = in.string();
            break;
        case MessageKind::external:
            for (std::string* part : {&message.where, &message.path, &message.name, &message.bytes})
                *part = in.string();
            if (!is_utf8(message.path) || !is_utf8(message.name)) return false;
            break;
        case MessageKind::unknown_type:
        case MessageKind::done:
            break;
        default:
            return false;
    }
    return !in.bad() && in.at_end() && is_utf8(message.where) && is_utf8(message.text);
}

}  // namespace

void ByteWriter::number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes += static_cast<char>(value | 0x80);
    bytes += static_cast<char>(value);
}

void ByteWriter::string(std::string_view text) {
    number(text.size());
    bytes += text;
}

std::uint64_t ByteReader::number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (rest_.empty()) break;
        const auto byte = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        if (shift == 63 && byte > 1) break;
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80) return value;
    }
    bad_ = true;
    rest_ = {};
    return 0;
}

std::string_view ByteReader::string() {
    const std::uint64_t length = number();
    if (length > rest_.size()) {
        bad_ = true;
        rest_ = {};
    }
    if (bad_) return {};
    const std::string_view text = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return text;
}

std::string encoded(const Message& message) {
    ByteWriter out;
    out.bytes.assign(header_length, '\0');
    if (message.kind == MessageKind::document) {
        out.bytes.reserve(message.document.text.size() + 64 * message.document.blocks.size() +
                          4096);
        write(out, message.document);
    } else if (message.kind == MessageKind::problem) {
        out.string(message.where);
        out.string(message.text);
    } else if (message.kind == MessageKind::guess) {
        out.string(message.text);
    } else if (message.kind == MessageKind::external) {
        for (const std::string* part : {&message.where, &message.path, &message.name, &message.bytes})
            out.string(*part);
    }
    const std::uint64_t length = out.bytes.size() - header_length;
    if (length > no_limit) {
        const std::string reason = "over 4 GB of text in one document; split it";
        return encoded({MessageKind::problem, {}, message.document.id, reason, {}, {}, {}});
    }
    out.bytes[0] = static_cast<char>(message.kind);
    for (unsigned i = 0; i < 4; ++i) out.bytes[1 + i] = static_cast<char>(length >> (8 * i));
    return std::move(out.bytes);
}

void MessageStream::add(std::string_view bytes) {
    if (broken_) return;
    if (at_ > 0 && at_ == bytes_.size()) {
        bytes_.clear();
        at_ = 0;
    }
    bytes_ += bytes;
}

std::optional<Message> MessageStream::next() {
    if (broken_ || bytes_.size() - at_ < header_length) return std::nullopt;
    const std::string_view rest = std::string_view(bytes_).substr(at_);
    std::uint64_t length = 0;
    for (unsigned i = 0; i < 4; ++i)
        length |= static_cast<std::uint64_t>(static_cast<unsigned char>(rest[1 + i])) << (8 * i);
    if (length > longest_) {
        broken_ = true;
        return std::nullopt;
    }
    if (rest.size() < header_length + length) {
        bytes_.erase(0, at_);  // what was read already
        at_ = 0;
        return std::nullopt;
    }
    Message message;
    message.kind = static_cast<MessageKind>(static_cast<unsigned char>(rest[0]));
    ByteReader payload(rest.substr(header_length, length));
    if (!read_payload(payload, message)) {
        broken_ = true;
        return std::nullopt;
    }
    at_ += header_length + length;
    return message;
}

}  // namespace imla
