#include "schema/terms.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "analysis/function_words.hpp"
#include "schema/fields.hpp"

namespace imla {
namespace {

// Xapian stores a zero byte as two, so what counts is the escaped length.
std::string hashed_where_long(std::string_view prefix, std::string_view value) {
    const auto zeros = static_cast<std::size_t>(std::count(value.begin(), value.end(), '\0'));
    // A value that starts like the mark of a hash is hashed too, so that no
    // two values can share a term except by a collision of 128 bits.
    constexpr std::string_view mark = "\x01#";
    std::string term(prefix);
    if (prefix.size() + value.size() + zeros <= longest_engine_term && !value.starts_with(mark)) {
        // A value may begin with a capital letter, which would read as a longer prefix.
        const char first = value.empty() ? ' ' : value.front();
        if ((first >= 'A' && first <= 'Z') || first == ':') term += ':';
        if (term.size() + value.size() + zeros <= longest_engine_term) return term.append(value);
        term.resize(prefix.size());
    }
    term += mark;
    for (std::uint64_t half : {stable_hash(value), stable_hash(value, 0x9e3779b97f4a7c15u)})
        for (int shift = 60; shift >= 0; shift -= 4) term += "0123456789abcdef"[half >> shift & 15];
    return term;
}

}  // namespace

std::string kind_term(Kind kind) {
    constexpr std::array<std::string_view, 5> names{"passage", "document", "file", "settings", "problem"};
    return std::string(prefix_of("kind")).append(names[static_cast<std::size_t>(kind)]);
}

std::string stem_term(std::string_view stem) { return std::string(prefix_of("stem")).append(stem); }

bool stands_for_stem(std::string_view word) {
    if (!word.empty() && word.front() >= '0' && word.front() <= '9') return true;
    // Stems of words that do say something: useful, maker, wells, evening.
    static constexpr std::array<std::string_view, 21> with_endings{
        "can",  "down", "even",  "find", "get", "give", "go",    "have", "like", "make", "mine",
        "need", "other", "own", "put", "seem", "thing", "use", "want", "well", "will"};
    return is_function_word(word) && std::find(with_endings.begin(), with_endings.end(), word) == with_endings.end();
}

std::string id_term(std::string_view document_id) {
    return hashed_where_long(prefix_of("id"), document_id);
}

std::string file_term(std::string_view file_key) {
    return hashed_where_long(prefix_of("file"), file_key);
}

namespace {
constexpr std::size_t longest_value = 200;
constexpr std::string_view cut_mark = "\x01#";
}  // namespace

std::string document_value(std::string_view id) {
    if (id.size() <= longest_value) return std::string(id);
    std::string value(id.substr(0, longest_value));
    value += cut_mark;
    const std::uint64_t hash = stable_hash(id);
    for (int shift = 60; shift >= 0; shift -= 4) value += "0123456789abcdef"[hash >> shift & 15];
    return value;
}

std::string run_value(std::uint64_t microseconds) {
    std::string value;
    for (int shift = 28; shift >= 0; shift -= 4) value += "0123456789abcdef"[microseconds / 1'000'000 >> shift & 15];
    for (int shift = 16; shift >= 0; shift -= 4) value += "0123456789abcdef"[microseconds % 1'000'000 >> shift & 15];
    return value;
}

std::uint64_t run_of_value(std::string_view value) {
    if ((value.size() != 8 && value.size() != 13) || value.find_first_not_of("0123456789abcdef") != value.npos) return 0;
    std::uint64_t seconds = 0, rest = 0;
    std::from_chars(value.data(), value.data() + 8, seconds, 16);
    std::from_chars(value.data() + 8, value.data() + value.size(), rest, 16);
    return seconds * 1'000'000 + rest;
}

bool is_cut_value(std::string_view value) {
    return value.size() > longest_value;
}

std::string variant_term(std::string_view key, std::string_view form) {
    return std::string(prefix_of("variant")).append(key).append(1, ':').append(form);
}

std::string acronym_prefix() { return std::string(prefix_of("acronym")); }

std::string acronym_term(std::string_view acronym, std::string_view long_form) {
    return acronym_prefix().append(acronym).append(1, ':').append(long_form);
}

std::string long_form_term(std::string_view key, std::string_view long_form,
                           std::string_view acronym) {
    std::string term = std::string(prefix_of("long_form")).append(key).append(1, ':');
    return long_form.empty() ? term : term.append(long_form).append(1, '=').append(acronym);
}

std::uint64_t stable_hash(std::string_view bytes, std::uint64_t seed) {
    std::uint64_t hash = seed;
    for (const char byte : bytes) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 0x100000001b3u;
    }
    return hash;
}

unsigned impact(double tf, double length, double average_length) {
    constexpr double b = 0.5, k1 = 1.25;
    if (tf <= 0) return 0;
    const double relative = average_length > 0 ? length / average_length : 1;
    const double t = tf / (1 - b + b * relative);
    return static_cast<unsigned>(std::max(1.0, std::round(highest_impact * t / (t + k1))));
}

std::string path_words(std::string_view path) {
    std::string words(path);
    for (char& c : words)
        if (c == '/' || c == '.' || c == '_' || c == '-') c = ' ';
    return words;
}

}  // namespace imla
