// What the process that reads a file tells the one that indexes: documents,
// problems and guesses as bytes on a pipe. The sender may have been taken over
// by a hostile file, so the receiver believes nothing that it has not checked.
//
// A message: one byte of kind, four of payload length (little endian), payload.
// Numbers inside are LEB128; a string is its length and its bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/document.hpp"

namespace imla {

enum class MessageKind : std::uint8_t { document = 1, problem, guess, unknown_type, done, external };

struct Message {
    MessageKind kind = MessageKind::done;
    Document document;        // of a document
    std::string where, text;  // of a problem; a guess has text alone
    std::string path, name, bytes;  // of an external part, which has where, too
};

std::string encoded(const Message&);

/// Takes bytes as they come and gives messages when they are whole.
class MessageStream {
  public:
    /// A payload longer than `longest` bytes is refused.
    explicit MessageStream(std::uint64_t longest) : longest_(longest) {}

    void add(std::string_view bytes);
    /// The next message; nothing if more bytes are needed, or after broken().
    std::optional<Message> next();
    /// What came was not such a message: invalid UTF-8, blocks that do not ascend, lengths that
    /// lie.
    bool broken() const { return broken_; }

  private:
    std::uint64_t longest_;
    std::string bytes_;
    std::size_t at_ = 0;
    bool broken_ = false;
};

/// The payloads' own encoding, also used for what is sent to the reading process.
class ByteWriter {
  public:
    void number(std::uint64_t);
    void string(std::string_view);
    std::string bytes;
};

/// Reading past the end or a malformed number makes it bad(); values are then 0 or empty.
class ByteReader {
  public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
    std::uint64_t number();
    std::string_view string();
    bool bad() const { return bad_; }
    bool at_end() const { return rest_.empty(); }
    std::size_t left() const { return rest_.size(); }

  private:
    std::string_view rest_;
    bool bad_ = false;
};

}  // namespace imla
