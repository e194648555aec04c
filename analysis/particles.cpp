#include "analysis/particles.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "analysis/fold.hpp"
#include "analysis/unicode.hpp"

namespace imla {
namespace {

enum class Kind : std::uint8_t { article, link, assimilated, izafat };

// Traits, to be or-ed.
constexpr std::uint8_t english = 1;  // also an English word, name or abbreviation
constexpr std::uint8_t lower = 2;    // a capital makes it another word, except between hyphens
constexpr std::uint8_t tied = 4;     // never free of hyphens

struct Particle {
    std::string_view word;
    Kind kind;
    std::uint8_t traits = 0;

    constexpr bool is(std::uint8_t trait) const { return (traits & trait) != 0; }
};

constexpr std::array particles = std::to_array<Particle>({
    {"ad", Kind::assimilated, english},
    {"al", Kind::article},
    {"an", Kind::assimilated, english},
    {"ar", Kind::assimilated},
    {"as", Kind::assimilated, english},
    {"ash", Kind::assimilated, english},
    {"at", Kind::assimilated, english},
    {"az", Kind::assimilated},
    {"e", Kind::izafat, lower},
    {"ed", Kind::assimilated, english},
    {"el", Kind::article},
    {"en", Kind::assimilated, english},
    {"er", Kind::assimilated},
    {"es", Kind::assimilated},
    {"esh", Kind::assimilated},
    {"et", Kind::assimilated, english},
    {"ez", Kind::assimilated},
    {"i", Kind::izafat, lower},
    {"il", Kind::link, tied},
    {"l", Kind::izafat, english | lower | tied},  // wa-l-Jamaa
    {"o", Kind::izafat, lower},
    {"od", Kind::link},
    {"ol", Kind::link},
    {"os", Kind::assimilated, english},
    {"u", Kind::izafat, english | lower},
    {"ud", Kind::link},
    {"ul", Kind::link},
    {"un", Kind::assimilated, english},
    {"ur", Kind::link},
    {"us", Kind::assimilated, english},
    {"ush", Kind::assimilated},
    {"ut", Kind::assimilated},
    {"uz", Kind::link},
    {"va", Kind::link, english | lower},
    {"wa", Kind::link, lower},
    {"wal", Kind::link, english | lower},
    {"y", Kind::izafat, english | lower | tied},
    {"ye", Kind::izafat, english | lower | tied},
    {"yi", Kind::izafat, english | lower | tied},
});

/// English words that make no name-like neighbour for a free particle in a
/// query: function words, verbs after "I", and what follows "e". Sorted.
constexpr std::array<std::string_view, 172> ordinary{
    "a",       "about",   "after",   "again",   "against",  "all",   "also",       "always",
    "am",      "an",      "and",     "any",     "are",      "as",    "at",         "be",
    "because", "been",    "before",  "being",   "between",  "book",  "books",      "but",
    "buy",     "by",      "came",    "can",     "commerce", "could", "did",        "do",
    "does",    "done",    "during",  "each",    "ever",     "every", "feel",       "find",
    "for",     "from",    "get",     "give",    "go",       "got",   "government", "had",
    "has",     "hate",    "have",    "he",      "hear",     "help",  "her",        "here",
    "him",     "his",     "how",     "however", "if",       "in",    "into",       "is",
    "it",      "its",     "just",    "keep",    "knew",     "know",  "learning",   "let",
    "like",    "live",    "look",    "love",    "made",     "mail",  "mails",      "make",
    "many",    "may",     "me",      "might",   "more",     "most",  "much",       "must",
    "my",      "near",    "need",    "never",   "no",       "not",   "now",        "of",
    "often",   "on",      "once",    "one",     "only",     "or",    "other",      "our",
    "out",     "over",    "own",     "please",  "put",      "read",  "really",     "remember",
    "said",    "saw",     "say",     "see",     "shall",    "she",   "should",     "since",
    "so",      "some",    "such",    "take",    "tell",     "than",  "that",       "the",
    "their",   "them",    "then",    "there",   "these",    "they",  "think",      "this",
    "those",   "though",  "through", "to",      "told",     "too",   "type",       "under",
    "until",   "up",      "upon",    "us",      "use",      "used",  "very",       "visit",
    "want",    "was",     "we",      "well",    "went",     "were",  "what",       "when",
    "where",   "whether", "which",   "while",   "who",      "why",   "will",       "with",
    "without", "would",   "you",     "your"};
static_assert(std::is_sorted(ordinary.begin(), ordinary.end()));

bool is_ordinary(std::string_view word) {
    return std::binary_search(ordinary.begin(), ordinary.end(), word);
}

/// Where a word of one to three letters may stand in `particles`, by its length
/// and first two letters, which tell all of them apart; most words stop here.
constexpr std::size_t slot_of(std::string_view term) {
    const auto letter = [](char c) { return static_cast<std::size_t>(c & 31); };
    return ((term.size() - 1) << 10) + (letter(term[0]) << 5) +
           (term.size() > 1 ? letter(term[1]) : 0);
}
constexpr auto slots = [] {
    std::array<std::uint8_t, 3 << 10> table{};  // 0, or index + 1
    for (std::size_t i = 0; i < particles.size(); ++i)
        table[slot_of(particles[i].word)] = static_cast<std::uint8_t>(i + 1);
    return table;
}();
static_assert(std::count(slots.begin(), slots.end(), 0) == (3 << 10) - particles.size(),
              "two particles share a slot");

inline const Particle* find_particle(std::string_view term) {
    if (term.size() - 1 > 2) return nullptr;
    const std::uint8_t slot = slots[slot_of(term)];
    return slot > 0 && particles[slot - 1u].word == term ? &particles[slot - 1u] : nullptr;
}

/// The tokens of a text as particles see them.
class Neighbours {
  public:
    Neighbours(const std::vector<Token>& tokens, std::string_view text, Capitals capitals)
        : tokens_(tokens), text_(text), capitals_(capitals) {}

