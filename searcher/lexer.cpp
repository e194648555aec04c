#include "searcher/lexer.hpp"

#include <algorithm>
#include <optional>

#include "analysis/tokenizer.hpp"
#include "schema/fields.hpp"
#include "searcher/dates.hpp"
#include "searcher/operators.hpp"
#include "searcher/partners.hpp"

namespace imla {

namespace {

using Kind = Lexeme::Kind;

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What stands before the * of a word's beginning; empty where it is none.
std::string_view prefix_of_word(std::string_view text) {
    const auto in_word = [](char c) { return is_ascii_letter(c) || is_digit(c) || (c & 0x80); };
    if (text.size() < 2 || text.back() != '*' || !in_word(text[text.size() - 2])) return {};
    text.remove_suffix(1);
    while (!in_word(text.front())) text.remove_prefix(1);
    return text.find(':') == text.npos ? text : std::string_view();
}

bool is_one_word(std::string_view text) {
    const std::vector<Token> tokens = tokenize(text, Capitals::query);
    return std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return !token.joined; }) == 1;
}

/// Small letters tell a query with operators from one typed in capitals.
bool holds_lower_case(std::string_view query) {
    if (std::any_of(query.begin(), query.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return true;
    for (const Token& token : tokenize(query, Capitals::query))
        if ((token.script == Script::latin || token.script == Script::cyrillic) && !token.capital
            && (query[token.begin] & 0x80))
            return true;
    return false;
}

/// The field that a name cut short or in the plural (lang, titles) is meant for; empty where none is.
std::string_view field_like(std::string_view name) {
    std::string lower(name);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const auto is_like = [&](std::string_view field) {
        return lower.size() >= 3 && (field.starts_with(lower) || lower == std::string(field) + 's');
    };
    if (is_like("date")) return "date";
    for (const Field& field : fields)
        if (field.in_queries != InQueries::no && is_like(field.name)) return field.name;
    return {};
}

/// Reads from left to right; `at_` is the first byte not yet read.
class Lexer {
  public:
    Lexer(std::string_view query, Oddities& odd)
        : query_(query), odd_(odd), partners_(query, odd),
          capitals_only_(!holds_lower_case(query)) {}

    std::vector<Lexeme> all() {
        while (at_ < query_.size()) {
            if (const std::size_t width = separator_at(at_)) {
                fresh_ = true;
                at_ += width;
            } else if (query_[at_] == ')') {
                add(Kind::close, at_, at_ + 1);
                ++at_;
                fresh_ = false;
            } else {
                unit();
                fresh_ = false;
            }
        }
        return std::move(lexemes_);
    }

  private:
    /// White space, or a quote or bracket without a partner, ends a word.
    std::size_t separator_at(std::size_t at) const {
        if (const std::size_t width = space_at(query_, at)) return width;
        if (const std::size_t width = quote_at(query_, at)) return partners_.has(at) ? 0 : width;
        return (query_[at] == '(' || query_[at] == ')') && !partners_.has(at) ? 1 : 0;
    }

    /// Can a word, phrase, field or bracket begin here?
    bool operand_at(std::size_t at) const {
        if (at >= query_.size() || separator_at(at)) return false;
        const char c = query_[at];
        return is_ascii_letter(c) || is_digit(c) || (c & 0x80) || c == '"' || c == '(' || c == '\'';
    }

    /// What a sign before `at` belongs to; a quote or bracket without a partner is passed over.
    bool signed_operand_at(std::size_t at) const {
        while (at < query_.size() && !space_at(query_, at) && separator_at(at)) at += separator_at(at);
        return operand_at(at) || (at < query_.size() && query_[at] == '=' && operand_at(at + 1));
    }

    Lexeme& add(Kind kind, std::size_t begin, std::size_t end) {
        Lexeme lexeme;
        lexeme.kind = kind;
        lexeme.begin = begin;
        lexeme.end = end;
        return lexemes_.emplace_back(std::move(lexeme));
    }

    /// A known field's name and its colon at `at_`, read if something follows.
    std::string_view field() {
        std::size_t colon = at_;
        while (colon < query_.size() && is_ascii_letter(query_[colon])) ++colon;
        if (colon == at_ || colon == query_.size() || query_[colon] != ':') return {};
        const std::string_view name = queryable_field(query_.substr(at_, colon - at_));
        if (name.empty()) {
            const std::string_view like = field_like(query_.substr(at_, colon - at_));
            if (!like.empty() && operand_at(colon + 1))
                odd_.note(at_, std::string(query_.substr(at_, colon - at_)) + ": is read as text; did you mean " +
                                   std::string(like) + ":?");
            return {};
        }
        const bool quote = quote_at(query_, colon + 1);
        if (name == "date" && (quote || query_.substr(colon + 1, 1) == "(")) {
            odd_.note(at_, std::string("date: takes a date, not a ") + (quote ? "quote" : "bracket") + "; it is read as text");
            return {};
        }
        const bool dots = name == "date" && query_.substr(colon + 1, 2) == "..";
        const std::size_t next = colon + 1;
        const bool followed = next < query_.size() && !separator_at(next) && query_[next] != ')';
        if (!dots && !(name == "date" ? operand_at(next) : followed)) {
            odd_.note(at_, "nothing follows " + std::string(name) + ": so it is read as text");
            return {};
        }
        at_ = colon + 1;
        return name;
    }

    bool exact_mark() {
        if (query_[at_] != '=' || !operand_at(at_ + 1) || query_[at_ + 1] == '(') return false;
        ++at_;
        return true;
    }

    void unit() {
        const std::size_t begin = at_;
        const char c = query_[at_];
        if (fresh_ && (c == '+' || c == '-' || c == '!') && signed_operand_at(at_ + 1)) {
            add(c == '+' ? Kind::plus : Kind::minus, at_, at_ + 1).text = c;
            ++at_;
            if (separator_at(at_)) return;   // a quote or bracket that is none
            signed_ = true;
        } else {
            signed_ = false;
        }
        const std::size_t operand = at_;
        bool exact = exact_mark();
        const std::string_view name = field();
        if (!name.empty() && !exact) exact = exact_mark();
        if (query_[at_] == '(') {
            add(Kind::open, begin, at_ + 1).field = name;
            ++at_;
            fresh_ = true;
            // What follows a bracket begins afresh; unit() must not clear that.
            if (at_ < query_.size() && !separator_at(at_) && query_[at_] != ')') unit();
            return;
        }
        Lexeme lexeme;
        lexeme.begin = operand;
        lexeme.field = name;
        lexeme.dial = exact ? Dial::exact : Dial::inherit;
        if (quote_at(query_, at_)) phrase(lexeme);
        else word(lexeme, at_ == operand);
    }

    void phrase(Lexeme& lexeme) {
        const std::size_t last = partners_.of(at_);
        const std::size_t inside = at_ + quote_at(query_, at_);
        lexeme.kind = Kind::phrase;
        lexeme.text = query_.substr(inside, last - inside);
        note_stars(inside, last, lexeme.dial == Dial::exact);
        at_ = last + quote_at(query_, last);
        if (at_ < query_.size() && query_[at_] == '~') {
            ++at_;
            lexeme.dial = Dial::wide;
            skip_distance();
        }
        finish(lexeme);
    }

    /// A * in a phrase counts at the end of a word.
    void note_stars(std::size_t begin, std::size_t end, bool exact) {
        const auto in_word = [&](std::size_t at) {
            const char c = query_[at];
            return is_ascii_letter(c) || is_digit(c) || (c & 0x80);
        };
        for (std::size_t at = query_.find('*', begin); at < end; at = query_.find('*', at + 1)) {
            if (exact) odd_.note(at, "in an exact phrase a * has no effect");
            else if (at == begin || !in_word(at - 1) || (at + 1 < end && in_word(at + 1)))
                odd_.note(at, "a * counts only at the end of a word");
        }
    }

    void skip_distance() {
        const std::size_t digits = at_;
        while (at_ < query_.size() && is_digit(query_[at_])) ++at_;
        if (at_ > digits) odd_.note(digits, "a number after ~ has no effect; use NEAR/5 or the ~ alone");
    }

    void word(Lexeme& lexeme, bool bare) {
        const std::size_t begin = at_;
        while (at_ < query_.size() && !separator_at(at_) && query_[at_] != '(' && query_[at_] != ')'
               && !quote_at(query_, at_))
            ++at_;
        std::string_view text = query_.substr(begin, at_ - begin);
        if (bare && !signed_ && operation(text, begin)) return;
        if (lexeme.field == "date") {
            if (const auto range = date_range(text)) {
                lexeme.kind = Kind::date;
                lexeme.from = range->from;
                lexeme.to = range->to;
                if (!lexeme.from.empty() && !lexeme.to.empty() && lexeme.to < lexeme.from
                    && !lexeme.from.starts_with(lexeme.to))
                    odd_.note(begin, "the date range ends before it begins");
                lexeme.end = at_;
                lexemes_.push_back(std::move(lexeme));
                return;
            }
            odd_.note(begin, has_form_of_date(text)
                                 ? "no calendar has this day or month; it is read as text"
                                 : "a date is written 2021, 2021-05, 2021-05-31 or 2021..2024; this is read as text");
            lexeme.field.clear();
            text = query_.substr(lexeme.begin, at_ - lexeme.begin);
        }
        const std::size_t tilde = text.find_last_not_of("0123456789");
        if (tilde != text.npos && tilde > 0 && text[tilde] == '~') {
            if (tilde + 1 < text.size())
                odd_.note(static_cast<std::size_t>(text.data() - query_.data()) + tilde + 1, "a number after ~ has no effect; use NEAR/5 or the ~ alone");
            lexeme.dial = Dial::wide;
            text = text.substr(0, tilde);
        }
        const std::size_t from = static_cast<std::size_t>(text.data() - query_.data());
        const std::string_view beginning = prefix_of_word(text);
        if (is_one_word(beginning)) {
            lexeme.kind = Kind::prefix;
            text = beginning;
        } else if (!beginning.empty()) {
            lexeme.kind = Kind::phrase;   // al-qae*: a row of words, the last a beginning
        }
        if (lexeme.kind == Kind::phrase) note_stars(from, from + text.size(), lexeme.dial == Dial::exact);
        else if (text.size() > 1 && text.find('*') != text.npos && holds_word(text))
            odd_.note(from + text.find('*'), "a * counts only at the end of a word");
        lexeme.text = text;
        finish(lexeme);
    }

    /// AND, OR, NOT and NEAR/5, unless they are words.
    bool operation(std::string_view text, std::size_t begin) {
        if (!capitals_only_) {
            const Kind kind = text == "AND" ? Kind::and_ : text == "OR" ? Kind::or_ : Kind::not_;
            if (kind != Kind::not_ || text == "NOT") {
                add(kind, begin, at_).text = text;
                return true;
            }
        }
        if (!text.starts_with("NEAR/") && (text != "NEAR" || capitals_only_)) return false;
        const std::string_view number = text.substr(std::min<std::size_t>(text.size(), 5));
        unsigned window = 0;
        if (!number.empty() && number.size() <= 4 && std::all_of(number.begin(), number.end(), is_digit))
            for (const char c : number) window = window * 10 + static_cast<unsigned>(c - '0');
        if (window == 0) {
            odd_.note(begin, std::string(text) + " is read as text; NEAR takes a number from 1 to 9999, as in a NEAR/5 b");
            return false;
        }
        Lexeme& lexeme = add(Kind::near, begin, at_);
        lexeme.text = text;
        lexeme.window = window;
        return true;
    }

    void finish(Lexeme& lexeme) {
        lexeme.end = at_;
        if (lexeme.field == "date") lexeme.field.clear();  // date:"…" or inside date:(…)
        if (holds_word(lexeme.text)) lexemes_.push_back(std::move(lexeme));
    }

    std::string_view query_;
    Oddities& odd_;
    Partners partners_;
    bool capitals_only_;
    std::size_t at_ = 0;
    bool fresh_ = true;    // at the start, after white space or an opening bracket
    bool signed_ = false;
    std::vector<Lexeme> lexemes_;
};

}  // namespace

std::size_t space_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned a = byte(at), b = byte(at + 1), c = byte(at + 2);
    if (a <= 0x20 || a == 0x7F) return 1;
    if (a == 0xC2 && b >= 0x80 && b <= 0xA0) return 2;                             // C1 controls, no-break space
    if (a == 0xE2 && b == 0x80 && (c <= 0x8A || c == 0xA8 || c == 0xA9 || c == 0xAF)) return c >= 0x80 ? 3 : 0;
    if ((a == 0xE2 && b == 0x81 && c == 0x9F) || (a == 0xE3 && b == 0x80 && c == 0x80)) return 3;
    return a == 0xE1 && b == 0x9A && c == 0x80 ? 3 : 0;
}

bool holds_word(std::string_view text) { return !tokenize(text, Capitals::query).empty(); }

std::string_view queryable_field(std::string_view name) {
    const auto same = [&](std::string_view other) {
        return std::equal(name.begin(), name.end(), other.begin(), other.end(), [](char a, char b) {
            return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
        });
    };
    if (same("date")) return "date";
    for (const Field& field : fields)
        if (field.in_queries != InQueries::no && same(field.name)) return field.name;
    return {};
}

std::vector<Lexeme> lexemes_of(std::string_view query, Oddities& odd) {
    return with_operands(Lexer(query, odd).all(), odd);
}

std::vector<Lexeme> plain_lexemes_of(std::string_view query) {
    std::vector<Lexeme> lexemes;
    for (std::size_t at = 0; at < query.size();) {
        if (const std::size_t width = space_at(query, at)) {
            at += width;
            continue;
        }
        Lexeme word;
        word.begin = at;
        while (at < query.size() && !space_at(query, at)) ++at;
        word.end = at;
        word.text = query.substr(word.begin, at - word.begin);
        if (holds_word(word.text)) lexemes.push_back(std::move(word));
    }
    return lexemes;
}

}  // namespace imla
