// What people teach: a plain text file that says which spellings are one name
// and which are not.
//
//     # comment
//     same: Dostum, Dustam
//     different: Mehsud, Massoud
//     TTP = Tehrik-i-Taliban Pakistan
//
// Forms may have several words; they are compared folded, one space between
// the words. A later line beats an earlier one that says the contrary.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace imla {

/// A line that could not be used.
struct TaughtProblem {
    unsigned line = 0;   // from 1
    std::string reason;  // a phrase, without the file's name

    bool operator==(const TaughtProblem&) const = default;
};

class Taught {
  public:
    /// Adds the lines of `text` (UTF-8, any line ends, a byte order mark is
    /// passed over). Returns the malformed lines, which are skipped.
    std::vector<TaughtProblem> add(std::string_view text);

    /// The other forms of the lines that call `form` the same, folded, sorted.
    /// "same" holds within a line, not from one line to the next.
    std::vector<std::string> same_as(std::string_view form) const;

    bool is_same(std::string_view a, std::string_view b) const;
    bool is_different(std::string_view a, std::string_view b) const;

    /// What `form` abbreviates and what abbreviates it, folded, sorted. Chains
    /// are followed: with "TPP = TTP" and "TTP = Tehrik-i-Taliban Pakistan",
    /// each of the three gives the two others.
    std::vector<std::string> equivalents(std::string_view form) const;

    bool empty() const { return same_.empty() && different_.empty() && equal_.empty(); }

  private:
    using Pairs = std::map<std::string, std::set<std::string>, std::less<>>;
    Pairs same_, different_, equal_;  // each pair both ways
};

/// A form as taught files compare it: its words folded, one space between.
std::string taught_form(std::string_view form);

/// The line that teaches a pair, without a line end, as `--same A B` appends it.
/// Throws std::invalid_argument where a form holds no word, or a comma, line
/// end or leading # that would change the meaning of the line.
std::string same_line(std::string_view a, std::string_view b);
std::string different_line(std::string_view a, std::string_view b);

}  // namespace imla
