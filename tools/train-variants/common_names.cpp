#include "tools/train-variants/common_names.hpp"

#include <fstream>
#include <stdexcept>

namespace imla::train {

CommonNames common_names(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    CommonNames out;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        const std::size_t bar = line.find(" | ");
        if (bar == std::string::npos)
            throw std::runtime_error(file.string() + ": no ' | ' in: " + line);
        for (const std::string& spelling : name_words(line.substr(bar)))
            out[spelling].insert(line.substr(0, bar));
    }
    return out;
}

CommonNames without(CommonNames names, const std::vector<Pair>& held_back) {
    const CommonNames all = names;
    for (const Pair& pair : held_back) {
        const auto a = all.find(pair.a), b = all.find(pair.b);
        if (a == all.end() || b == all.end()) continue;
        for (const std::string& word : a->second)
            if (b->second.contains(word)) {
                names[pair.a].erase(word);
                names[pair.b].erase(word);
            }
    }
    std::erase_if(names, [](const auto& name) { return name.second.empty(); });
    return names;
}

}  // namespace imla::train
