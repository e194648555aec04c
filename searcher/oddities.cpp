#include "searcher/oddities.hpp"

#include <algorithm>

#include "schema/user_error.hpp"

namespace imla {

void Oddities::note(std::size_t at, const std::string& sentence) {
    if (std::find(seen_.begin(), seen_.end(), sentence) != seen_.end()) return;
    std::size_t column = 1;
    for (std::size_t i = 0; i < at; ++i) column += (query_[i] & 0xC0) != 0x80;
    const std::string place = "column " + std::to_string(column) + ": " + sentence;
    if (strict_) {
        const std::size_t first = query_.find_first_of("\n\r");
        std::string message = place;
        if (first == query_.npos && query_.size() <= 200)
            message += "\n  " + std::string(query_) + "\n  " + std::string(column - 1, ' ') + '^';
        throw UserError(message);
    }
    seen_.push_back(sentence);
    remarks.push_back(place);
}

}  // namespace imla
