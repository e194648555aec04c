#include "searcher/operators.hpp"

namespace imla {

namespace {

using Kind = Lexeme::Kind;

bool is_operand(Kind kind) {
    return kind == Kind::word || kind == Kind::phrase || kind == Kind::prefix || kind == Kind::date;
}
bool is_sign(Kind kind) { return kind == Kind::plus || kind == Kind::minus; }
bool is_infix(Kind kind) { return kind == Kind::and_ || kind == Kind::or_ || kind == Kind::near; }

/// A sign inside or before an empty bracket goes with it.
std::vector<Lexeme> without_empty_brackets(const std::vector<Lexeme>& lexemes) {
    std::vector<Lexeme> kept;
    const auto drop_signs = [&] {
        while (!kept.empty() && is_sign(kept.back().kind)) kept.pop_back();
    };
    for (const Lexeme& lexeme : lexemes) {
        if (lexeme.kind == Kind::close) drop_signs();
        if (lexeme.kind == Kind::close && !kept.empty() && kept.back().kind == Kind::open) {
            kept.pop_back();
            drop_signs();
        } else {
            kept.push_back(lexeme);
        }
    }
    return kept;
}

}  // namespace

std::vector<Lexeme> with_operands(std::vector<Lexeme> lexemes, Oddities& odd) {
    lexemes = without_empty_brackets(lexemes);
    const auto to_word = [&](Lexeme& lexeme) {
        odd.note(lexeme.begin, lexeme.text + " lacks an operand and is read as a word");
        lexeme.kind = Kind::word;
    };
    // From the right: does an operand follow? NEAR takes no sign.
    std::vector<Lexeme> kept;
    bool operand = false, unsigned_operand = false;
    for (auto at = lexemes.rbegin(); at != lexemes.rend(); ++at) {
        if (is_sign(at->kind) && !operand) continue;
        if (is_infix(at->kind) && !(at->kind == Kind::near ? unsigned_operand : operand)) to_word(*at);
        if (at->kind == Kind::not_ && !operand) to_word(*at);
        unsigned_operand = is_operand(at->kind) || at->kind == Kind::open;
        operand = unsigned_operand || is_sign(at->kind) || at->kind == Kind::not_;
        kept.push_back(std::move(*at));
    }
    // From the left: did an operand end just before?
    std::vector<Lexeme> whole;
    operand = false;
    for (auto at = kept.rbegin(); at != kept.rend(); ++at) {
        if (is_infix(at->kind) && !operand) to_word(*at);
        operand = is_operand(at->kind) || at->kind == Kind::close;
        whole.push_back(std::move(*at));
    }
    return whole;
}

}  // namespace imla
