#include "schema/encoding.hpp"

#include "schema/user_error.hpp"

namespace imla {

void append_leb128(std::string& bytes, std::uint64_t value) {
    while (value >= 0x80) {
        bytes.push_back(static_cast<char>(value | 0x80));
        value >>= 7;
    }
    bytes.push_back(static_cast<char>(value));
}

bool take_leb128(std::string_view& bytes, std::uint64_t& value) {
    value = 0;
    for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        if (byte < 0x80) return true;
    }
    return false;
}

void Encoder::item(unsigned char tag, std::string_view value) {
    bytes_.push_back(static_cast<char>(tag));
    append_leb128(bytes_, value.size());
    bytes_ += value;
}

void Encoder::text(unsigned char tag, std::string_view value) {
    if (!value.empty()) item(tag, value);
}

void Encoder::number(unsigned char tag, std::uint64_t value) {
    if (value == 0) return;
    std::string digits;
    append_leb128(digits, value);
    item(tag, digits);
}

Decoder::Decoder(std::string_view bytes, unsigned char version, std::string_view what)
    : rest_(bytes), what_(what) {
    if (rest_.empty() || static_cast<unsigned char>(rest_.front()) != version) damaged();
    rest_.remove_prefix(1);
}

bool Decoder::next() {
    if (rest_.empty()) return false;
    tag_ = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    std::uint64_t size = 0;
    if (!take_leb128(rest_, size) || size > rest_.size()) damaged();
    value_ = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return true;
}

std::uint64_t Decoder::number() const {
    std::string_view digits = value_;
    std::uint64_t value = 0;
    if (!take_leb128(digits, value) || !digits.empty()) damaged();
    return value;
}

void Decoder::damaged() const {
    throw DamagedRecord("a bad " + std::string(what_) + " record");
}

}  // namespace imla
