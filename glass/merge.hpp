// Runs read together: each term, or value slot, once, with the parts of it that
// the runs hold, in the order of their documents.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "glass/pack.hpp"
#include "glass/sealed.hpp"

namespace imla::glass {

/// A stream read group by group.
class GroupCursor {
  public:
    /// `first_document` is the id of the run's document 0.
    GroupCursor(Stream& stream, std::uint32_t first_document)
        : stream_(&stream), at_(stream.begin()), first_document_(first_document) {}

    /// Moves to the next group; false at the end.
    bool next();

    std::string_view name() const { return name_; }
    std::uint64_t count() const { return count_; }
    std::uint64_t sum() const { return sum_; }

    /// Calls `take(document id, entry bytes)` for each document; `take` returns
    /// where the entry ends.
    template <class Take>
    void each(Take take) const {
        const unsigned char* at = entries_;
        for (std::uint32_t next = first_document_; at != at_;) {
            const std::uint32_t document = next + static_cast<std::uint32_t>(taken_number(at));
            at = take(document, at);
            next = document + 1;
        }
    }

  private:
    Stream* stream_;
    const unsigned char* at_;       // end of the present group
    const unsigned char* entries_ = nullptr;
    std::uint32_t first_document_;
    std::string_view name_;
    std::uint64_t count_ = 0, sum_ = 0;
};

class Merge {
  public:
    /// Cursors in the order of their documents.
    explicit Merge(std::vector<GroupCursor> cursors);

    /// Moves to the next name; false at the end.
    bool next();
    std::string_view name() const { return parts_.front()->name(); }
    const std::vector<const GroupCursor*>& parts() const { return parts_; }

  private:
    bool after(std::uint32_t a, std::uint32_t b) const;

    std::vector<GroupCursor> cursors_;
    std::vector<std::uint32_t> heap_;     // cursors that wait, the least name on top
    std::vector<std::uint32_t> current_;  // those whose group is in parts_
    std::vector<const GroupCursor*> parts_;
};

}  // namespace imla::glass
