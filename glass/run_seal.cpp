// Run::seal: from the order of documents to the order of terms.
#include <algorithm>
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

/// Appends the tag of a termlist entry: length, number of terms, and each term
/// with its wdf, without what it has in common with the term before.
class TermlistEncoder {
  public:
    TermlistEncoder(const TermTable& terms, const std::vector<TermId>& order)
        : terms_(terms), order_(order) {}

    void encode(std::string& out, std::uint32_t length, const Listed* first, const Listed* last) {
        out.clear();
        if (first == last) return;
        append_number(out, length);
        append_number(out, static_cast<std::uint64_t>(last - first));
        std::string_view before;
        for (const Listed* at = first; at != last; ++at) {
            const std::string_view term = terms_.term(order_[at->rank]);
            if (at == first) {
                append_rest(out, term);
                append_number(out, at->wdf);
            } else {
                append_after(out, before, term, at->wdf);
            }
            before = term;
        }
    }

  private:
    static void append_rest(std::string& out, std::string_view rest) {
        out += static_cast<char>(rest.size());
        out.append(rest);
    }

    static void append_after(std::string& out, std::string_view before, std::string_view term,
                             std::uint32_t wdf) {
        std::size_t same = 0;
        const std::size_t shorter = std::min(before.size(), term.size());
        while (same < shorter && before[same] == term[same]) ++same;
        // A byte that exceeds the size of the term before holds the wdf as well.
        const std::uint64_t both = (std::uint64_t{wdf} + 1) * (before.size() + 1) + same;
        const bool together = both < 256;
        out += static_cast<char>(together ? both : same);
        append_rest(out, term.substr(same));
        if (!together) append_number(out, wdf);
    }

    const TermTable& terms_;
    const std::vector<TermId>& order_;
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

    TermlistEncoder encoder(terms_, order);
    std::string tag;
    for (std::size_t i = 0, from = 0; i < ends_.size(); from = ends_[i++]) {
        Sealed::Document& document = sealed_.documents[i];
        encoder.encode(tag, document.length, listed.data() + from, listed.data() + ends_[i]);
        const std::size_t before = sealed_.termlists.size();
        document.terms_deflated = deflate_termlists_.append(sealed_.termlists, tag);
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
