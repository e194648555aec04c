// Finds passages in indexes that imla-indexer has built, from your own program.
//
//     find_package(imla REQUIRED)                        # CMake
//     target_link_libraries(reader PRIVATE imla::searcher)
//
//     imla::Searcher searcher({"index"});
//     for (const imla::Hit& hit : searcher.search("tehrik").hits)
//         std::cout << hit.document << ": " << hit.text << '\n';
//
// All text is UTF-8. C++17.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace imla {
inline namespace library {

/// What went wrong, where, and what to do next.
struct Error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// How far from the typed spelling a match may be; a word may say otherwise (=exact, wide~).
enum class Variants { off, careful, wide };

/// How to search. The query language is that of imla-query(7).
struct Wish {
    std::size_t top = 10;               // hits
    std::size_t offset = 0;             // hits to leave out before the first
    Variants variants = Variants::careful;
    bool whole_documents = false;       // a hit is a document, shown by its best passage
    bool all_words = false;             // a hit holds every word
    bool plain = false;                 // every character of the query is text: no operators
    bool across_scripts = true;         // سراج finds Siraj, and the reverse
    std::string filter;                 // a query that hits must also match; it weighs nothing
};

/// A spelling, and how it came to stand for a word.
struct Spelling {
    std::string word;                   // of the query, as typed
    std::string form;                   // as the index spells it
    std::string how;                    // exact stem variant joined acronym script taught prefix
    double distance = 0;                // 0: the same; each 1 more is about 2.7 times less likely one name
    std::size_t passages = 0;           // that hold it
};

/// A stretch of a hit's text that matched.
struct Match {
    std::size_t begin = 0, end = 0;     // bytes of Hit::text, half open, whole words
    std::string form;                   // as written there
    std::string word;                   // of the query, as typed
    std::string how;                    // as in Spelling
    double distance = 0;
};

/// A passage that answers. What is not known is empty or 0.
struct Hit {
    std::size_t rank = 0;               // from 1
    double score = 0;                   // never rises from one hit to the next
    std::string document;               // its id
    std::string passage;                // its id: document#n
    std::string path, title, author, date, source, url, language;
    std::vector<std::string> headings;  // above the passage, outermost first
    std::size_t page = 0;               // of a PDF, from 1
    std::size_t first_line = 0, last_line = 0;
    std::uint64_t source_begin = 0, source_end = 0;  // bytes of the file it was read from
    std::string text;
    std::vector<Match> matches;         // ascending, not overlapping
};

struct Answer {
    std::string read_as;                // the query with every operator written out
    std::vector<std::string> remarks;   // how odd input was read, a sentence each
    std::vector<Spelling> spellings;    // that took part, by word, then distance
    std::vector<Hit> hits;
    std::size_t total = 0;              // hits in all
    bool total_exact = true;            // false: an estimate
};

/// Reads one index, or several as one. A Searcher is for one thread; make one for each.
/// Every function throws Error where an index cannot be read.
class Searcher {
  public:
    /// Opens indexes by their folders. What people taught in their names.txt counts, and
    /// then what the files `names` teach.
    explicit Searcher(const std::vector<std::string>& indexes,
                      const std::vector<std::string>& names = {});
    ~Searcher();
    Searcher(Searcher&&) noexcept;
    Searcher& operator=(Searcher&&) noexcept;

    /// Nothing typed is a syntax error: what cannot be an operator is text.
    Answer search(std::string_view query, const Wish& = {});

    /// How the collection spells each of `words`: the word itself, then the nearest first.
    std::vector<Spelling> spellings(std::string_view words, Variants = Variants::careful);

    /// Looks at what has been indexed since; false if nothing has.
    bool renew();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace library
}  // namespace imla
