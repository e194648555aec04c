#include "tools/train-variants/readings.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <set>
#include <vector>

#include "tools/train-variants/rows.hpp"
#include "variants/skeleton.hpp"

namespace imla::train {
namespace {

namespace fs = std::filesystem;

std::string utf8(const std::u16string& word) {
    std::string out;
    icu::UnicodeString(word.data(), static_cast<std::int32_t>(word.size())).toUTF8String(out);
    return out;
}

/// The words of a name in Arabic script, as reading_form() writes them.
std::vector<std::u16string> native_words(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
    const icu::UnicodeString text = nfkc->normalize(icu::UnicodeString::fromUTF8(name), status);
    std::vector<std::u16string> words(1);
    for (std::int32_t i = 0; i < text.length(); ++i) {
        const char16_t c = text[i];
        if (u_charType(c) == U_NON_SPACING_MARK) continue;
        if (c != u'ـ' && !u_isalpha(c)) {
            if (!words.back().empty()) words.emplace_back();
            continue;
        }
        words.back() += c;
    }
    if (words.back().empty()) words.pop_back();
    for (std::u16string& w : words) {
        const auto form = icu::UnicodeString::fromUTF8(reading_form(utf8(w)));
        w.assign(form.getBuffer(), static_cast<std::size_t>(form.length()));
    }
    return words;
}

/// The marks of skeleton() that a letter may become in Latin.
const char* marks_of(char16_t c) {
    switch (c) {
        case u'ب':
        case u'پ':
            return "B";
        case u'ف':
            return "FB";
        case u'ت':
        case u'ط':
        case u'ٹ':
        case u'ټ':
        case u'د':
        case u'ڈ':
        case u'ډ':
            return "T";
        case u'س':
        case u'ص':
        case u'ث':
        case u'ش':
            return "ST";
        case u'ز':
        case u'ذ':
        case u'ض':
        case u'ظ':
            return "STJ";
        case u'ژ':
        case u'ږ':
            return "SJK";
        case u'ښ':
            return "SK";
        case u'ج':
            return "JK";
        case u'چ':
            return "JKS";
        case u'څ':
        case u'ځ':
            return "SJT";
        case u'خ':
        case u'غ':
        case u'ق':
        case u'ک':
        case u'گ':
        case u'ګ':
            return "K";
        case u'ل':
            return "L";
        case u'م':
            return "M";
        case u'ن':
        case u'ں':
            return "N";
        case u'ڼ':
            return "NR";
        case u'ر':
        case u'ڑ':
        case u'ړ':
            return "R";
        default:
            return "";
    }
}

/// May this Latin word be a romanisation of that native word? Consonants must
/// agree; in longer words one may be amiss.
bool romanises(const std::string& latin, const std::u16string& native) {
    const std::string marks = skeleton(latin);
    std::vector<std::string_view> other;
    for (char16_t c : native) {
        const std::string_view m = marks_of(c);
        if (!m.empty() && (other.empty() || other.back() != m)) other.push_back(m);
    }
    std::vector<std::size_t> row(other.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= marks.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j < row.size(); ++j) {
            const std::size_t differ = other[j - 1].find(marks[i - 1]) == std::string_view::npos;
            const std::size_t best = std::min({row[j] + 1, row[j - 1] + 1, corner + differ});
            corner = row[j];
            row[j] = best;
        }
    }
    return row.back() <= (marks.size() >= 4 ? 1 : 0);
}

/// Which words of the two forms of a name are one: the most, in order, whose
/// consonants agree.
std::vector<std::pair<std::size_t, std::size_t>> matching_words(
    const std::vector<std::string>& latin, const std::vector<std::u16string>& native) {
    std::vector<std::vector<std::size_t>> most(latin.size() + 1,
                                               std::vector<std::size_t>(native.size() + 1));
    const bool even = latin.size() == native.size();
    const auto one = [&](std::size_t i, std::size_t j) {
        return latin[i].size() >= 2 && native[j].size() >= 2 && (!even || i == j) &&
               (even || skeleton(latin[i]).size() >= 2) && romanises(latin[i], native[j]);
    };
    for (std::size_t i = latin.size(); i-- > 0;)
        for (std::size_t j = native.size(); j-- > 0;)
            most[i][j] =
                one(i, j) ? most[i + 1][j + 1] + 1 : std::max(most[i + 1][j], most[i][j + 1]);
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t i = 0, j = 0; i < latin.size() && j < native.size();) {
        if (one(i, j))
            out.push_back({i++, j++});
        else if (most[i + 1][j] >= most[i][j + 1])
            ++i;
        else
            ++j;
    }
    return out;
}

}  // namespace

bool romanises(const std::string& latin, const std::string& native) {
    const auto words = native_words(native);
    return words.size() == 1 && romanises(latin, words.front());
}

