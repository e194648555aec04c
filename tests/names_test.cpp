// Names of several words, acronyms, other scripts and taught files, mostly as
// data: tests/data/*.txt.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "analysis/tokenizer.hpp"
#include "analysis/transliterate.hpp"
#include "variants/acronyms.hpp"
#include "variants/joins.hpp"
#include "variants/keys.hpp"
#include "variants/model.hpp"
#include "variants/scripts.hpp"
#include "variants/taught.hpp"

namespace {

using namespace imla;

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? ""
                                      : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string> parts(const std::string& line, char mark) {
    std::vector<std::string> result;
    std::istringstream in(line);
    for (std::string part; std::getline(in, part, mark);) result.push_back(trimmed(part));
    return result;
}

std::vector<std::vector<std::string>> rows(const std::string& name) {
    std::ifstream in(std::string(IMLA_SOURCE_DIR) + "/tests/data/" + name);
    REQUIRE_MESSAGE(in, "cannot read tests/data/", name);
    std::vector<std::vector<std::string>> result;
    for (std::string line; std::getline(in, line);)
        if (!line.empty() && line[0] != '#') result.push_back(parts(line, '|'));
    REQUIRE(!result.empty());
    return result;
}

/// What an index of one passage would hold.
class OnePassage : public Vocabulary {
  public:
    explicit OnePassage(const std::string& text) : tokens_(tokenize(text)) {
        for (const Token& token : tokens_)
            if (!token.particle) file(token.term, index_keys(token.term));
        for (const JoinedForm& form : joined_forms(tokens_))
            file(form.form, index_keys(form.joined));
    }
    Entries filed_under(std::string_view key) const override {
        const auto found = filed_.find(std::string(key));
        return found == filed_.end() ? std::make_shared<std::vector<Entry>>()
                                     : std::make_shared<std::vector<Entry>>(found->second);
    }
    unsigned passages_with(std::string_view word) const override {
        return std::any_of(tokens_.begin(), tokens_.end(),
                           [&](const Token& t) { return t.term == word; });
    }
    const std::vector<Token>& tokens() const { return tokens_; }

