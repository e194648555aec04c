// Opening what is searched, and what to do when a part of it fails.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "schema/index_directory.hpp"
#include "searcher/state.hpp"

namespace imla {
namespace {

using clock = std::chrono::steady_clock;

/// After a server has failed, how long it is not asked again: a batch of
/// thousands must not wait for it each time.
constexpr auto respite = std::chrono::seconds(2);

/// A prompt does not ask servers for news more often.
constexpr auto news_after = std::chrono::seconds(5);

std::string published(const Part& part) {
    if (part.is_server() || part.bare) return "";
    const auto generation = published_generation(part.name);
    return generation ? generation->string() : "";
}

/// The part that an error of the engine is about.
std::string part_called(const Missing& trouble, const std::vector<Part>& parts) {
    for (const Part& part : parts)
        if (part.is_server() && part.host + ':' + std::to_string(part.port) == trouble.name) return part.name;
    return "";
}

}  // namespace

Searcher::State::State(const std::vector<std::string>& names, const Access& wish, Taught what_is_taught)
    : indexes(names),
      access(wish),
      named(parts_of(names)),
      opened(open_parts(named, access, {})),
      connected_at(clock::now()),
      connected(true),
      database(opened.all),
      local(LocalPostings::of(opened)),
      settings(opened.settings),
      stemmer(settings.language),
      vocabulary(database, local),
      taught(std::move(what_is_taught)) {
    for (const Part& part : named) generations.push_back(published(part));
}

void Searcher::State::connect() {
    if (!failure.empty() && clock::now() - failed_at < respite) throw Unanswered(failure);
    try {
        std::vector<std::string> now;
        now.reserve(named.size());
        for (const Part& part : named) now.push_back(published(part));
        opened = open_parts(named, access, opened.missing);
        generations = std::move(now);
    } catch (const UserError& error) {   // about a part, whatever it is: the query has not been looked at
        failure = error.what();
        failed_at = clock::now();
        throw Unanswered(failure);
    }
    database = opened.all;
    forget();
    settings = opened.settings;
    connected = true;
    connected_at = clock::now();
    failure.clear();
}

void Searcher::State::reopen() {
    // Servers asked at the same time may still have an answer under way.
    if (has_server(opened.parts)) {
        connected = false;
    } else {
        try {
            database.reopen();
        } catch (const Xapian::DatabaseError&) {   // it has been removed, once another was published
            connected = false;
        }
    }
    forget();
}

void Searcher::State::forget() {
    local = LocalPostings::of(opened);
    vocabulary.forget();
    known_forms.forget();
}

void Searcher::State::lost(const Xapian::NetworkError& error, int attempt) {
    connected = false;
    const Missing trouble = trouble_of(error);
    const bool slow = std::string_view(error.get_type()) == "NetworkTimeoutError";
    // A server closes a connection that has long been idle: the first failure may be no more.
    if (!slow && attempt == 1) return;
    const std::string part = part_called(trouble, opened.parts);
    if (access.partial && !part.empty()) {
        opened.missing.push_back({part, trouble.reason});
        return;
    }
    failure = trouble.reason;
    failed_at = clock::now();
    throw Unanswered(trouble.reason);
}

void Searcher::State::damaged(const std::string& why) const {
    // The engine does not say in which.
    if (named.size() > 1)
        throw Unanswered(fmt::format("one of the indexes {} is damaged ({}); imla-indexer --index DIR --check says which, and "
                                     "--rebuild builds it anew", fmt::join(indexes, ", "), why));
    throw Unanswered(damaged_index(indexes.front(), why));
}

void Searcher::State::tell_missing(Result& result) const {
    for (const Missing& missing : opened.missing) {
        result.missing.push_back(missing.name);
        result.remarks.push_back("without " + missing.name + ": " + missing.reason);
    }
}

bool Searcher::renew() {
    State& state = *state_;
    const bool servers = has_server(state.named);
    bool changed = !state.connected;
    for (std::size_t i = 0; i < state.named.size(); ++i)
        changed = changed || published(state.named[i]) != state.generations[i];
    if (!changed && !servers) {
        try {
            const bool reopened = state.database.reopen();
            if (reopened) state.forget();
            return reopened;
        } catch (const Xapian::DatabaseError&) {   // as in reopen()
            changed = true;
        }
    }
    if (!changed && clock::now() - state.connected_at < news_after) return false;
    const auto updated = state.opened.updated;
    const auto missing = state.opened.missing.size();
    state.opened.missing.clear();   // what failed may be there again
    state.connected = false;
    state.retried([] { return 0; });
    return changed || updated != state.opened.updated || missing != state.opened.missing.size();
}

}  // namespace imla
