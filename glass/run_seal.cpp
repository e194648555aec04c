// Run::seal: from the order of documents to the order of terms.
#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

#include "glass/pack.hpp"
#include "glass/run.hpp"

namespace imla::glass {
namespace {

template <class Container>
void release(Container& container) {
    Container().swap(container);
}

/// One term of a document, by its place in the sorted list of terms.
struct Listed {
    std::uint32_t rank;
    std::uint32_t wdf;
};

/// The terms in their order, side by side: looking each up by its number would
/// wait for memory three times.
class SortedTerms {
  public:
    SortedTerms(const TermTable& terms, const std::vector<TermId>& order) {
        std::size_t size = 0;
        for (const TermId id : order) size += terms.term(id).size();
        bytes_.reserve(size + over_read);
        ends_.reserve(order.size() + 1);
        ends_.push_back(0);
        for (const TermId id : order) {
            bytes_.append(terms.term(id));
            ends_.push_back(bytes_.size());
        }
        bytes_.append(over_read, '\0');
    }

    /// Eight bytes may be read from any byte of it.
    std::string_view operator[](std::size_t rank) const {
        return {bytes_.data() + ends_[rank], ends_[rank + 1] - ends_[rank]};
    }

  private:
    static constexpr std::size_t over_read = 8;
    std::string bytes_;
    std::vector<std::size_t> ends_;
};

std::size_t shared_prefix(std::string_view a, std::string_view b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    for (std::size_t same = 0; same < shorter; same += 8) {
        std::uint64_t left, right;
        std::memcpy(&left, a.data() + same, 8);
        std::memcpy(&right, b.data() + same, 8);
        if (left == right) continue;
        static_assert(std::endian::native == std::endian::little);
        return std::min(shorter, same + static_cast<std::size_t>(std::countr_zero(left ^ right)) / 8);
    }
    return shorter;
}

/// Makes the tag of a termlist entry: length, number of terms, and each term
/// with its wdf, without what it has in common with the term before.
class TermlistEncoder {
  public:
    explicit TermlistEncoder(const SortedTerms& terms) : terms_(terms) {}

    /// Valid until the next call.
    std::string_view encoded(std::uint32_t length, const Listed* first, const Listed* last) {
        if (first == last) return {};
        std::size_t room = 2 * longest_number;
        for (const Listed* at = first; at != last; ++at)
            room += 2 + terms_[at->rank].size() + longest_number;
        if (tag_.size() < room) tag_.resize(2 * room);
        unsigned char* const begin = tag_.data();
        unsigned char* out = put_number(begin, length);
        out = put_number(out, static_cast<std::uint64_t>(last - first));
        std::string_view before;
        for (const Listed* at = first; at != last; ++at) {
            const std::string_view term = terms_[at->rank];
            if (at == first) {
                out = put_rest(out, term);
                out = put_number(out, at->wdf);
            } else {
                out = put_after(out, before, term, at->wdf);
            }
            before = term;
        }
        return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(out - begin)};
    }

  private:
    static unsigned char* put_rest(unsigned char* out, std::string_view rest) {
        *out++ = static_cast<unsigned char>(rest.size());
        std::memcpy(out, rest.data(), rest.size());
        return out + rest.size();
    }

    static unsigned char* put_after(unsigned char* out, std::string_view before,
                                    std::string_view term, std::uint32_t wdf) {
        const std::size_t same = shared_prefix(before, term);
        // A byte that exceeds the size of the term before holds the wdf as well.
        const std::uint64_t both = (std::uint64_t{wdf} + 1) * (before.size() + 1) + same;
        const bool together = both < 256;
        *out++ = static_cast<unsigned char>(together ? both : same);
        out = put_rest(out, term.substr(same));
        return together ? out : put_number(out, wdf);
    }

    const SortedTerms& terms_;
    std::vector<unsigned char> tag_;
};

}  // namespace