  private:
    void file(const std::string& form, const std::vector<std::string>& keys) {
        for (const std::string& key : keys) filed_[key].push_back({form, 1});
    }
    std::vector<Token> tokens_;
    std::map<std::string, std::vector<Entry>> filed_;
};

std::vector<std::string> own_words(const std::vector<Token>& tokens) {
    std::vector<std::string> words;
    for (const Token& token : tokens)
        if (!token.particle && !token.joined) words.push_back(token.term);
    return words;
}

/// Does a query typed as `typed` find `name` as one name in a sentence?
bool finds(const std::string& typed, const std::string& name) {
    const OnePassage passage("It was said that " + name + " had gone there.");
    const std::vector<Token> query = tokenize(typed, Capitals::query);
    const std::vector<std::string> asked = own_words(query), there = own_words(tokenize(name));

    // Word by word, particles dropped, as a phrase.
    if (asked.size() == there.size()) {
        bool all = true;
        for (std::size_t i = 0; i < asked.size(); ++i) {
            const auto forms = forms_of(asked[i], FormsWish{}, passage);
            all = all && (asked[i] == there[i] ||
                          std::any_of(forms.begin(), forms.end(),
                                      [&](const Form& f) { return f.text == there[i]; }));
        }
        if (all) return true;
    }
    // As one name.
    std::vector<std::string> readings;
    if (asked.size() == 1) readings.push_back(asked[0]);
    for (const JoinedForm& form : joined_readings(query))
        if (form.first == 0 && form.last == query.size()) readings.push_back(form.form);
    for (const std::string& reading : readings)
        for (const Form& form : joined_forms_of(reading, Reach::careful, passage))
            if (phrase_words(form.text) == there) return true;
    return false;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

}  // namespace

TEST_CASE("joined and split writings of a name find one another") {
    std::size_t cases = 0, missed = 0;
    for (const auto& names : rows("joined_names.txt")) {
        for (const std::string& typed : names) {
            for (const std::string& name : names) {
                if (&typed == &name) continue;
                ++cases;
                const bool found = finds(lower(typed), name);
                missed += !found;
                CHECK_MESSAGE(found, lower(typed), " should find ", name);
            }
        }
    }
    CHECK(cases >= 60);
    MESSAGE(cases, " cases, ", missed, " missed");
}

TEST_CASE("different names do not find one another by joining or splitting") {
    int merged = 0;
    for (const auto& names : rows("not_joined_names.txt"))
        for (const std::string& typed : names)
            for (const std::string& name : names)
                if (&typed != &name && finds(lower(typed), name)) {
                    ++merged;
                    MESSAGE(lower(typed), " should not find ", name);
                }
    CHECK(merged == 0);
}

TEST_CASE("a joined form covers the whole name, and its words are the phrase") {
    const std::string text =
        "Siraj-ud-Din Haqqani and Miran Shah; Mullah Omar of al-Qaeda. Anglo-Afghan war";
    std::map<std::string, std::string> forms;
    const std::vector<Token> tokens = tokenize(text);
    for (const JoinedForm& form : joined_forms(tokens)) {
        const std::size_t begin = tokens[form.first].begin;
        forms[form.form] = text.substr(begin, tokens[form.last - 1].end - begin);
    }
    CHECK(forms == std::map<std::string, std::string>{{"siraj ud din", "Siraj-ud-Din"},
                                                      {"miran shah", "Miran Shah"},
                                                      {"al qaeda", "al-Qaeda"}});
    CHECK(phrase_words("siraj ud din") == std::vector<std::string>{"siraj", "din"});
    CHECK(phrase_words("al qaeda") == std::vector<std::string>{"qaeda"});
    CHECK(phrase_words("lashkar e taiba") == std::vector<std::string>{"lashkar", "taiba"});
}

TEST_CASE("joined spellings") {
    CHECK(joined_spelling("abd al rahman") == "abdurrahman");
    CHECK(joined_spelling("abdalrahman") == "abdurrahman");
    CHECK(joined_spelling("abdul aziz") == "abdulaziz");
    CHECK(joined_spelling("siraj al din") == "sirajuddin");
    CHECK(joined_spelling("al qaeda") == "alqaeda");
    CHECK(joined_spelling("") == "");
    CHECK(joined_spelling("mujahidin") == "mujahidin");
}

TEST_CASE("acronyms and what they stand for") {
    for (const auto& row : rows("acronyms.txt")) {
        REQUIRE(row.size() == 2);
        std::string found;
        for (const Definition& d : acronym_definitions(row[0], tokenize(row[0]))) {
            found += (found.empty() ? "" : "; ") + d.acronym + " = " + d.long_form;
            CHECK(row[0].substr(d.acronym_begin, d.acronym_end - d.acronym_begin) ==
                  d.acronym_written);
            CHECK(d.long_form_begin < d.long_form_end);
            CHECK(d.long_form_end <= row[0].size());
        }
        CHECK_MESSAGE((found.empty() ? "-" : found) == row[1], row[0]);
    }
}

TEST_CASE("acronyms of the two texts") {
    std::string found;
    for (const char* name :
         {"afghan-taliban-mediating-ttp-talks.txt", "afghan-taliban-ttp-nexus.md"}) {
        std::ifstream in(std::string(IMLA_SOURCE_DIR) + "/corpus/" + name);
        std::stringstream text;
        text << in.rdbuf();
        for (const Definition& d : acronym_definitions(text.str(), tokenize(text.str())))
            found += d.acronym + " = " + d.long_form + "\n";
    }
    for (const char* expected :
         {"ttp = tehrik taliban pakistan\n", "ttp = tehreek taliban pakistan\n",
          "ghq = general headquarters\n", "fata = federally administered tribal areas\n"})
        CHECK_MESSAGE(found.find(expected) != std::string::npos, expected);
}

TEST_CASE("no bytes upset the search for acronyms and names") {
    const unsigned seed = 7;
    MESSAGE("seed ", seed);
    std::mt19937 random(seed);
    const std::string scraps[] = {"(",    ")",   "TTP",      "Tehrik", "-i-",          " ",
                                  "\n",   "-\n", "Taliban ", "al-",    "Pakistan",     ".",
                                  "U.N.", ", ",  "or ",      "\"",     "\xE2\x80\x93", "\xFF",
                                  "\xD8", "s",   "IS-K",     ":",      "محمد",         "Khan"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (unsigned i = random() % 24; i > 0; --i) text += scraps[random() % std::size(scraps)];
        const auto tokens = tokenize(text);
        for (const Definition& d : acronym_definitions(text, tokens))
            REQUIRE(d.long_form_end <= text.size());
        for (const auto& forms : {joined_forms(tokens), joined_readings(tokens)})
            for (const JoinedForm& form : forms) REQUIRE(form.last <= tokens.size());
        script_keys(text);
        script_distance(text, "taliban");
        Taught().add(text);
    }
}

TEST_CASE("names across scripts") {
    for (const auto& row : rows("scripts.txt")) {
        const std::string arabic = fold_word(row[0]);
        for (const std::string& latin : parts(row[1], ' ')) {
            CHECK_MESSAGE(script_distance(arabic, latin) <= script_limit(Reach::careful), arabic,
                          " ", latin, " ", script_distance(arabic, latin));
            OnePassage has_latin("It was " + latin + " there"), has_arabic(row[0] + " there");
            const auto there = script_forms_of(arabic, Reach::careful, has_latin),
                       back = forms_of(latin, {}, has_arabic);
            CHECK_MESSAGE(std::any_of(there.begin(), there.end(),
                                      [&](const Form& f) { return f.text == latin; }),
                          arabic, " finds ", latin);
            CHECK_MESSAGE(std::any_of(back.begin(), back.end(),
                                      [&](const Form& f) { return f.text == arabic; }),
                          latin, " finds ", arabic);
        }
    }
    for (const auto& row : rows("not_scripts.txt"))
        for (const std::string& latin : parts(row[1], ' '))
            CHECK_MESSAGE(script_distance(fold_word(row[0]), latin) > script_limit(Reach::careful),
                          row[0], " ", latin);
}

namespace {

/// Does a query typed as `typed` find `name`, of another script, in a sentence?
bool finds_across(const std::string& typed, const std::string& name) {
    const OnePassage passage(name + " ,");
    const std::vector<Token> query = tokenize(typed, Capitals::query);
    const std::vector<std::string> asked = own_words(query), there = own_words(tokenize(name));
    std::vector<std::string> readings;
    if (asked.size() == 1) readings.push_back(asked[0]);
    for (const JoinedForm& form : joined_readings(query))
        if (form.first == 0 && form.last == query.size()) readings.push_back(form.form);
    for (const std::string& reading : readings)
        for (const Form& form : forms_of(reading, {}, passage))
            if (form.how == How::script && phrase_words(form.text) == there) return true;
    return false;
}

}  // namespace

TEST_CASE("names across scripts that are known, joined or split") {
    for (const auto& row : rows("script_names.txt"))
        for (const std::string& latin : parts(row[1], ' ')) {
            CHECK_MESSAGE(finds_across(row[0], latin), row[0], " should find ", latin);
            CHECK_MESSAGE(finds_across(lower(latin), row[0]), latin, " should find ", row[0]);
        }
    for (const auto& row : rows("not_script_names.txt"))
        for (const std::string& latin : parts(row[1], ' ')) {
            CHECK_MESSAGE(!finds_across(row[0], latin), row[0], " should not find ", latin);
            CHECK_MESSAGE(!finds_across(latin, row[0]), latin, " should not find ", row[0]);
        }
}

TEST_CASE("a word in Arabic letters is found with its article and without") {
    for (const auto& row : rows("arabic_writings.txt")) {
        REQUIRE(row.size() == 2);
        for (const bool back : {false, true}) {
            const std::string typed = fold_word(row[back]), there = fold_word(row[!back]);
            const auto forms = forms_of(typed, {}, OnePassage(there + " ,"));
            CHECK_MESSAGE(std::any_of(forms.begin(), forms.end(),
                                      [&](const Form& f) { return f.text == there; }),
                          typed, " should find ", there);
        }
    }
    CHECK(forms_of("قذافی", {}, OnePassage("قذف ,")).empty());
}

TEST_CASE("Cyrillic in Latin letters") {
    for (const auto& row : rows("cyrillic.txt"))
        CHECK(latin_of(row[1] == "London" ? row[0] : fold_word(row[0])) == row[1]);
    OnePassage passage("Умаров was there");
    const auto forms = script_forms_of("umarov", Reach::careful, passage);
    REQUIRE(forms.size() == 1);
    CHECK(forms[0].how == How::script);
}

TEST_CASE("taught names") {
    Taught taught;
    const auto problems = taught.add(
        "\xEF\xBB\xBF# ours\r\n"
        "same: Dostum, Dustam, Döstum Khan   # three\r\n"
        "Different : Mehsud, Massoud\n"
        "TTP = Tehrik-i-Taliban Pakistan\n"
        "TPP = TTP\n"
        "same: alone\n"
        "nonsense\n"
        "= x\n"
        "a = b = c\n"
        "same: Karim, , Karam\n"
        "different: Qur'an, Quran\n");
    std::vector<unsigned> lines;
    for (const auto& problem : problems) {
        lines.push_back(problem.line);
        CHECK(!problem.reason.empty());
    }
    CHECK(lines == std::vector<unsigned>{6, 7, 8, 9, 10, 11});
    CHECK(taught.same_as("DOSTUM") == std::vector<std::string>{"dostum khan", "dustam"});
    CHECK(taught.same_as("Massoud").empty());
    CHECK(taught.is_different("massoud", "Mehsud"));
    CHECK(!taught.is_different("dostum", "dustam"));
    CHECK(taught.equivalents("tpp") ==
          std::vector<std::string>{"tehrik i taliban pakistan", "ttp"});
    CHECK(taught.equivalents("Tehrik-i-Taliban Pakistan") ==
          std::vector<std::string>{"tpp", "ttp"});

    SUBCASE("a later line beats an earlier one") {
        CHECK(taught.add(different_line("Dostum", "Dustam") + "\n").empty());
        CHECK(taught.is_different("dustam", "dostum"));
        CHECK(!taught.is_same("dostum", "dustam"));
        CHECK(taught.is_same("dostum", "Dostum Khan"));
        taught.add(same_line("Dustam", "Dostum"));
        CHECK(taught.is_same("dostum", "dustam"));
        CHECK(!taught.is_different("dostum", "dustam"));
    }
    SUBCASE("lines that could not be read again are refused") {
        CHECK_THROWS_AS(same_line("a, b", "c"), std::invalid_argument);
        CHECK_THROWS_AS(same_line("#a", "c"), std::invalid_argument);
        CHECK_THROWS_AS(same_line("a\nb", "c"), std::invalid_argument);
        CHECK_THROWS_AS(different_line("-", "c"), std::invalid_argument);
        CHECK_THROWS_AS(different_line("Omar", "omar"), std::invalid_argument);
    }
}

TEST_CASE("the example of taught names is in order") {
    std::ifstream in(std::string(IMLA_SOURCE_DIR) + "/examples/names.txt");
    std::stringstream text;
    text << in.rdbuf();
    Taught taught;
    CHECK(taught.add(text.str()).empty());
    CHECK(taught.equivalents("TPP") == std::vector<std::string>{"ttp"});
    CHECK(taught.equivalents("KPK") == std::vector<std::string>{"khyber pakhtunkhwa", "kp"});
}
