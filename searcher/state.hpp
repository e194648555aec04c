// What a Searcher holds; its methods are spread over several files.
#pragma once

#include <xapian.h>

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "analysis/stemmer.hpp"
#include "schema/settings.hpp"
#include "schema/user_error.hpp"
#include "searcher/highlighter.hpp"
#include "searcher/known_forms.hpp"
#include "searcher/local_postings.hpp"
#include "searcher/parts.hpp"
#include "searcher/plan.hpp"
#include "searcher/searcher.hpp"
#include "searcher/vocabulary.hpp"
#include "searcher/weights.hpp"

namespace imla {

/// A term by which passages tell what they are about.
struct TellingWord {
    std::string term;
    double weight = 0;
};

struct Searcher::State {
    State(const std::vector<std::string>& indexes, const Access&, Taught);

    Result search(std::string_view text, const SearchSettings&);

    /// The query planned, with its filters; how it was read goes to `result`.
    Plan planned(std::string_view text, const SearchSettings&, Result& result);

    /// The documents of a passage's document, in order: its own record, then its passages.
    std::vector<Xapian::docid> records_of(const std::string& document);
    std::vector<PassageRecord> passages(std::string_view passage_id, unsigned context);

    Expander expander(std::string_view text, const SearchSettings&);
    /// What a wider dial would add to the expansions of a query.
    std::vector<Expansion> not_included(const ParsedQuery&, std::string_view text, SearchSettings,
                                        const std::vector<Expansion>& included);
    /// Those of a result's conditions that no passage matches, and what there is instead.
    std::vector<Advice::Idle> idle(const std::vector<std::string>& conditions);
    std::vector<CensusEntry> forms(std::string_view words, Reach);

    /// How what is found is to be weighed.
    void set_weights(Xapian::Enquire&) const;
    /// Runs a plan: hits, their context and their number go to `result`.
    void find(const Plan&, const SearchSettings&, Result& result);

    /// The `most` terms that tell these texts from the rest of the collection, best first.
    std::vector<TellingWord> telling_words_of(const std::vector<std::string>& texts, std::size_t most);
    Formula query_of(const std::vector<TellingWord>&);
    /// Adds to a plan what its best passages are about.
    void expand_by_feedback(Plan&);
    /// Where else the text of each hit stands; `records` are those of the hits.
    void find_folded(const Plan&, const std::vector<Xapian::docid>& records, Result& result);
    /// The hits of a plan in an order other than by score.
    void find_by_date(const Plan&, const SearchSettings&, Result& result);
    void find_checked(Xapian::Enquire&, const Plan&, const SearchSettings&, Result& result);
    Hit hit(double score, unsigned rank, PassageRecord, const Highlighter&,
            const SearchSettings&);
    std::vector<std::pair<std::string, std::string>> extra_of(const std::string& document);

    /// Runs `work` again on the newest state when a writer has overtaken us.
    template <class Work>
    auto retried(Work work) {
        for (int attempt = 1;; ++attempt) {
            try {
                if (!connected) connect();
                return work();
            } catch (const Xapian::DatabaseModifiedError&) {
                if (attempt == 3)
                    throw Unanswered("the index changes faster than it can be read; try again in a moment");
                reopen();
            } catch (const Xapian::NetworkError& error) {
                lost(error, attempt);
            } catch (const Xapian::DatabaseError& error) {
                damaged(error.get_msg());
            } catch (const std::length_error& error) {   // of a length read from a damaged table
                damaged(error.what());
            }
        }
    }

    /// Opens all parts (but those given up) anew. Throws Unanswered where one cannot be
    /// searched, at once for a while after it has.
    void connect();
    /// What a writer has changed, after DatabaseModifiedError.
    void reopen();
    /// What is remembered of the database as it was.
    void forget();
    /// After a server has failed: returns where it is worth another attempt.
    void lost(const Xapian::NetworkError&, int attempt);
    [[noreturn]] void damaged(const std::string& why) const;
    /// Says what is left out.
    void tell_missing(Result&) const;

    std::vector<std::string> indexes;       // as named
    Access access;
    std::vector<Part> named;                // what they come down to
    OpenedParts opened;
    std::vector<std::string> generations;   // of each named part, when it was opened
    std::chrono::steady_clock::time_point connected_at, failed_at;
    bool connected = false;                 // false: what servers still send would be taken for another answer
    std::string failure;                    // of the last connect()
    Xapian::Database database;              // opened.all
    std::optional<LocalPostings> local;     // of `opened`, at the same commits
    Settings settings;
    Stemmer stemmer;
    IndexVocabulary vocabulary;
    KnownForms known_forms;
    Taught taught;
};

}  // namespace imla
