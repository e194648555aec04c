// Snowball stems, with a cache: a collection repeats its words.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace imla {

/// Of the stemmers, which decide what matches: "2.2.0", or "unknown".
std::string_view snowball_version();

class Stemmer {
  public:
    /// `language` is a Snowball name or ISO code ("english", "en"); throws
    /// std::invalid_argument, naming the known ones, where Snowball has no such stemmer.
    explicit Stemmer(std::string_view language = "english");
    ~Stemmer();
    Stemmer(Stemmer&&) noexcept;
    Stemmer& operator=(Stemmer&&) noexcept;

    /// The stem of a folded word. Valid until the next call. Not thread-safe: one per thread.
    std::string_view stem(std::string_view word);

    /// Do all letters of a stem but its last begin its words? True of English (of dying, lying
    /// and tying only the first does), not of languages with prefixes; it spares a search most stems.
    bool keeps_beginning() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace imla
