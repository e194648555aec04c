// The public Searcher: the inner one, with its types copied into the few that are promised.
#include "searcher/searcher.hpp"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "schema/user_error.hpp"
#include "searcher/taught_files.hpp"

// The public header has a Searcher, Hit and Match of its own in namespace imla; these
// names for the inner ones are made before it is read.
namespace imla::inner {
using imla::Expansion;
using imla::Hit;
using imla::Match;
using imla::Searcher;
}  // namespace imla::inner

#include "library/imla/searcher.hpp"

namespace imla::inline library {
namespace {

Reach reach(Variants variants) {
    switch (variants) {
        case Variants::off: return Reach::off;
        case Variants::careful: return Reach::careful;
        case Variants::wide: break;
    }
    return Reach::wide;
}

Spelling spelling(inner::Expansion&& from) {
    return {std::move(from.query), std::move(from.form), std::string(name_of(from.how)), from.distance,
            from.passages};
}

std::vector<Spelling> spellings(std::vector<inner::Expansion>&& from) {
    std::vector<Spelling> to;
    to.reserve(from.size());
    for (inner::Expansion& one : from) to.push_back(spelling(std::move(one)));
    return to;
}

Hit hit(inner::Hit&& from) {
    PassageRecord& passage = from.passage;
    Hit to;
    to.rank = from.rank;
    to.score = from.score;
    to.passage = passage.id();
    to.document = std::move(passage.document);
    to.path = std::move(passage.path);
    to.title = std::move(passage.title);
    to.author = std::move(passage.author);
    to.date = std::move(passage.date);
    to.source = std::move(passage.source);
    to.url = std::move(passage.url);
    to.language = std::move(passage.language);
    to.headings = std::move(passage.headings);
    to.page = passage.page;
    to.first_line = passage.first_line;
    to.last_line = passage.last_line;
    to.source_begin = passage.source_begin;
    to.source_end = passage.source_end;
    to.text = std::move(passage.text);
    for (inner::Match& match : from.matches)
        to.matches.push_back({match.begin, match.end, std::move(match.form), std::move(match.query),
                              std::string(name_of(match.how)), match.distance});
    return to;
}

SearchSettings settings(const Wish& wish) {
    // "All hits" may be asked for by the largest number there is; offset and top are added up.
    constexpr std::size_t most = 1'000'000'000;
    SearchSettings settings;
    settings.top = static_cast<unsigned>(std::min(wish.top, most));
    settings.offset = static_cast<unsigned>(std::min(wish.offset, most));
    settings.unit = wish.whole_documents ? Unit::document : Unit::passage;
    settings.reach = reach(wish.variants);
    settings.match_all = wish.all_words;
    settings.across_scripts = wish.across_scripts;
    settings.filter = wish.filter;
    settings.parse.plain = wish.plain;
    return settings;
}

/// Runs `work`; whatever it throws becomes the one exception that is promised.
template <class Work>
auto promised(Work work) {
    try {
        return work();
    } catch (const UserError& error) {
        throw Error(error.what());
    } catch (const Xapian::Error& error) {
        throw Error("the index cannot be read: " + error.get_msg());
    }
}

}  // namespace

struct Searcher::State {
    inner::Searcher searcher;
};

Searcher::Searcher(const std::vector<std::string>& indexes, const std::vector<std::string>& names)
    : state_(promised([&] {
          if (indexes.empty()) throw UserError("a Searcher needs an index; name at least one");
          return std::make_unique<State>(
              State{inner::Searcher(indexes, taught_in(indexes, names, nullptr))});
      })) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Answer Searcher::search(std::string_view query, const Wish& wish) {
    return promised([&] {
        auto result = state_->searcher.search(query, settings(wish));
        Answer answer;
        answer.read_as = std::move(result.read_as);
        answer.remarks = std::move(result.remarks);
        answer.spellings = library::spellings(std::move(result.expansions));
        for (inner::Hit& one : result.hits) answer.hits.push_back(hit(std::move(one)));
        answer.total = result.total;
        answer.total_exact = result.total_exact;
        return answer;
    });
}

std::vector<Spelling> Searcher::spellings(std::string_view words, Variants variants) {
    return promised([&] {
        std::vector<Spelling> spellings;
        for (CensusEntry& entry : state_->searcher.forms(words, reach(variants)))
            spellings.push_back(spelling(std::move(entry.form)));
        return spellings;
    });
}

bool Searcher::renew() {
    return promised([&] { return state_->searcher.renew(); });
}

}  // namespace imla::library