    /// `one_of_two`: the word before asks, to know whether it has a name after it.
    bool is_particle(std::size_t i, bool one_of_two = false) const {
        const Token& token = tokens_[i];
        const Particle* particle = find_particle(token.term);
        return particle && !token.joined && is_used_as(*particle, i, one_of_two);
    }

  private:
    bool is_used_as(const Particle& particle, std::size_t i, bool one_of_two) const {
        const Token& token = tokens_[i];
        const std::size_t next = after(i);
        if (next == none || !starts_with_letter(tokens_[next].term)) return false;

        const bool hyphen_before = token.hyphenated;
        const bool hyphen_after = tokens_[next].hyphenated;
        if (hyphen_before && hyphen_after && particle.kind != Kind::assimilated) return true;
        const bool free = !hyphen_before && !hyphen_after;
        if (token.capital && particle.is(lower)) return false;
        if (free && particle.is(tied)) return false;
        if ((free || particle.is(english)) && shouts(token) &&
            (particle.is(english) || !shouts(tokens_[next])))
            return false;

        const auto name_after = [&] {
            return name_like(tokens_[next], particle) ||
                   (!one_of_two && is_particle(next, true));  // wa al-Jamaa
        };
        const auto name_before = [&] {
            const std::size_t previous = before(i);
            return previous != none && name_like(tokens_[previous], particle);
        };
        switch (particle.kind) {
            case Kind::article:
                return hyphen_after || name_after();
            case Kind::link:
                if (hyphen_after) return !particle.is(english) || name_before();
                return name_after() && (hyphen_before || name_before());
            case Kind::assimilated:
                if (!echoes(particle.word, tokens_[next].term)) return false;
                if (hyphen_after && (hyphen_before || !particle.is(english))) return true;
                return name_after() && (hyphen_before || hyphen_after || name_before());
            case Kind::izafat:
                return !hyphen_after && name_after() && (hyphen_before || name_before());
        }
        return false;
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// White space on at most two lines, and the apostrophe of Abd al 'Aziz.
    bool only_space(std::size_t begin, std::size_t end) const {
        if (end == begin + 1 && text_[begin] == ' ') return true;
        unsigned line_breaks = 0;
        for (std::size_t at = begin; at < end;) {
            const char32_t c = next_code_point(text_.substr(0, end), at);
            line_breaks += c == '\n';
            if (line_breaks > 1 || !(is_space(c) || is_apostrophe(c))) return false;
        }
        return true;
    }

    /// The word next to `i` with nothing but a hyphen or white space between.
    std::size_t after(std::size_t i) const {
        std::size_t next = i + 1;
        while (next < tokens_.size() && tokens_[next].joined) ++next;
        if (next >= tokens_.size()) return none;
        const bool near =
            tokens_[next].hyphenated || only_space(tokens_[i].end, tokens_[next].begin);
        return near ? next : none;
    }
    std::size_t before(std::size_t i) const {
        std::size_t previous = i;
        while (previous > 0 && tokens_[previous - 1].joined) --previous;
        if (previous == 0) return none;
        --previous;
        const bool near =
            tokens_[i].hyphenated || only_space(tokens_[previous].end, tokens_[i].begin);
        return near ? previous : none;
    }

    bool name_like(const Token& token, const Particle& particle) const {
        if (token.capital) return true;
        return capitals_ == Capitals::query && !particle.is(english) &&
               starts_with_letter(token.term) && !is_ordinary(token.term);
    }
    /// In capitals throughout, of two letters or more: US, but not the Al of Al Qaeda.
    bool shouts(const Token& token) const {
        return token.capital && token.end - token.begin > 1 && text_[token.begin + 1] >= 'A' &&
               text_[token.begin + 1] <= 'Z';
    }

    static bool starts_with_letter(std::string_view term) {
        return !term.empty() && !(term[0] >= '0' && term[0] <= '9');
    }
    /// as-Salam, ash-Shabab: the consonant of the article is that of the word.
    static bool echoes(std::string_view particle, std::string_view word) {
        return word.starts_with(particle.substr(1));
    }

    const std::vector<Token>& tokens_;
    std::string_view text_;
    Capitals capitals_;
};

}  // namespace

void mark_particles(std::vector<Token>& tokens, std::string_view text, Capitals capitals) {
    const Neighbours neighbours(tokens, text, capitals);
    unsigned position = 1;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Token& token = tokens[i];
        token.position = position;
        if (token.joined) continue;
        token.particle = neighbours.is_particle(i);
        if (!token.particle) ++position;
    }
}

}  // namespace imla
