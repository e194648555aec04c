#include "variants/costs.hpp"

#include <algorithm>

namespace imla {
namespace {

constexpr float far = std::numeric_limits<float>::infinity();

}  // namespace

Costs::Costs(const LearnedEdit* edits, std::size_t count, float unlearned, const ByPlace& by_place,
             const ByLength& by_length)
    : row_(pieces, 0), entries_(1), by_place_(by_place), by_length_(by_length) {
    for (auto& cost : cost_) cost.push_back(far);
    for (auto& steps : steps_) steps.push_back(most_steps);
    std::vector<std::string> seen{""};
    const std::string letters = "abcdefghijklmnopqrstuvwxyz";
    for (char c : letters) seen.emplace_back(1, c);
    for (char c : letters)
        if (!is_vowel(c)) seen.emplace_back(2, c);
    for (std::size_t i = 0; i < count; ++i)
        for (const char* side : {edits[i].a.data(), edits[i].b.data()}) seen.emplace_back(side);
    for (const std::string& s : seen) {
        std::uint16_t& row = row_[piece_of(s)];
        if (row == 0) row = static_cast<std::uint16_t>(rows_++);
    }
    cell_.assign(rows_ * rows_, 0);
    partners_.resize(rows_);
    for (std::size_t i = 0; i < count; ++i)
        add(edits[i].a.data(), edits[i].b.data(), edits[i].cost, static_cast<std::uint16_t>(i));
    for (char c : letters) {
        const std::string one(1, c);
        add(one, "", unlearned, none);
        if (!is_vowel(c)) add(std::string(2, c), one, unlearned, none);
        for (char d : letters)
            if (c < d) add(one, std::string(1, d), unlearned, none);
    }
}

void Costs::add(std::string_view a, std::string_view b, float cost, std::uint16_t index) {
    const std::size_t i = row_[piece_of(a)], j = row_[piece_of(b)];
    if (cell_[i * rows_ + j] != 0) return;
    cell_[i * rows_ + j] = cell_[j * rows_ + i] = static_cast<std::uint16_t>(entries_.size());
    if (a.size() > 1 || b.size() > 1) {
        partners_[i].push_back({static_cast<std::uint16_t>(j), cell_[i * rows_ + j]});
        partners_[j].push_back({static_cast<std::uint16_t>(i), cell_[i * rows_ + j]});
    }
    const EditKind kind = kind_of(a, b);
    entries_.push_back({kind, index});
    const auto& by_place = by_place_[static_cast<std::size_t>(kind)];
    const auto& by_length = by_length_[static_cast<std::size_t>(kind)];
    for (std::size_t length = 0; length < length_classes; ++length)
        for (std::size_t place = 0; place < places; ++place) {
            const float sum = std::max(least, cost + by_place[place] + by_length[length]);
            cost_[length * places + place].push_back(sum);
            steps_[length * places + place].push_back(
                static_cast<std::int16_t>(std::min(sum * steps_per_nat, float{most_steps})));
        }
}

}  // namespace imla
