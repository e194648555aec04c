#include "searcher/word_spotter.hpp"

#include <algorithm>
#include <array>

#include "analysis/tokenizer.hpp"

namespace imla {
namespace {

constexpr std::array<bool, 256> word_bytes = [] {
    std::array<bool, 256> known{};
    for (unsigned c = 0; c < 256; ++c)
        known[c] = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
    return known;
}();
bool in_word(char c) { return word_bytes[static_cast<unsigned char>(c)]; }
bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }
/// A dash, quotation mark or ellipsis above ASCII, but no apostrophe.
bool is_break(std::string_view text, std::size_t at) {
    return text[at] == '\xE2' && at + 2 < text.size() && text[at + 1] == '\x80' &&
           text[at + 2] != '\x98' && text[at + 2] != '\x99';
}
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

constexpr std::size_t told_by = 3;   // letters
constexpr unsigned letters = 32;     // five bits tell a letter, whatever its case

/// The beginning of a word as a number; what is missing counts as 0.
unsigned beginning(std::string_view word) {
    unsigned number = 0;
    for (std::size_t i = 0; i < told_by; ++i)
        number = number * letters + (i < word.size() ? word[i] & (letters - 1) : 0);
    return number;
}

}  // namespace

void WordSpotter::want(const std::string& term, Role role) {
    if (role.typed) terms_[term] = role;
    else terms_.try_emplace(term, role);
    beginnings_.set(beginning(term));
}

void WordSpotter::want_stem(const std::string& stem, Role role) {
    // The last letter may be another: try, tries. So short a stem is a word.
    const std::size_t changed = stem.size() > 2 ? 1 : 0;
    const std::size_t kept = stemmer_.keeps_beginning() ? stem.size() - changed : 0;
    stems_.push_back({stem, stem.substr(0, kept), role});
    expect(std::string_view(stem).substr(0, std::min(told_by, kept)));
}

bool WordSpotter::wants_typed(const std::string& term) const {
    const auto known = terms_.find(term);
    return known != terms_.end() && known->second.typed;
}

/// All words that begin so.
void WordSpotter::expect(std::string_view known) {
    unsigned first = beginning(known), count = 1;
    for (std::size_t i = known.size(); i < told_by; ++i) count *= letters;
    while (count-- > 0) beginnings_.set(first++);
}

const std::vector<Spot>& WordSpotter::spots_in(std::string_view text) {
    spots_.clear();
    find_words(text);
    for (std::size_t i = 0; i < begins_.size(); ++i) {
        const std::string_view rest = text.substr(begins_[i]);
        const std::string_view first = rest.substr(0, told_by);
        if (std::none_of(first.begin(), first.end(), is_high)) {
            std::size_t size = 1;
            while (size < first.size() && in_word(first[size])) ++size;
            if (!beginnings_.test(beginning(first.substr(0, size)))) continue;
        }
        std::size_t end = 1;
        while (end < rest.size() && in_word(rest[end]) && !is_break(rest, end)) ++end;
        read_word(rest.substr(0, end), static_cast<unsigned>(i + 1));
    }
    return spots_;
}

/// Without a jump that depends on where words end, which no processor foresees.
void WordSpotter::find_words(std::string_view text) {
    begins_.resize(text.size() / 2 + 2);
    std::size_t count = 0;
    bool within = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\xE2' && is_break(text, at)) {
            within = false;
            at += 2;
            continue;
        }
        const bool in = in_word(text[at]);
        begins_[count] = static_cast<std::uint32_t>(at);
        count += in && !within;
        within = in;
    }
    begins_.resize(count);
}

void WordSpotter::read_word(std::string_view word, unsigned position) {
    if (std::any_of(word.begin(), word.end(), is_high)) {
        term_ = fold_word(word);
    } else {
        term_.resize(word.size());
        std::transform(word.begin(), word.end(), term_.begin(), lower);
    }
    if (const Role* role = role_of(term_)) spots_.push_back({position, *role});
}

const Role* WordSpotter::role_of(const std::string& term) {
    if (const auto found = terms_.find(term); found != terms_.end()) return &found->second;
    for (const Stem& stem : stems_)
        if (term.starts_with(stem.beginning) && stemmer_.stem(term) == stem.stem) return &stem.role;
    return nullptr;
}

}  // namespace imla
