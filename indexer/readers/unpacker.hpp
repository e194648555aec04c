// Entries of zip, tar and compressed files, one after another, through libarchive.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/budget.hpp"

namespace imla {

class Unpacker {
  public:
    /// Nothing is ever written to disk: entries' names are only names.
    explicit Unpacker(std::string_view bytes);
    ~Unpacker();
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;

    /// Goes to the next entry; false at the end or where the rest cannot be read (see failure()).
    bool next();
    std::string_view name() const { return name_; }  // as found, any bytes
    bool is_folder() const;
    bool is_file() const;  // no link, device or FIFO
    bool is_encrypted() const;
    /// A compressed file that is no archive: its one entry has no name of its own.
    bool is_single() const;
    /// False where no more than the first bytes look like a compressed file or an archive.
    bool is_packed() const;
    /// The entry's bytes, charged to the budget; nothing if it is damaged or too long, see
    /// failure(). Of a compressed file that is cut short, those before the cut, and a failure().
    std::optional<std::string> bytes(Budget&, const Limits&);
    const std::string& failure() const { return failure_; }

  private:
    struct State;
    std::unique_ptr<State> state_;
    std::string name_, failure_;
};

}  // namespace imla
