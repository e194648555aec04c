#include "searcher/local_postings.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdio>
#include <limits>
#include <map>
#include <system_error>

#include "glass/posting_reader.hpp"
#include "glass/revision.hpp"
#include "schema/index_directory.hpp"

namespace imla {
namespace {

/// As the engine writes it: 8-4-4-4-12 hexadecimal digits.
std::string shown_uuid(const std::string& bytes) {
    std::string shown;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        char digits[3];
        std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned char>(bytes[i]));
        if (i == 4 || i == 6 || i == 8 || i == 10) shown += '-';
        shown += digits;
    }
    return shown;
}

/// Runs `work` and says in the engine's terms how it failed.
template <class Work>
auto as_engine(Work work) {
    try {
        return work();
    } catch (const glass::Overtaken& error) {
        throw Xapian::DatabaseModifiedError(error.what());
    } catch (const glass::Damaged& error) {
        throw Xapian::DatabaseCorruptError(error.what());
    } catch (const std::system_error& error) {
        throw Xapian::DatabaseError(error.what());
    }
}

/// Keeps the best of what comes in the order of records.
class Kept {
  public:
    explicit Kept(std::size_t most) : most_(most) {}

    void offer(const Scored& match) {
        ++offered_;
        if (most_ == 0) return;
        if (kept_.size() == most_) {
            if (match.score <= least_) return;
            std::pop_heap(kept_.begin(), kept_.end(), better);
            kept_.back() = match;
        } else {
            kept_.push_back(match);
        }
        std::push_heap(kept_.begin(), kept_.end(), better);
        if (kept_.size() == most_) least_ = kept_.front().score;
    }

    /// Empties it.
    BestMatches taken() {
        std::sort_heap(kept_.begin(), kept_.end(), better);
        return {std::move(kept_), offered_};
    }

    static bool better(const Scored& a, const Scored& b) {
        return a.score != b.score ? a.score > b.score : a.record < b.record;
    }

  private:
    std::size_t most_;
    std::vector<Scored> kept_;   // a heap, the worst on top
    double least_ = -std::numeric_limits<double>::infinity();
    std::uint64_t offered_ = 0;
};

/// The scores of some thousand records that follow one another, which the nearest cache holds.
class Window {
  public:
    static constexpr std::uint32_t records = 4096;

    void add(std::uint32_t at, double score) {
        touched_[at / 64] |= std::uint64_t{1} << at % 64;
        scores_[at] += score;
    }

    /// Empties it.
    void forget() {
        take([](std::uint32_t, double) {});
    }

    /// Calls `found(at, score)` for each record that was added to, in order, and forgets them.
    template <class Found>
    void take(Found found) {
        for (std::uint32_t word = 0; word < touched_.size(); ++word) {
            for (std::uint64_t bits = touched_[word]; bits != 0; bits &= bits - 1) {
                const std::uint32_t at = word * 64 + static_cast<std::uint32_t>(std::countr_zero(bits));
                found(at, scores_[at]);
                scores_[at] = 0;
            }
            touched_[word] = 0;
        }
    }

  private:
    std::array<std::uint64_t, records / 64> touched_{};
    std::array<double, records> scores_{};
};

struct Weighed {
    glass::PostingReader postings;
    double weight;
};

