// A run in its final order: what the tables need of it, as bytes that may lie in
// memory or on disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "glass/output_file.hpp"

namespace imla::glass {

/// Groups in byte order of their names, each a name, a count, a sum and entries:
/// documents in ascending order, numbered from 0 within the run.
class Stream {
  public:
    Stream() = default;
    ~Stream();
    Stream(Stream&&) noexcept;
    Stream& operator=(Stream&&) noexcept;

    void append_group(std::string_view name, std::uint64_t count, std::uint64_t sum,
                      std::string_view entries);

    const unsigned char* begin() const {
        return mapped_ ? mapped_ : reinterpret_cast<const unsigned char*>(bytes_.data());
    }
    const unsigned char* end() const { return begin() + size(); }
    std::size_t size() const { return mapped_ ? mapped_size_ : bytes_.size(); }
    std::size_t memory() const { return bytes_.capacity(); }
    /// Gives back what was reserved for more groups.
    void shrink() { bytes_.shrink_to_fit(); }

    /// Moves the bytes to a file that has no name any more, so that the disk
    /// space goes with the process. Throws std::system_error.
    void spill(const std::string& path);
    /// Lets go of the memory of what lies before `at`, if it is on disk.
    void release_before(const unsigned char* at);

  private:
    std::string bytes_;
    unsigned char* mapped_ = nullptr;
    std::size_t mapped_size_ = 0, released_ = 0;
};

/// What the postlist table keeps of a value slot besides its values.
struct ValueStatistics {
    std::uint32_t count = 0;
    std::string least, greatest;
    void add(const ValueStatistics&);
};

struct Sealed {
    struct Document {
        std::uint32_t length = 0;  // sum of its wdfs
        std::size_t data_begin = 0;    // in data
        std::uint32_t data = 0, terms = 0, slots = 0;  // bytes of each tag
        bool data_deflated = false, terms_deflated = false;
        bool has_data = false;
    };
    std::vector<Document> documents;
    std::string data;              // their tags, in any order
    std::string termlists, slots;  // the same, in order of the documents

    Stream postings;   // by term: wdf
    Stream positions;  // by term: size of tag, tag
    Stream values;     // by slot, packed: size of value, value
    std::map<std::uint32_t, ValueStatistics> value_statistics;
    std::uint32_t greatest_wdf = 0;
};

}  // namespace imla::glass
