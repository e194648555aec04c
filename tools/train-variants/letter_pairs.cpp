#include "tools/train-variants/letter_pairs.hpp"

#include <cmath>

namespace imla::train {
namespace {

class Counts {
  public:
    void add(const std::string& word) {
        unsigned before = 0;
        for (const char c : word) {
            ++count_[before][letter_code(c)];
            before = letter_code(c);
        }
        ++count_[before][0];
    }
    /// log of the probability of `letter` after `before`
    double operator()(unsigned before, unsigned letter) const {
        double all = 0;
        for (const double n : count_[before]) all += n + 1;
        return std::log((count_[before][letter] + 1) / all);
    }

  private:
    std::array<std::array<double, 27>, 27> count_{};
};

}  // namespace

PairOdds pair_odds(const std::set<std::string>& english,
                   const std::map<std::string, unsigned>& names) {
    Counts in_english, in_names;
    for (const std::string& word : english)
        if (word.size() > 2) in_english.add(word);
    for (const auto& [word, count] : names)
        if (word.size() > 2 && !english.contains(word)) in_names.add(word);
    PairOdds out{};
    for (unsigned before = 0; before < 27; ++before)
        for (unsigned letter = 0; letter < 27; ++letter)
            // As the table has it, in hundredths.
            out[before][letter] = static_cast<float>(
                std::round(100 * (in_english(before, letter) - in_names(before, letter))) / 100);
    return out;
}

}  // namespace imla::train