/// Adds up one table, whose record `n` is `record_of(n)` to the outside. `others` are its own records.
template <class RecordOf>
void add_up(std::vector<Weighed>& lists, const std::vector<Scored>& others, RecordOf record_of, Kept& best) {
    static thread_local Window window;
    window.forget();   // a list that failed may have left something
    auto other = others.begin();
    for (;;) {
        std::erase_if(lists, [](const Weighed& list) { return list.postings.at_end(); });
        std::uint64_t start = other == others.end() ? std::numeric_limits<std::uint64_t>::max() : other->record;
        for (const Weighed& list : lists) start = std::min<std::uint64_t>(start, list.postings.document());
        if (start == std::numeric_limits<std::uint64_t>::max()) return;
        const std::uint64_t end = start + Window::records;
        for (Weighed& list : lists)
            list.postings.each_before(end, [&](std::uint32_t document, std::uint32_t impact) {
                window.add(static_cast<std::uint32_t>(document - start), list.weight * impact);
            });
        for (; other != others.end() && other->record < end; ++other)
            window.add(static_cast<std::uint32_t>(other->record - start), other->score);
        window.take([&](std::uint32_t at, double score) {
            best.offer({record_of(static_cast<std::uint32_t>(start + at)), score});
        });
    }
}

}  // namespace

std::optional<LocalPostings> LocalPostings::of(const OpenedParts& opened) {
    std::vector<glass::TableReader> parts;
    try {
        for (std::size_t i = 0; i < opened.parts.size(); ++i) {
            const Part& part = opened.parts[i];
            if (part.is_server()) return std::nullopt;
            const auto directory = part.bare ? std::optional<std::filesystem::path>(part.name) : published_generation(part.name);
            if (!directory) return std::nullopt;
            const glass::Revision revision = glass::read_version_file(directory->string());
            // A writer may have gone on since the engine opened it.
            if (revision.number != opened.each[i].get_revision() || shown_uuid(revision.uuid) != opened.each[i].get_uuid())
                return std::nullopt;
            parts.emplace_back((*directory / "postlist.glass").string(), revision.tables[glass::postlist], revision.number);
        }
    } catch (const std::exception&) {
        return std::nullopt;
    } catch (const Xapian::Error&) {
        return std::nullopt;
    }
    return LocalPostings(std::move(parts));
}

std::uint32_t LocalPostings::passages_with(const std::string& term) const {
    return as_engine([&] {
        std::uint32_t passages = 0;
        for (const glass::TableReader& part : parts_) passages += glass::PostingReader(part, term).documents();
        return passages;
    });
}

void LocalPostings::each_term(const std::string& prefix,
                              const std::function<void(std::string_view, std::uint32_t)>& found) const {
    const auto read = [&](const glass::TableReader& part, const auto& take) {
        for (glass::TermReader at(part, prefix); !at.at_end(); at.next())
            take(at.term().substr(prefix.size()), at.documents());
    };
    as_engine([&] {
        if (parts_.size() == 1) return read(parts_.front(), found);
        std::map<std::string, std::uint32_t> together;
        for (const glass::TableReader& part : parts_)
            read(part, [&](std::string_view rest, std::uint32_t passages) { together[std::string(rest)] += passages; });
        for (const auto& [rest, passages] : together) found(rest, passages);
    });
}

// The engine numbers the records of several databases in turns.
BestMatches LocalPostings::best(const std::vector<WeighedTerm>& terms, const std::vector<Scored>& others,
                                std::size_t most) const {
    return as_engine([&] {
        const auto parts = static_cast<std::uint32_t>(parts_.size());
        std::vector<Scored> all;
        std::uint64_t total = 0;
        for (std::uint32_t part = 0; part < parts; ++part) {
            std::vector<Weighed> lists;
            lists.reserve(terms.size());
            for (const auto& [term, weight] : terms) lists.push_back({glass::PostingReader(parts_[part], term), weight});
            std::vector<Scored> own;
            for (const auto& [record, score] : others)
                if ((record - 1) % parts == part) own.push_back({(record - 1) / parts + 1, score});
            Kept best(most);
            add_up(lists, own, [&](std::uint32_t record) { return (record - 1) * parts + part + 1; }, best);
            BestMatches found = best.taken();
            total += found.total;
            all.insert(all.end(), found.matches.begin(), found.matches.end());
        }
        std::sort(all.begin(), all.end(), Kept::better);
        if (all.size() > most) all.resize(most);
        return BestMatches{std::move(all), total};
    });
}

}  // namespace imla
