#include "variants/name_parts.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "variants/joins.hpp"

namespace imla {
namespace {

// All lists are sorted, for binary search.
template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& words, std::string_view word) {
    return std::binary_search(words.begin(), words.end(), word);
}

// The Arabic article as names carry it, assimilated or not.
constexpr auto articles = std::to_array<std::string_view>(
    {"ad", "al", "an", "ar", "as", "ash", "at", "az", "ed", "el", "en", "er",  "es", "esh",
     "et", "ez", "il", "od", "ol", "os",  "ud", "ul", "un", "ur", "us", "ush", "ut", "uz"});
constexpr auto izafats = std::to_array<std::string_view>({"e", "i", "o", "u", "y", "ye", "yi"});

// Abd with its article run on: the name that it serves follows.
constexpr auto servants = std::to_array<std::string_view>(
    {"abdal", "abdel", "abdil", "abdol", "abdoul", "abdul", "abdur", "abdus", "abdush", "abduz"});

// First and last parts of names that writers join or split, from names that the
// lists of places, actors and sanctions hold both ways.
constexpr auto first_elements = std::to_array<std::string_view>(
    {"abd",    "abdal",  "abdel", "abdol", "abdoul", "abdul", "abdur",  "abdus", "abu",  "badr",
     "baitul", "bin",    "dar",   "darul", "fazal",  "fazl",  "ghulam", "gul",   "ibn",  "jalal",
     "khair",  "khwaja", "mir",   "miran", "noor",   "nour",  "nur",    "qamar", "saif", "sayf",
     "shah",   "shams",  "sher",  "siraj", "surkh",  "umm",   "zia"});
constexpr auto last_elements = std::to_array<std::string_view>(
    {"abad",  "allah", "baba",  "bagh",  "baig", "bakr", "beg",   "dad",  "dara",   "darra", "deen",
     "din",   "ganj",  "garh",  "ghar",  "jan",  "kala", "kalay", "khel", "khelah", "kheyl", "koh",
     "kot",   "nagar", "nawaz", "pindi", "pur",  "pura", "qala",  "qol",  "sang",   "shah",  "sher",
     "uddin", "ullah", "wala",  "wali",  "yar",  "zada", "zadah", "zai",  "zay"});

// Those that hardly stand alone.
constexpr auto bound_elements =
    std::to_array<std::string_view>({"abad", "allah", "deen", "din", "garh", "khel", "kheyl", "lah",
                                     "nagar", "pur", "pura", "uddin", "ullah", "zai", "zay"});

constexpr auto bound_first_elements = std::to_array<std::string_view>({"bin", "ibn", "spin"});

constexpr auto titles = std::to_array<std::string_view>(
    {"akhund",    "akhundzada", "alhaj",   "alhaji",  "ayatollah", "ayatullah", "colonel",
     "commander", "doctor",     "dr",      "general", "hadji",     "haj",       "haji",
     "hajj",      "hajji",      "hazrat",  "imam",    "janab",     "khalifa",   "maulana",
     "maulavi",   "maulawi",    "maulvi",  "mawlana", "mawlavi",   "mawlawi",   "molla",
     "molvi",     "moulana",    "moulavi", "moulvi",  "mufti",     "mulah",     "mulla",
     "mullah",    "professor",  "qari",    "sahib",   "sardar",    "shaikh",    "shaykh",
     "sheik",     "sheikh",     "ustad",   "ustadh",  "ustaz"});

// Before a hyphen these make an adjective, not a name: Indo-Aryan, Sino-Soviet.
constexpr auto prefixes = std::to_array<std::string_view>(
    {"african", "afro",   "anglo", "anti",  "arab",   "austro", "balto", "counter", "euro",
     "franco",  "graeco", "greco", "hindu", "indo",   "inter",  "irano", "islamo",  "israeli",
     "mid",     "multi",  "neo",   "non",   "pan",    "perso",  "post",  "pre",     "pro",
     "proto",   "quasi",  "russo", "semi",  "sino",   "sub",    "tibeto", "trans",  "turco", "turko",
     "ultra"});

// Folded: ا for every alef, ی, ک and ه for their kin.
constexpr auto arabic_first_elements = std::to_array<std::string_view>({"ابا", "ابو", "ابی", "ام", "ذو", "سیف", "شیر", "عبد", "غلام", "فضل", "گل", "میر", "نور"});
constexpr auto arabic_last_elements = std::to_array<std::string_view>(
    {"اباد",    "الاسلام", "الحق",   "الحکیم", "الحمید", "الدوله", "الدین",   "الرحمان", "الرحمن", "الرحیم",
     "الرشید",  "الزمان",  "السلام", "العزیز", "القادر", "الکریم", "اللطیف", "الله",    "الملک",  "الناصر",
     "النبی",   "الهدی",   "بیگ",    "پور",    "پوره",   "خېل",    "خیل",    "داد",     "زاده",   "زی",
     "زیی",     "شاه",     "کلی",    "کوت",    "کوټ",    "کوٹ",    "گل",     "گنج",     "گڑه",    "گڑھ",
     "نگر",     "نواز",    "والا",   "یار"});

}  // namespace

bool is_article(std::string_view word) {
    return is_among(articles, word);
}

bool is_izafat(std::string_view word) {
    return is_among(izafats, word);
}

bool is_servant(std::string_view word) {
    return is_among(servants, word);
}

bool is_nasab(std::string_view word) { return word == "bin" || word == "ibn"; }

bool is_first_element(std::string_view word) {
    return is_among(first_elements, word);
}

bool is_last_element(std::string_view word) {
    return is_among(last_elements, word);
}

bool is_bound_last_element(std::string_view word) {
    return is_among(bound_elements, word);
}

bool is_bound_first_element(std::string_view word) {
    return is_among(bound_first_elements, word);
}

bool is_arabic_first_element(std::string_view word) {
    return std::find(arabic_first_elements.begin(), arabic_first_elements.end(), word) != arabic_first_elements.end();
}

bool is_arabic_last_element(std::string_view word) {
    return std::find(arabic_last_elements.begin(), arabic_last_elements.end(), word) != arabic_last_elements.end();
}

bool is_name_prefix(std::string_view word) {
    return is_among(prefixes, word);
}

bool is_title(std::string_view word) {
    return is_among(titles, word);
}

bool is_particle_word(std::string_view word) {
    return is_article(word) || is_izafat(word) || word == "wa" || word == "wal" || word == "l" ||
           word == "va";
}

bool has_article_run_on(std::string_view word) {
    if (is_servant(word)) return true;
    // Not Paul, Seoul; nor the places below.
    if (word.size() < 5 || !word.ends_with("ul")) return false;
    if (std::string_view("aeiou").find(word[word.size() - 3]) != std::string_view::npos)
        return false;
    return word != "kabul" && word != "istanbul" && word != "zabul" && word != "babul";
}

}  // namespace imla
