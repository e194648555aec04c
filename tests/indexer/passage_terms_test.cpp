#include "indexer/passage_terms.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "analysis/tokenizer.hpp"
#include "schema/terms.hpp"
#include "tests/indexer/gathered_records.hpp"
#include "variants/keys.hpp"

namespace imla {
namespace {

std::vector<TermEntry> terms_of(const Document& document, std::string_view text,
                                const std::vector<std::string>& headings = {}) {
    WordBook book("english");
    GatheredRecords gathered;
    PassageTerms terms(gathered, book);
    terms.start_document(document);
    const std::vector<Token> tokens = tokenize(text);
    gathered.start_record();
    terms.add(text, tokens, headings);
    gathered.end_record(passage_length(tokens), 10);
    return gathered.records.front().terms;
}

const TermEntry* find(const std::vector<TermEntry>& terms, const std::string& term) {
    const auto found = std::find_if(terms.begin(), terms.end(),
                                    [&](const TermEntry& entry) { return entry.term == term; });
    return found == terms.end() ? nullptr : &*found;
}

bool has_variant(const std::vector<TermEntry>& terms, const std::string& form) {
    for (const std::string& key : index_keys(form))
        if (!find(terms, variant_term(key, form))) return false;
    return !index_keys(form).empty();
}

}  // namespace

TEST_CASE("terms ascend without repeats, and so do positions") {
    const auto terms = terms_of({}, "Tehrik-i-Taliban Pakistan, the Taliban of Pakistan and the "
                                    "talks of the Taliban (TTP).");
    for (std::size_t i = 1; i < terms.size(); ++i) CHECK(terms[i - 1].term < terms[i].term);
    for (const TermEntry& entry : terms)
        CHECK(std::is_sorted(entry.positions.begin(), entry.positions.end(), std::less_equal<>()));
}

TEST_CASE("words carry positions and weight; stems weight; variants neither") {
    const auto terms = terms_of({}, "Karachi police were running to Karachi.");
    const TermEntry* word = find(terms, "karachi");
    REQUIRE(word);
    CHECK(word->positions == std::vector<unsigned>{1, 6});
    CHECK(word->wdf == impact(2, 6, 10));
    const TermEntry* stem = find(terms, "Zrun");
    REQUIRE(stem);
    CHECK(stem->positions.empty());
    CHECK(stem->wdf == impact(1, 6, 10));
    CHECK_MESSAGE(find(terms, "Zkarachi"), "a word has a stem, so that a query needs one term");
    CHECK_MESSAGE(!find(terms, "Zto"), "a function word stands for its own");
    CHECK_MESSAGE(find(terms, "Zbe"), "but not for another's");
    CHECK(has_variant(terms, "karachi"));
    CHECK_MESSAGE(!has_variant(terms, "police"), "common English has no variants");
    for (const TermEntry& entry : terms)
        if (entry.term.starts_with("XV")) CHECK(entry.wdf == 0);
}

TEST_CASE("a particle shares the position of its name") {
    const auto terms = terms_of({}, "The Tehrik-i-Taliban spoke.");
    REQUIRE(find(terms, "i"));
    CHECK(find(terms, "i")->positions == find(terms, "taliban")->positions);
    CHECK(find(terms, "taliban")->positions.front() == find(terms, "tehrik")->positions.front() + 1);
}

TEST_CASE("words of the title and of headings are found without a field") {
    Document document;
    document.title = "Talks with Waziristan";
    document.type = "Markdown";
    const auto terms = terms_of(document, "A short text.", {"Peshawar", "Early talks"});
    REQUIRE(find(terms, "waziristan"));
    CHECK(find(terms, "waziristan")->positions.empty());
    CHECK(find(terms, "waziristan")->wdf == impact(1, 3, 10));  // like a word of the text
    CHECK(find(terms, "Swaziristan")->positions == std::vector<unsigned>{3});
    CHECK(find(terms, "XHpeshawar"));
    CHECK(find(terms, "XHtalks"));
    CHECK(has_variant(terms, "waziristan"));
    CHECK(find(terms, "Tmarkdown"));
}

TEST_CASE("names of several words and acronyms lead to what they stand for") {
    const auto terms = terms_of({}, "The Federally Administered Tribal Areas (FATA), and Siraj "
                                    "ud-Din of Kabul.");
    CHECK(find(terms, acronym_term("fata", "federally administered tribal areas")));
    const bool joined = std::any_of(terms.begin(), terms.end(), [](const TermEntry& entry) {
        return entry.term.ends_with(":siraj ud din");
    });
    CHECK(joined);
}

TEST_CASE("what is said above a passage goes with it, and no further") {
    Document document;
    document.title = "Talks";
    document.path = "kabul.txt";
    WordBook book("english");
    GatheredRecords gathered;
    PassageTerms terms(gathered, book);
    terms.start_document(document);
    const std::vector<std::vector<std::string>> headings{{"One"}, {"One"}, {"Two"}, {}};
    const auto add = [&](const std::vector<std::string>& above) {
        const std::vector<Token> tokens = tokenize("Some text.");
        gathered.start_record();
        terms.add("Some text.", tokens, above);
        gathered.end_record(2, 2);
    };
    for (const auto& above : headings) add(above);
    Document other;
    other.title = "Another";
    terms.start_document(other);
    add({});
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const auto& record = gathered.records[i].terms;
        CHECK(find(record, "Stalks"));
        CHECK(find(record, "XPkabul"));
        CHECK((find(record, "XHone") != nullptr) == (i < 2));
        CHECK((find(record, "XHtwo") != nullptr) == (i == 2));
    }
    CHECK(find(gathered.records[4].terms, "Sanother"));
    CHECK(!find(gathered.records[4].terms, "Stalks"));
    CHECK(!find(gathered.records[4].terms, "XPkabul"));
}

TEST_CASE("words of a path") { CHECK(path_words("a/b_c-d.txt") == "a b c d txt"); }

}  // namespace imla
