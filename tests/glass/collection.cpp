#include "tests/glass/collection.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include <stdlib.h>

namespace imla::glass::test {

Folder::Folder() {
    path_ = (std::filesystem::temp_directory_path() / "glass-XXXXXX").string();
    if (!::mkdtemp(path_.data())) throw std::runtime_error("no temporary folder");
}

Folder::~Folder() { std::filesystem::remove_all(path_); }

std::size_t files_in(const std::string& directory) {
    const std::filesystem::directory_iterator files(directory);
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

BuildStatistics build(const std::string& directory, const Collection& collection,
                      const Shape& shape) {
    Builder builder(directory, shape.options);
    Run run = builder.new_run();
    for (const Document& document : collection.documents) {
        run.start_document();
        run.set_data(document.data);
        for (const auto& [slot, value] : document.values) run.set_value(slot, value);
        for (const auto& [name, term] : document.terms) {
            run.add_term(name, term.wdf);
            for (const std::uint32_t position : term.positions) run.add_posting(name, position, 0);
        }
        run.end_document();
        if (run.documents() >= shape.documents_a_run) {
            builder.add(std::move(run));
            run = builder.new_run();
        }
    }
    builder.add(std::move(run));
    for (const auto& [key, value] : collection.metadata) builder.set_metadata(key, value);
    return builder.finish();
}

Xapian::Document xapian_document(const Document& document) {
    Xapian::Document made;
    made.set_data(document.data);
    for (const auto& [slot, value] : document.values) made.add_value(slot, value);
    for (const auto& [name, term] : document.terms) {
        made.add_term(name, term.wdf);
        for (const std::uint32_t position : term.positions) made.add_posting(name, position, 0);
    }
    return made;
}

void build_with_xapian(const std::string& directory, const Collection& collection) {
    Xapian::WritableDatabase database(directory, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    for (const Document& document : collection.documents)
        database.add_document(xapian_document(document));
    for (const auto& [key, value] : collection.metadata) database.set_metadata(key, value);
    database.commit();
}

std::size_t below(Random& random, std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

namespace {

/// Small numbers often, large ones now and then.
std::size_t skewed(Random& random, std::size_t limit) {
    const double unit = std::uniform_real_distribution<double>(0, 1)(random);
    return static_cast<std::size_t>(unit * unit * unit * static_cast<double>(limit));
}

std::string random_bytes(Random& random, std::size_t size, std::size_t alphabet) {
    std::string bytes(size, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(alphabet == 256 ? below(random, 256) : 'a' + below(random, alphabet));
    return bytes;
}

bool storable(const std::string& term) {
    return !term.empty() && term.size() <= 245 &&
           term.size() + static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0')) <= 249;
}

}  // namespace

std::vector<std::string> random_vocabulary(Random& random) {
    std::vector<std::string> words;
    const std::size_t alphabet = std::vector<std::size_t>{1, 3, 26, 256}[below(random, 4)];
    for (std::size_t left = 1 + skewed(random, 3000); left > 0; --left) {
        std::string word = random_bytes(random, 1 + skewed(random, alphabet == 1 ? 245 : 12), alphabet);
        if (below(random, 50) == 0) word = random_bytes(random, 1 + below(random, 245), 256);
        if (below(random, 50) == 0) word = random_bytes(random, 245, 2);
        if (below(random, 50) == 0) word.insert(word.begin(), 1 + below(random, 3), '\0');
        if (below(random, 50) == 0) word += '\0';
        if (storable(word)) words.push_back(word);
    }
    if (words.empty()) words.push_back("a");
    return words;
}

Document random_document(Random& random, const std::vector<std::string>& vocabulary) {
    Document document;
    if (below(random, 8) > 0) document.data = random_bytes(random, skewed(random, 3000), 4);
    if (below(random, 100) == 0) document.data = random_bytes(random, skewed(random, 200'000), 256);
    const std::vector<std::uint32_t> slots{0, 1, 2, 127, 128, 255, 256, 300, 70'000, 0xfffffffe};
    for (const std::uint32_t slot : slots)
        if (below(random, 4) == 0)
            document.values[slot] = random_bytes(random, below(random, 30), 256);
    if (below(random, 100) == 0) document.values[3] = random_bytes(random, 20'000, 256);
    std::erase_if(document.values, [](const auto& value) { return value.second.empty(); });

    if (below(random, 20) == 0) return document;
    const bool placed = below(random, 5) > 0;
    for (std::size_t left = 1 + skewed(random, 400); left > 0; --left) {
        Term& term = document.terms[vocabulary[skewed(random, vocabulary.size())]];
        if (!placed || below(random, 4) == 0) {
            term.wdf += static_cast<std::uint32_t>(
                below(random, 3) == 0 ? 0 : below(random, 30) == 0 ? below(random, 100'000) : 1);
        } else {
            ++term.wdf;
            const std::size_t limit = below(random, 30) == 0 ? 0x100000000 : 1000;
            term.positions.push_back(static_cast<std::uint32_t>(below(random, limit)));
        }
    }
    return document;
}

Collection random_collection(Random& random) {
    Collection collection;
    const std::vector<std::string> vocabulary = random_vocabulary(random);
    for (std::size_t left = skewed(random, 400); left > 0; --left)
        collection.documents.push_back(random_document(random, vocabulary));
    for (std::size_t left = below(random, 5); left > 0; --left)
        collection.metadata[random_bytes(random, 1 + below(random, 253), 256)] =
            random_bytes(random, 1 + skewed(random, 10'000), 256);
    return collection;
}

Shape random_shape(Random& random) {
    Shape shape;
    shape.documents_a_run = 1 + skewed(random, 200);
    if (below(random, 2) == 0) shape.options.memory = 10'000;  // everything spills
    shape.options.compression.data = static_cast<int>(below(random, 4)) + packed_already;
    shape.options.compression.termlists = static_cast<int>(below(random, 2));
    return shape;
}

}  // namespace imla::glass::test
