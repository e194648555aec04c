// Collections to build twice: through glass::Builder and through Xapian.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <xapian.h>

#include "glass/builder.hpp"

namespace imla::glass::test {

struct Term {
    std::uint32_t wdf = 0;
    std::vector<std::uint32_t> positions;  // in any order, repeats allowed
};

struct Document {
    std::string data;
    std::map<std::uint32_t, std::string> values;
    std::map<std::string, Term> terms;
};

struct Collection {
    std::vector<Document> documents;
    std::map<std::string, std::string> metadata;
};

/// How a collection is handed to the builder; the result must not depend on it.
struct Shape {
    BuilderOptions options;
    std::size_t documents_a_run = 100;
};

/// A folder that goes when it does.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string operator/(const std::string& name) const { return path_ + "/" + name; }

  private:
    std::string path_;
};

std::size_t files_in(const std::string& directory);

BuildStatistics build(const std::string& directory, const Collection&, const Shape& = {});
void build_with_xapian(const std::string& directory, const Collection&);
Xapian::Document xapian_document(const Document&);

using Random = std::mt19937_64;
std::size_t below(Random&, std::size_t limit);

/// A collection and a shape with something odd in it: binary terms, long
/// terms, large values, empty documents, positions up to 2^32 − 1.
Collection random_collection(Random&);
Document random_document(Random&, const std::vector<std::string>& vocabulary);
std::vector<std::string> random_vocabulary(Random&);
Shape random_shape(Random&);

}  // namespace imla::glass::test