ReadingList::ReadingList(const fs::path& variants, const std::map<std::string, unsigned>& seen,
                         const CommonNames& common, const CommonNames& all_common,
                         const Split& held_back) {
    for (const Source source : {Source::urdu, Source::arabic}) {
        for (const auto& row : rows(variants / folder_of(source) / "words.tsv")) {
            if (row.size() < 3 || row[1] != "latin" || held_back(source, row[0])) continue;
            const auto latin = name_words(row[2]);
            const auto native =
                native_words(row[0].substr(row[0].find(source == Source::urdu ? ':' : '-') + 1));
            if (latin.size() == 1 && native.size() == 1)
                add(latin[0], native[0], source == Source::arabic);
        }
    }
    for (const Source source : {Source::places, Source::sanctions}) {
        struct Forms {
            std::set<std::vector<std::string>> latin;
            std::set<std::vector<std::u16string>> native;
        };
        std::map<std::string, Forms> entities;
        for (const auto& row : rows(variants / folder_of(source) / "names.tsv")) {
            if (row.size() < 3 || held_back(source, row[0])) continue;
            if (row[1] == "latin")
                entities[row[0]].latin.insert(name_words(row[2]));
            else
                entities[row[0]].native.insert(native_words(row[2]));
        }
        for (const auto& [id, forms] : entities) {
            std::set<std::pair<std::string, std::u16string>> together;
            for (const auto& latin : forms.latin)
                for (const auto& native : forms.native)
                    for (const auto& [i, j] : matching_words(latin, native))
                        together.insert({latin[i], native[j]});
            for (const auto& [latin, native] : together) {
                add(latin, native, true);
                if (source == Source::sanctions) shown_[id].insert({latin, utf8(native)});
            }
        }
    }
    drop_contradicted(all_common);
    add_common(common);
    keep_names(seen);
    for (const auto& [spelling, words] : counts_) {
        double all = 0;
        for (const auto& [word, count] : words) all += count;
        for (const auto& [word, count] : words)
            if (is_usual(count, all)) spellings_[word].push_back(spelling);
    }
}

void ReadingList::drop_contradicted(const CommonNames& common) {
    std::map<std::string, std::set<std::string>> said;
    std::set<std::string> listed;
    for (const auto& [spelling, names] : common)
        for (const std::string& name : names)
            for (const std::u16string& word : native_words(name)) {
                said[spelling].insert(utf8(word));
                listed.insert(utf8(word));
            }
    for (const auto& [spelling, words] : said) {
        const auto at = counts_.find(spelling);
        if (at == counts_.end()) continue;
        std::erase_if(at->second, [&, &said = words](const auto& seen) {
            return listed.contains(seen.first) && !said.contains(seen.first);
        });
        if (at->second.empty()) counts_.erase(at);
    }
}

void ReadingList::add_common(const CommonNames& common) {
    constexpr std::uint32_t by_hand = 12;  // as good as a dozen entries
    for (const auto& [spelling, names] : common)
        for (const std::string& name : names)
            for (const std::u16string& word : native_words(name)) {
                counts_[spelling][utf8(word)] += by_hand;
                in_names_[utf8(word)] += by_hand;
            }
}

void ReadingList::add(const std::string& latin, const std::u16string& native, bool name) {
    if (latin.size() < 2 || native.size() < 2 || !romanises(latin, native)) return;
    const std::string word = utf8(native);
    ++counts_[latin][word];
    if (name) ++in_names_[word];
}

void ReadingList::keep_names(const std::map<std::string, unsigned>& seen) {
    for (auto spelling = counts_.begin(); spelling != counts_.end();) {
        std::uint32_t all = 0;
        bool name = seen.contains(spelling->first);
        for (const auto& [word, count] : spelling->second) {
            all += count;
            const auto in_names = in_names_.find(word);
            name = name || (in_names != in_names_.end() && in_names->second >= 3);
        }
        if (!name) {
            spelling = counts_.erase(spelling);
            continue;
        }
        std::erase_if(spelling->second, [&](const auto& r) { return r.second * 30 < all; });
        ++spelling;
    }
}

Readings ReadingList::readings_of(const std::string& word, const std::string& without) const {
    Readings out;
    const auto at = counts_.find(word);
    if (at == counts_.end()) return out;
    const auto shown = shown_.find(without);
    for (const auto& [reading, count] : at->second) {
        const bool own = shown != shown_.end() && shown->second.contains({word, reading});
        if (count > own) out.push_back({reading, count - own});
    }
    return out;
}

std::vector<std::string_view> ReadingList::spellings_of(const std::string& reading) const {
    const auto at = spellings_.find(reading);
    if (at == spellings_.end()) return {};
    return {at->second.begin(), at->second.end()};
}

}  // namespace imla::train
