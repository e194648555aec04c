// The compact encoding of all records: a version byte, then fields as
// tag, length, bytes; numbers are LEB128. Empty values and zeros are left out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace imla {

/// Builds one record.
class Encoder {
  public:
    explicit Encoder(unsigned char version) : bytes_(1, static_cast<char>(version)) {}

    void text(unsigned char tag, std::string_view value);          // left out where empty
    void item(unsigned char tag, std::string_view value);          // one of a list: kept where empty
    void number(unsigned char tag, std::uint64_t value);           // left out where 0

    std::string bytes() && { return std::move(bytes_); }

  private:
    std::string bytes_;
};

/// Walks the fields of one record in the order written:
///   Decoder fields(bytes, 1, "passage");
///   while (fields.next()) switch (fields.tag()) { case 1: r.text = fields.text(); … }
class Decoder {
  public:
    /// Throws UserError where the record is empty or of another version.
    Decoder(std::string_view bytes, unsigned char version, std::string_view what);

    /// Throws UserError where the record is cut short.
    bool next();
    unsigned char tag() const { return tag_; }
    std::string text() const { return std::string(value_); }
    std::string_view bytes() const { return value_; }
    std::uint64_t number() const;

  private:
    [[noreturn]] void damaged() const;

    std::string_view rest_, value_, what_;
    unsigned char tag_ = 0;
};

/// Appends `value` to `bytes`, low seven bits first.
void append_leb128(std::string& bytes, std::uint64_t value);
/// Takes a number from the front of `bytes`; false where there is none.
bool take_leb128(std::string_view& bytes, std::uint64_t& value);

}  // namespace imla
