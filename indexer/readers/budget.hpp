// What reading one file has used up, and the refusal when it is too much.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "indexer/readers/reader.hpp"

namespace imla {

/// How deep a part lies inside archives and messages, and what its file has
/// used up so far. One of these accompanies a file and all its parts.
struct Budget {
    unsigned depth = 0;
    std::uint64_t output = 0;  // bytes unpacked
    std::uint64_t entries = 0;
};

/// A limit of the whole file is reached: reading it ends here. The message names
/// the limit and the option that raises it.
struct LimitReached : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The same after the sink was told.
struct ReadingStopped {};

/// Counts bytes unpacked, or an entry; throws LimitReached.
void charge_output(Budget&, const Limits&, std::uint64_t bytes);
void charge_entry(Budget&, const Limits&);

/// The longest entry that is unpacked, in bytes: a reader may need several times its size.
std::uint64_t longest_entry(const Limits&);
/// Why a longer one is not.
std::string too_long_entry(const Limits&);

/// Passes a part's documents on, and its problems and guesses with where they are.
class PartSink final : public ReadingSink {
  public:
    PartSink(ReadingSink& whole, std::string part) : whole_(whole), part_(std::move(part)) {}
    void document(Document&& document) override { whole_.document(std::move(document)); }
    void problem(std::string where, std::string reason) override {
        whole_.problem(where.empty() ? part_ : part_ + ", " + where, std::move(reason));
    }
    void guess(std::string what) override { whole_.guess(part_ + ": " + what); }
    void external(std::string where, const Content& content) override {
        whole_.external(where.empty() ? part_ : part_ + ", " + where, content);
    }

  private:
    ReadingSink& whole_;
    std::string part_;
};

/// Reads a part one level deeper; Known::no as read_part(). Where a limit of
/// the file is reached the part's sink is told and ReadingStopped thrown.
Known read_deeper(const Content&, const ReadingSettings&, ReadingSink&, Budget&);

}  // namespace imla