void Run::seal() {
    if (is_sealed_) return;
    is_sealed_ = true;
    release(marks_);

    // A counting sort: `begins` is where each term's postings start.
    const std::vector<TermId> order = terms_.sorted();
    std::vector<std::size_t> begins(order.size() + 1);
    std::vector<std::size_t> place(terms_.size());
    frequency_.resize(terms_.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        place[order[rank]] = begins[rank];
        begins[rank + 1] = begins[rank] + frequency_[order[rank]];
    }
    release(frequency_);
    std::vector<Posting> sorted(postings_.size());
    std::size_t at = 0;
    for (std::uint32_t document = 0; document < ends_.size(); ++document)
        for (; at < ends_[document]; ++at) {
            const Posting& posting = postings_[at];
            sorted[place[posting.term]++] = {document, posting.wdf, posting.tag};
        }
    release(postings_);
    release(place);

    encode_termlists(order, sorted, begins);
    encode_inverted(order, sorted, begins);
    encode_values();
    terms_ = TermTable();
    release(ends_);
    release(tags_);
    sealed_.postings.shrink();
    sealed_.positions.shrink();
    sealed_.values.shrink();
}

void Run::encode_inverted(const std::vector<TermId>& order, std::vector<Posting>& postings,
                          const std::vector<std::size_t>& begins) {
    std::string listed, placed;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        if (begins[rank] == begins[rank + 1]) continue;
        listed.clear();
        placed.clear();
        std::uint64_t sum = 0, with_positions = 0;
        std::uint32_t next_listed = 0, next_placed = 0;
        for (std::size_t i = begins[rank]; i < begins[rank + 1]; ++i) {
            const Posting& posting = postings[i];
            const std::uint32_t document = posting.term;
            append_number(listed, document - next_listed);
            append_number(listed, posting.wdf);
            next_listed = document + 1;
            sum += posting.wdf;
            if (posting.tag == 0) continue;
            const std::string_view tag = unpacked(posting.tag);
            append_number(placed, document - next_placed);
            append_number(placed, tag.size());
            placed.append(tag);
            next_placed = document + 1;
            ++with_positions;
        }
        const std::string_view term = terms_.term(order[rank]);
        sealed_.postings.append_group(term, begins[rank + 1] - begins[rank], sum, listed);
        if (with_positions > 0) sealed_.positions.append_group(term, with_positions, 0, placed);
    }
    release(postings);
}

void Run::encode_termlists(const std::vector<TermId>& order, const std::vector<Posting>& postings,
                           const std::vector<std::size_t>& begins) {
    // Terms are dealt out in order, so each document's list comes out sorted.
    std::vector<Listed> listed(postings.size());
    std::vector<std::size_t> place(ends_.size());
    for (std::size_t i = 1; i < ends_.size(); ++i) place[i] = ends_[i - 1];
    for (std::uint32_t rank = 0; rank < order.size(); ++rank)
        for (std::size_t i = begins[rank]; i < begins[rank + 1]; ++i)
            listed[place[postings[i].term]++] = {rank, postings[i].wdf};

    const SortedTerms terms(terms_, order);
    TermlistEncoder encoder(terms);
    for (std::size_t i = 0, from = 0; i < ends_.size(); from = ends_[i++]) {
        Sealed::Document& document = sealed_.documents[i];
        const std::size_t before = sealed_.termlists.size();
        document.terms_deflated = deflate_termlists_.append(
            sealed_.termlists,
            encoder.encoded(document.length, listed.data() + from, listed.data() + ends_[i]));
        document.terms = static_cast<std::uint32_t>(sealed_.termlists.size() - before);
    }
}

void Run::encode_values() {
    // Slots stand in the order of their packed numbers, as the keys will.
    std::map<std::string, std::pair<std::uint32_t, std::string>> slots;
    std::map<std::uint32_t, std::pair<std::string*, std::uint32_t>> open;  // entries, next document
    for (const Value& value : values_) {
        const std::string_view bytes = std::string_view(value_bytes_).substr(value.begin, value.size);
        auto found = open.find(value.slot);
        if (found == open.end()) {
            std::string name;
            append_number(name, value.slot);
            auto& slot = slots[name] = {value.slot, {}};
            found = open.emplace(value.slot, std::pair{&slot.second, 0u}).first;
        }
        auto& [entries, next] = found->second;
        append_number(*entries, value.document - next);
        append_number(*entries, bytes.size());
        entries->append(bytes);
        next = value.document + 1;
        const std::string text(bytes);
        sealed_.value_statistics[value.slot].add({1, text, text});
    }
    for (const auto& [name, slot] : slots)
        sealed_.values.append_group(name, sealed_.value_statistics[slot.first].count, 0,
                                    slot.second);
    release(values_);
    release(value_bytes_);
}

}  // namespace imla::glass
