#include "bench/variants/peers.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace imla::bench {

std::string soundex(std::string_view word) {
    static constexpr std::string_view digits = "01230120022455012623010202";  // a to z
    std::string out;
    char last = '0';
    for (char c : word) {
        if (c < 'a' || c > 'z') continue;
        const char digit = digits[static_cast<std::size_t>(c - 'a')];
        if (out.empty())
            out += c;
        else if (digit != '0' && digit != last)
            out += digit;
        if (c != 'h' && c != 'w') last = digit;  // these two do not separate equal codes
        if (out.size() == 4) break;
    }
    if (!out.empty()) out.resize(4, '0');
    return out;
}

unsigned edits(std::string_view a, std::string_view b, unsigned most, bool swaps) {
    const std::size_t n = a.size(), m = b.size();
    if (n > m + most || m > n + most) return most + 1;
    std::vector<unsigned> two(m + 1), one(m + 1), row(m + 1);
    for (unsigned j = 0; j <= m; ++j) one[j] = j;
    for (std::size_t i = 1; i <= n; ++i) {
        row[0] = static_cast<unsigned>(i);
        unsigned least = row[0];
        for (std::size_t j = 1; j <= m; ++j) {
            row[j] = std::min({one[j] + 1, row[j - 1] + 1, one[j - 1] + (a[i - 1] != b[j - 1])});
            if (swaps && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], two[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most + 1) return most + 1;
        std::swap(two, one);
        std::swap(one, row);
    }
    return std::min(one[m], most + 1);
}

std::vector<std::string> trigrams(std::string_view word) {
    const std::string padded = "  " + std::string(word) + ' ';
    std::vector<std::string> out;
    for (std::size_t i = 0; i + 3 <= padded.size(); ++i) out.push_back(padded.substr(i, 3));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

double similarity(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::size_t common = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i < *j)
            ++i;
        else if (*j < *i)
            ++j;
        else
            ++common, ++i, ++j;
    }
    const std::size_t all = a.size() + b.size() - common;
    return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

namespace {

/// One rule of Daitch and Mokotoff: codes at the start, before a vowel, and
/// elsewhere; '|' separates two readings, "-" is no code.
struct Rule {
    std::string_view letters, start, before_vowel, elsewhere;
};

// Longer letters first, since the first that fits is taken.
constexpr Rule rules[] = {
    {"schtsch", "2", "4", "4"},     {"schtsh", "2", "4", "4"},      {"schtch", "2", "4", "4"},
    {"shtch", "2", "4", "4"},       {"shtsh", "2", "4", "4"},       {"stsch", "2", "4", "4"},
    {"ttsch", "4", "4", "4"},       {"zhdzh", "2", "4", "4"},       {"shch", "2", "4", "4"},
    {"scht", "2", "43", "43"},      {"schd", "2", "43", "43"},      {"stch", "2", "4", "4"},
    {"strz", "2", "4", "4"},        {"strs", "2", "4", "4"},        {"stsh", "2", "4", "4"},
    {"szcz", "2", "4", "4"},        {"szcs", "2", "4", "4"},        {"ttch", "4", "4", "4"},
    {"tsch", "4", "4", "4"},        {"ttsz", "4", "4", "4"},        {"zdzh", "2", "4", "4"},
    {"zsch", "4", "4", "4"},        {"chs", "5", "54", "54"},       {"csz", "4", "4", "4"},
    {"czs", "4", "4", "4"},         {"drz", "4", "4", "4"},         {"drs", "4", "4", "4"},
    {"dsh", "4", "4", "4"},         {"dsz", "4", "4", "4"},         {"dzh", "4", "4", "4"},
    {"dzs", "4", "4", "4"},         {"sch", "4", "4", "4"},         {"sht", "2", "43", "43"},
    {"szt", "2", "43", "43"},       {"shd", "2", "43", "43"},       {"szd", "2", "43", "43"},
    {"tch", "4", "4", "4"},         {"trz", "4", "4", "4"},         {"trs", "4", "4", "4"},
    {"tsh", "4", "4", "4"},         {"tts", "4", "4", "4"},         {"ttz", "4", "4", "4"},
    {"tzs", "4", "4", "4"},         {"tsz", "4", "4", "4"},         {"zdz", "2", "4", "4"},
    {"zhd", "2", "43", "43"},       {"zsh", "4", "4", "4"},         {"ai", "0", "1", "-"},
    {"aj", "0", "1", "-"},          {"ay", "0", "1", "-"},          {"au", "0", "7", "-"},
    {"cz", "4", "4", "4"},          {"cs", "4", "4", "4"},          {"ch", "5|4", "5|4", "5|4"},
    {"ck", "5|45", "5|45", "5|45"}, {"ds", "4", "4", "4"},          {"dz", "4", "4", "4"},
    {"dt", "3", "3", "3"},          {"ei", "0", "1", "-"},          {"ej", "0", "1", "-"},
    {"ey", "0", "1", "-"},          {"eu", "1", "1", "-"},          {"fb", "7", "7", "7"},
    {"ia", "1", "-", "-"},          {"ie", "1", "-", "-"},          {"io", "1", "-", "-"},
    {"iu", "1", "-", "-"},          {"ks", "5", "54", "54"},        {"kh", "5", "5", "5"},
    {"mn", "66", "66", "66"},       {"nm", "66", "66", "66"},       {"oi", "0", "1", "-"},
    {"oj", "0", "1", "-"},          {"oy", "0", "1", "-"},          {"pf", "7", "7", "7"},
    {"ph", "7", "7", "7"},          {"rz", "94|4", "94|4", "94|4"}, {"rs", "94|4", "94|4", "94|4"},
    {"sh", "4", "4", "4"},          {"sc", "2", "4", "4"},          {"st", "2", "43", "43"},
    {"sd", "2", "43", "43"},        {"sz", "4", "4", "4"},          {"th", "3", "3", "3"},
    {"ts", "4", "4", "4"},          {"tc", "4", "4", "4"},          {"tz", "4", "4", "4"},
    {"ui", "0", "1", "-"},          {"uj", "0", "1", "-"},          {"uy", "0", "1", "-"},
    {"ue", "0", "-", "-"},          {"zd", "2", "43", "43"},        {"zh", "4", "4", "4"},
    {"zs", "4", "4", "4"},          {"a", "0", "-", "-"},           {"b", "7", "7", "7"},
    {"c", "5|4", "5|4", "5|4"},     {"d", "3", "3", "3"},           {"e", "0", "-", "-"},
    {"f", "7", "7", "7"},           {"g", "5", "5", "5"},           {"h", "5", "5", "-"},
    {"i", "0", "-", "-"},           {"j", "1|4", "-|4", "-|4"},     {"k", "5", "5", "5"},
    {"l", "8", "8", "8"},           {"m", "6", "6", "6"},           {"n", "6", "6", "6"},
    {"o", "0", "-", "-"},           {"p", "7", "7", "7"},           {"q", "5", "5", "5"},
    {"r", "9", "9", "9"},           {"s", "4", "4", "4"},           {"t", "3", "3", "3"},
    {"u", "0", "-", "-"},           {"v", "7", "7", "7"},           {"w", "7", "7", "7"},
    {"x", "5", "54", "54"},         {"y", "1", "-", "-"},           {"z", "4", "4", "4"},
};

bool is_dm_vowel(char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
}

struct Branch {
    std::string code;
    std::string last;  // the code of the letters before; equal neighbours merge
};

}  // namespace

std::vector<std::string> daitch_mokotoff(std::string_view word) {
    std::vector<Branch> branches(1);
    for (std::size_t i = 0; i < word.size();) {
        const Rule* const rule = std::find_if(
            std::begin(rules), std::end(rules),
            [&](const Rule& r) { return word.substr(i, r.letters.size()) == r.letters; });
        if (rule == std::end(rules)) {
            ++i;
            continue;
        }
        const std::size_t next = i + rule->letters.size();
        std::string_view codes = i == 0 ? rule->start
                                 : next < word.size() && is_dm_vowel(word[next])
                                     ? rule->before_vowel
                                     : rule->elsewhere;
        std::vector<Branch> grown;
        while (!codes.empty()) {
            const std::size_t bar = std::min(codes.find('|'), codes.size());
            const std::string code(codes.substr(0, bar));
            codes.remove_prefix(std::min(bar + 1, codes.size()));
            for (Branch b : branches) {
                if (code != "-" && code != b.last) b.code += code;
                b.last = code;
                grown.push_back(std::move(b));
            }
        }
        branches = std::move(grown);
        i = next;
    }
    std::vector<std::string> out;
    for (Branch& b : branches) {
        b.code.resize(6, '0');
        out.push_back(std::move(b.code));
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace imla::bench
