// Passages by their id, and their neighbours.
#include <algorithm>
#include <charconv>

#include "schema/terms.hpp"
#include "searcher/state.hpp"

namespace imla {

namespace {

/// The document and the number in `document#number`; 0 where there is none.
std::pair<std::string, unsigned> parts_of(std::string_view passage_id) {
    const std::size_t hash = passage_id.rfind('#');
    unsigned number = 0;
    if (hash == passage_id.npos) return {std::string(passage_id), 0};
    const std::string_view digits = passage_id.substr(hash + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return {std::string(passage_id.substr(0, hash)), number};
}

}  // namespace

UserError no_such_passage(std::string_view id) {
    return UserError("there is no passage " + std::string(id) +
                     "; an id such as a.txt#3 is the last thing on the first line of a hit");
}

std::vector<Xapian::docid> Searcher::State::records_of(const std::string& document) {
    const std::string term = id_term(document);
    return {database.postlist_begin(term), database.postlist_end(term)};
}

std::vector<PassageRecord> Searcher::State::passages(std::string_view passage_id, unsigned context) {
    const auto [document, number] = parts_of(passage_id);
    const auto records = records_of(document);
    std::vector<PassageRecord> found;
    if (number == 0 || number >= records.size()) return found;
    const std::size_t first = number > context ? number - context : 1;
    const std::size_t last = std::min<std::size_t>(number + std::size_t{context}, records.size() - 1);
    for (std::size_t i = first; i <= last; ++i)
        found.push_back(decode_passage(database.get_document(records[i]).get_data()));
    return found;
}

std::vector<PassageRecord> Searcher::passages(std::string_view passage_id, unsigned context) {
    return state_->retried([&] { return state_->passages(passage_id, context); });
}

}  // namespace imla
