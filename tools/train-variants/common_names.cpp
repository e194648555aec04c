#include "tools/train-variants/common_names.hpp"

#include <fstream>
#include <stdexcept>

#include "tools/train-variants/pairs.hpp"

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

}  // namespace imla::train
