#include "searcher/known_forms.hpp"

#include <doctest/doctest.h>

namespace imla {
namespace {

/// Two spellings of one name, and how often anyone asked.
class TwoSpellings : public Vocabulary {
  public:
    Entries filed_under(std::string_view) const override {
        ++asked;
        return std::make_shared<std::vector<Entry>>(
            std::vector<Entry>{{"tehrik", 3}, {"tehreek", 2}});
    }
    unsigned passages_with(std::string_view) const override { return 1; }
    mutable int asked = 0;
};

}  // namespace

TEST_CASE("forms are found once for each word and wish, until they are forgotten") {
    const TwoSpellings vocabulary;
    KnownForms known;
    FormsWish wish;
    const std::vector<Form> forms = known.of("tehrik", wish, vocabulary);
    REQUIRE(forms.size() == 1);
    CHECK(forms.front().text == "tehreek");
    const int asked = vocabulary.asked;
    CHECK(asked > 0);

    CHECK(known.of("tehrik", wish, vocabulary).size() == 1);
    CHECK(vocabulary.asked == asked);
    wish.reach = Reach::wide;
    known.of("tehrik", wish, vocabulary);
    CHECK(vocabulary.asked > asked);
    wish.reach = Reach::off;
    CHECK(known.of("tehrik", wish, vocabulary).empty());

    wish.reach = Reach::careful;
    const int before = vocabulary.asked;
    known.forget();
    CHECK(known.of("tehrik", wish, vocabulary).size() == 1);
    CHECK(vocabulary.asked == before + asked);
}

}  // namespace imla
