#include "tools/train-variants/expectation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <unordered_map>

#include "variants/edits.hpp"

namespace imla::train {
namespace {

constexpr std::size_t widest_skew = 4;  // letters by which an alignment may run apart

/// Edits that say nothing which shorter ones do not are left out: two longer
/// pieces that begin or end alike, and long insertions.
bool is_edit(std::string_view a, std::string_view b) {
    if (a.empty() && b.empty()) return false;
    if (a == b) return a.size() == 1;
    if (a.empty() || b.empty()) return a.size() + b.size() <= 2;
    if (a.size() > 1 && b.size() > 1) return a.front() != b.front() && a.back() != b.back();
    return true;
}

struct Arc {
    std::uint8_t i, j, p, q;
    std::uint32_t edit;
};

struct Lattice {
    std::size_t begin, end;  // of arcs
    std::size_t n, m;
    double weight;
};

class Transducer {
  public:
    explicit Transducer(const std::vector<Example>& examples) {
        for (const Example& e : examples) add(e);
        probability_.resize(edits_.size());
        for (std::size_t k = 0; k < edits_.size(); ++k) {
            const auto& [a, b] = edits_[k];
            const double letters = static_cast<double>(a.size() + b.size());
            probability_[k] = a == b ? 0.03 : 0.002 * std::exp(-1.2 * (letters - 1));
        }
        normalise();
    }

    void improve() {
        std::vector<double> counts(edits_.size(), 0.0);
        for (const Lattice& l : lattices_) expect(l, counts);
        // A sparse prior: what is hardly ever seen is not an edit.
        for (std::size_t k = 0; k < counts.size(); ++k)
            if (edits_[k].first != edits_[k].second) counts[k] = std::max(0.0, counts[k] - 0.3);
        probability_ = counts_ = counts;
        normalise();
    }

    std::vector<Edit> edits(double fewest) const {
        std::array<double, 128> self{};
        for (std::size_t k = 0; k < edits_.size(); ++k)
            if (edits_[k].first == edits_[k].second)
                self[static_cast<unsigned char>(edits_[k].first[0])] = std::log(probability_[k]);
        std::vector<Edit> out;
        for (std::size_t k = 0; k < edits_.size(); ++k) {
            const auto& [a, b] = edits_[k];
            if (a == b || counts_[k] < fewest) continue;
            double unchanged = 0;
            for (unsigned char c : a + b) unchanged += 0.5 * self[c];
            out.push_back({a, b, counts_[k], unchanged - std::log(probability_[k])});
        }
        std::sort(out.begin(), out.end(), [](const Edit& x, const Edit& y) {
            return std::tie(x.a, x.b) < std::tie(y.a, y.b);
        });
        return out;
    }

  private:
    void add(const Example& e) {
        Lattice l{arcs_.size(), 0, e.a.size(), e.b.size(), e.weight};
        for (std::size_t i = 0; i <= l.n; ++i)
            for (std::size_t j = 0; j <= l.m; ++j)
                for (std::size_t p = 0; p <= std::min(i, longest_piece); ++p)
                    for (std::size_t q = 0; q <= std::min(j, longest_piece); ++q) {
                        if (i > j + widest_skew || j > i + widest_skew) continue;
                        std::string a = e.a.substr(i - p, p), b = e.b.substr(j - q, q);
                        if (!is_edit(a, b)) continue;
                        if (b < a) std::swap(a, b);
                        arcs_.push_back({static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(j),
                                         static_cast<std::uint8_t>(p), static_cast<std::uint8_t>(q),
                                         number(a, b)});
                    }
        l.end = arcs_.size();
        lattices_.push_back(l);
    }

    std::uint32_t number(const std::string& a, const std::string& b) {
        const std::uint32_t key = std::uint32_t{piece_of(a)} << 16 | piece_of(b);
        const auto [at, fresh] = numbers_.try_emplace(key, edits_.size());
        if (fresh) edits_.emplace_back(a, b);
        return at->second;
    }

    void normalise() {
        double sum = 0;
        for (double p : probability_) sum += p;
        for (double& p : probability_) p /= sum;
    }

    void expect(const Lattice& l, std::vector<double>& counts) const {
        const std::size_t width = l.m + 1;
        std::vector<double> forward((l.n + 1) * width, 0.0), backward(forward.size(), 0.0);
        forward[0] = backward.back() = 1;
        for (std::size_t k = l.begin; k < l.end; ++k) {
            const Arc& arc = arcs_[k];
            forward[arc.i * width + arc.j] +=
                probability_[arc.edit] *
                forward[static_cast<std::size_t>(arc.i - arc.p) * width + arc.j - arc.q];
        }
        const double total = forward.back();
        if (!(total > 0)) return;
        for (std::size_t k = l.end; k-- > l.begin;) {
            const Arc& arc = arcs_[k];
            const std::size_t from =
                static_cast<std::size_t>(arc.i - arc.p) * width + arc.j - arc.q;
            const double through = probability_[arc.edit] * backward[arc.i * width + arc.j];
            backward[from] += through;
            counts[arc.edit] += l.weight * forward[from] * through / total;
        }
    }

    std::vector<std::pair<std::string, std::string>> edits_;
    std::unordered_map<std::uint32_t, std::uint32_t> numbers_;
    std::vector<Arc> arcs_;
    std::vector<Lattice> lattices_;
    std::vector<double> probability_, counts_;
};

}  // namespace

std::vector<Edit> learned_edits(const std::vector<Example>& examples, unsigned rounds,
                                double fewest) {
    Transducer transducer(examples);
    for (unsigned round = 0; round < rounds; ++round) transducer.improve();
    return transducer.edits(fewest);
}

}  // namespace imla::train
