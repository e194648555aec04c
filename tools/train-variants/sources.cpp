#include "tools/train-variants/sources.hpp"

#include "variants/name_parts.hpp"

namespace imla::train {
namespace {

constexpr unsigned largest_guarded = 35, largest = 50;  // sizes of SCOWL

std::filesystem::path in_tree(const char* file) {
    return std::filesystem::path(IMLA_SOURCE_DIR) / file;
}

}  // namespace

Sources::Sources(std::filesystem::path folder, const std::filesystem::path& scowl)
    : variants(std::move(folder)),
      struck(listed_pairs(in_tree("tools/train-variants/struck.txt"))),
      common(common_names(in_tree("tools/train-variants/common_names.txt"))),
      guard(scowl_words(scowl, largest_guarded)) {
    const std::set<std::string> exempt = listed_words(in_tree("tests/data/loanwords.txt"));
    for (const std::string& word : exempt) guard.erase(word);
    const std::set<std::string> all = scowl_words(scowl, largest);
    for (const std::string& word : all)
        if (is_name_prefix(word)) guard.insert(word);
    for (const std::string& word : all)
        if (!guard.contains(word) && !exempt.contains(word)) english.push_back(word);
}

}  // namespace imla::train
