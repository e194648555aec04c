// What is known of a spelling: the words in Arabic script that it was seen to
// stand for. Karim is کریم and Karam is کرم, however alike they look in Latin.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace imla {

/// A word in Arabic script, letters that sound alike written alike, and how
/// often the spelling stood for it.
struct Reading {
    std::string_view word;
    unsigned count;
};

/// Sorted by word; empty for a spelling that is not known.
using Readings = std::vector<Reading>;

/// The readings of a folded Latin word. The views stay valid for ever.
Readings readings_of(std::string_view word);

/// False only where it has no readings, which is found out sooner than by asking for them.
bool may_be_known(std::string_view word);

/// A word in Arabic script as readings are written: letters that sound alike and
/// doubled ones as one, without its article.
std::string reading_form(std::string_view arabic);

/// Is this reading, of a spelling seen `total` times, no chance and no side-line of it?
inline bool is_usual(unsigned count, double total) { return count >= 2 && count * 4 >= total; }

/// The known spellings of a word as reading_form() has it: those of which it is a
/// usual reading, sorted. The views stay valid for ever.
std::vector<std::string_view> spellings_of(std::string_view reading);

/// A Latin word with its readings.
struct KnownSpelling {
    std::string word;
    Readings readings;
    float english = 0;  // english_look()
    /// What it costs to romanise each reading so; empty where not worked out beforehand.
    std::vector<double> costs{};
};

/// What is known of two words besides the letters that differ.
struct Facts {
    // Of two known spellings: how little do they stand for the same words?
    float apart = 0;         // −log of the share of readings in common: 0 for all, 3 for none
    float sure_apart = 0;    // the same, less where either was seen only once or twice
    float surely_apart = 0;  // the same, all only where both are as good as said by hand
    // How surely they stand for the same words, 0–1: the share in common, all only where
    // both are as good as said by hand. Bounds what the facts may take off; see with_facts().
    float together = 0;
    float both_known = 0, one_known = 0;  // 1 or 0
    // Could the one spell what the other stands for? See strain().
    float strain_of_one = 0, strain_of_both = 0;            // up to 3 for each known word
    float more_strain_of_one = 0, more_strain_of_both = 0;  // beyond
    // Does one end in a consonant and the other, after the same, in -a or -i?
    float feminine = 0, nisba = 0;              // 1 or 0
    float short_feminine = 0, short_nisba = 0;  // the same, 0 for long words
    float a_or_i = 0;                           // one ends in -a, the other in -i
    float english = 0;                          // how English the more English of the two looks

    static constexpr std::size_t size = 16;
    std::array<float, size> values() const {
        return {apart,     sure_apart,    surely_apart,   together,           both_known,
                one_known, strain_of_one, strain_of_both, more_strain_of_one, more_strain_of_both,
                feminine,  nisba,         short_feminine, short_nisba,        a_or_i,
                english};
    }
};
Facts facts_of(const KnownSpelling& a, const KnownSpelling& b);

/// The same in two steps: all but strain, which takes longest, and strain.
Facts plain_facts_of(const KnownSpelling& a, const KnownSpelling& b);
void add_strain(const KnownSpelling& a, const KnownSpelling& b, Facts&);

/// What each fact adds to a distance.
using FactCosts = std::array<float, Facts::size>;

/// What the facts add to a distance together.
double cost_of(const Facts&, const FactCosts&);

/// The least that strain can add to a distance: 0, or less where some is a good sign.
double least_strain_cost(const FactCosts&);

/// How sure its readings are, 0–1: 1 where it was seen a dozen times, as often as what
/// is said by hand counts.
double sureness(const Readings&);

/// How often the readings were seen together.
double total(const Readings&);

/// The share of readings that two known spellings have in common, 0–1.
double common_readings(const Readings& a, const Readings& b);

/// How surely two spellings are of one name, whatever their letters, 0–1: how alike what
/// they stand for is (Bhattacharyya), all only where both are as good as said by hand. Of
/// two words that one of them stands for, one will do: Awadh is عواض, and Oude too.
double surely_one(const Readings& a, const Readings& b);

/// For a spelling that is compared with many.
std::vector<double> romanisation_costs(const KnownSpelling& known);

/// How much worse `other` spells what `known` stands for than `known` does:
/// karam cannot spell کریم, though karim and kareem can.
double strain(const KnownSpelling& known, std::string_view other);

}  // namespace imla
