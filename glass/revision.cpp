#include "glass/revision.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "glass/input_file.hpp"
#include "glass/pack.hpp"
#include "glass/table_reader.hpp"

namespace imla::glass {
namespace {

/// Far more than the longest free lists take.
constexpr std::size_t most_bytes = 1 << 24;

/// What is left to read of a version file.
class VersionBytes {
  public:
    VersionBytes(std::string bytes, const std::string& path)
        : bytes_(std::move(bytes)), path_(path), at_(reinterpret_cast<const unsigned char*>(bytes_.data())), end_(at_ + bytes_.size()) {}

    std::string_view take(std::size_t size) {
        if (static_cast<std::size_t>(end_ - at_) < size) damaged();
        at_ += size;
        return {reinterpret_cast<const char*>(at_ - size), size};
    }

    std::uint64_t number(std::uint64_t most = UINT64_MAX) {
        std::uint64_t value;
        if (!take_number(at_, end_, value) || value > most) damaged();
        return value;
    }

    [[noreturn]] void damaged() const { throw Damaged(path_ + ": no version file of a glass database"); }

  private:
    const std::string bytes_, &path_;
    const unsigned char *at_, *end_;
};

}  // namespace

Revision read_version_file(const std::string& directory) {
    const std::string path = directory + "/iamglass";
    std::string content(4096, '\0');   // Xapian's own are hardly a hundred bytes long, without long free lists
    const InputFile file(path);
    for (std::size_t got = 0;;) {
        got += file.read(content.data() + got, content.size() - got, got);
        if (got < content.size()) {
            content.resize(got);
            break;
        }
        if (content.size() >= most_bytes) throw Damaged(path + ": too long for a version file");
        content.resize(2 * content.size());
    }
    VersionBytes bytes(std::move(content), path);
    if (bytes.take(version_magic.size()) != version_magic) bytes.damaged();
    const std::string_view date = bytes.take(2);
    if (date[0] != static_cast<char>(format_date >> 8) || date[1] != static_cast<char>(format_date & 0xff)) bytes.damaged();
    Revision revision;
    revision.uuid = bytes.take(16);
    revision.number = static_cast<std::uint32_t>(bytes.number(UINT32_MAX));
    for (Tree& tree : revision.tables) {
        tree.root = static_cast<std::uint32_t>(bytes.number(UINT32_MAX));
        const std::uint64_t shape = bytes.number();
        tree.level = static_cast<unsigned>(std::min<std::uint64_t>(shape >> 2, 255));
        tree.fake = shape & 1;
        bytes.number();   // entries
        tree.block_bytes = bytes.number(32) << 11;
        bytes.number();   // least tag to deflate
        bytes.take(bytes.number());   // free list
        if (!tree.fake && tree.block_bytes == 0) bytes.damaged();
    }
    return revision;
}

}  // namespace imla::glass
