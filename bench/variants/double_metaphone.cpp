// Double Metaphone, after Lawrence Philips, "The Double Metaphone Search
// Algorithm", C/C++ Users Journal 18(6), 2000; rules written anew.
#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "bench/variants/peers.hpp"

namespace imla::bench {
namespace {

class Metaphone {
  public:
    explicit Metaphone(std::string_view word) : word_(word) {}

    std::vector<std::string> codes() {
        if (at(0, {"gn", "kn", "pn", "wr", "ps"})) i_ = 1;
        if (letter(0) == 'x') add("S"), i_ = 1;
        while (i_ < size() && (primary_.size() < 4 || secondary_.size() < 4)) step();
        primary_.resize(std::min<std::size_t>(primary_.size(), 4));
        secondary_.resize(std::min<std::size_t>(secondary_.size(), 4));
        if (secondary_ == primary_) return {primary_};
        return {primary_, secondary_};
    }

  private:
    int size() const { return static_cast<int>(word_.size()); }
    char letter(int i) const {
        return i >= 0 && i < size() ? word_[static_cast<std::size_t>(i)] : '\0';
    }
    bool vowel(int i) const {
        return std::string_view("aeiouy").find(letter(i)) != std::string_view::npos &&
               letter(i) != '\0';
    }
    bool at(int i, std::initializer_list<std::string_view> any) const {
        if (i < 0 || i > size()) return false;
        for (std::string_view s : any)
            if (std::string_view(word_).substr(static_cast<std::size_t>(i), s.size()) == s)
                return true;
        return false;
    }
    bool slavo_germanic() const {
        for (const char* s : {"w", "k", "cz", "witz"})
            if (word_.find(s) != std::string::npos) return true;
        return false;
    }
    void add(std::string_view both) { add(both, both); }
    void add(std::string_view main, std::string_view other) {
        primary_ += main, secondary_ += other;
    }
    void skip_double(char same) { i_ += letter(i_ + 1) == same ? 2 : 1; }

    void step() {
        const char c = letter(i_);
        switch (c) {
            case 'a':
            case 'e':
            case 'i':
            case 'o':
            case 'u':
            case 'y':
                if (i_ == 0) add("A");
                ++i_;
                break;
            case 'b':
                add("P"), skip_double('b');
                break;
            case 'c':
                letter_c();
                break;
            case 'd':
                letter_d();
                break;
            case 'f':
                add("F"), skip_double('f');
                break;
            case 'g':
                letter_g();
                break;
            case 'h':
                if ((i_ == 0 || vowel(i_ - 1)) && vowel(i_ + 1)) add("H"), ++i_;
                ++i_;
                break;
            case 'j':
                letter_j();
                break;
            case 'k':
                add("K"), skip_double('k');
                break;
            case 'l':
                add("L"), skip_double('l');
                break;
            case 'm':
                add("M");
                i_ += (at(i_ - 1, {"umb"}) && (i_ + 1 == size() - 1 || at(i_ + 2, {"er"}))) ||
                              letter(i_ + 1) == 'm'
                          ? 2
                          : 1;
                break;
            case 'n':
                add("N"), skip_double('n');
                break;
            case 'p':
                if (letter(i_ + 1) == 'h')
                    add("F"), i_ += 2;
                else
                    add("P"), i_ += at(i_ + 1, {"p", "b"}) ? 2 : 1;
                break;
            case 'q':
                add("K"), skip_double('q');
                break;
            case 'r':
                if (i_ == size() - 1 && !slavo_germanic() && at(i_ - 2, {"ie"}) &&
                    !at(i_ - 4, {"me", "ma"}))
                    add("", "R");
                else
                    add("R");
                skip_double('r');
                break;
            case 's':
                letter_s();
                break;
            case 't':
                letter_t();
                break;
            case 'v':
                add("F"), skip_double('v');
                break;
            case 'w':
                letter_w();
                break;
            case 'x':
                if (!(i_ == size() - 1 && (at(i_ - 3, {"iau", "eau"}) || at(i_ - 2, {"au", "ou"}))))
                    add("KS");
                i_ += at(i_ + 1, {"c", "x"}) ? 2 : 1;
                break;
            case 'z':
                if (letter(i_ + 1) == 'h') {
                    add("J"), i_ += 2;
                    break;
                }
                if (at(i_ + 1, {"zo", "zi", "za"}) ||
                    (slavo_germanic() && i_ > 0 && letter(i_ - 1) != 't'))
                    add("S", "TS");
                else
                    add("S");
                skip_double('z');
                break;
            default:
                ++i_;
        }
    }

    void letter_c() {
        if (i_ > 1 && !vowel(i_ - 2) && at(i_ - 1, {"ach"}) && letter(i_ + 2) != 'i' &&
            (letter(i_ + 2) != 'e' || at(i_ - 2, {"bacher", "macher"})))
            add("K"), i_ += 2;
        else if (i_ == 0 && at(0, {"caesar"}))
            add("S"), i_ += 2;
        else if (at(i_, {"chia"}))
            add("K"), i_ += 2;
        else if (at(i_, {"ch"}))
            letter_ch();
        else if (at(i_, {"cz"}) && !at(i_ - 2, {"wicz"}))
            add("S", "X"), i_ += 2;
        else if (at(i_ + 1, {"cia"}))
            add("X"), i_ += 3;
        else if (at(i_, {"cc"}) && !(i_ == 1 && letter(0) == 'm')) {
            if (at(i_ + 2, {"i", "e", "h"}) && !at(i_ + 2, {"hu"})) {
                if ((i_ == 1 && letter(0) == 'a') || at(i_ - 1, {"uccee", "ucces"}))
                    add("KS");
                else
                    add("X");
                i_ += 3;
            } else {
                add("K"), i_ += 2;
            }
        } else if (at(i_, {"ck", "cg", "cq"}))
            add("K"), i_ += 2;
        else if (at(i_, {"ci", "ce", "cy"})) {
            if (at(i_, {"cio", "cie", "cia"}))
                add("S", "X");
            else
                add("S");
            i_ += 2;
        } else {
            add("K");
            i_ += at(i_ + 1, {"c", "k", "q"}) && !at(i_ + 1, {"ce", "ci"}) ? 2 : 1;
        }
    }

    void letter_ch() {
        const bool greek =
            i_ == 0 && at(1, {"harac", "haris", "hor", "hym", "hia", "hem"}) && !at(0, {"chore"});
        if (i_ > 0 && at(i_, {"chae"}))
            add("K", "X");
        else if (greek || at(0, {"van ", "von ", "sch"}) ||
                 at(i_ - 2, {"orches", "archit", "orchid"}) || at(i_ + 2, {"t", "s"}) ||
                 ((at(i_ - 1, {"a", "o", "u", "e"}) || i_ == 0) &&
                  (at(i_ + 2, {"l", "r", "n", "m", "b", "h", "f", "v", "w"}) || i_ + 2 == size())))
            add("K");
        else if (i_ > 0) {
            if (at(0, {"mc"}))
                add("K");
            else
                add("X", "K");
        } else
            add("X");
        i_ += 2;
    }

    void letter_d() {
        if (at(i_, {"dg"})) {
            if (at(i_ + 2, {"i", "e", "y"}))
                add("J"), i_ += 3;
            else
                add("TK"), i_ += 2;
        } else {
            add("T");
            i_ += at(i_, {"dt", "dd"}) ? 2 : 1;
        }
    }

    void letter_g() {
        if (letter(i_ + 1) == 'h') {
            if (i_ > 0 && !vowel(i_ - 1))
                add("K");
            else if (i_ == 0)
                add(letter(2) == 'i' ? "J" : "K");
            else if ((i_ > 1 && at(i_ - 2, {"b", "h", "d"})) ||
                     (i_ > 2 && at(i_ - 3, {"b", "h", "d"})) ||
                     (i_ > 3 && at(i_ - 4, {"b", "h"}))) {
                // silent: bough
            } else if (i_ > 2 && letter(i_ - 1) == 'u' && at(i_ - 3, {"c", "g", "l", "r", "t"}))
                add("F");
            else if (i_ > 0 && letter(i_ - 1) != 'i')
                add("K");
            i_ += 2;
        } else if (letter(i_ + 1) == 'n') {
            if (i_ == 1 && vowel(0) && !slavo_germanic())
                add("KN", "N");
            else if (!at(i_ + 2, {"ey"}) && letter(i_ + 1) != 'y' && !slavo_germanic())
                add("N", "KN");
            else
                add("KN");
            i_ += 2;
        } else if (at(i_ + 1, {"li"}) && !slavo_germanic())
            add("KL", "L"), i_ += 2;
        else if (i_ == 0 && (letter(1) == 'y' || at(1, {"es", "ep", "eb", "el", "ey", "ib", "il",
                                                        "in", "ie", "ei", "er"})))
            add("K", "J"), i_ += 2;
        else if ((at(i_ + 1, {"er"}) || letter(i_ + 1) == 'y') &&
                 !at(0, {"danger", "ranger", "manger"}) && !at(i_ - 1, {"e", "i", "rgy", "ogy"}))
            add("K", "J"), i_ += 2;
        else if (at(i_ + 1, {"e", "i", "y"}) || at(i_ - 1, {"aggi", "oggi"})) {
            if (at(0, {"van ", "von ", "sch"}) || at(i_ + 1, {"et"}))
                add("K");
            else if (at(i_ + 1, {"ier"}) && i_ + 4 == size())
                add("J");
            else
                add("J", "K");
            i_ += 2;
        } else
            add("K"), skip_double('g');
    }

    void letter_j() {
        if (at(0, {"jose", "san "})) {
            if (size() == 4 || at(0, {"san "}))
                add("H");
            else
                add("J", "H");
            ++i_;
            return;
        }
        if (i_ == 0)
            add("J", "A");
        else if (vowel(i_ - 1) && !slavo_germanic() && at(i_ + 1, {"a", "o"}))
            add("J", "H");
        else if (i_ == size() - 1)
            add("J", "");
        else if (!at(i_ + 1, {"l", "t", "k", "s", "n", "m", "b", "z"}) &&
                 !at(i_ - 1, {"s", "k", "l"}))
            add("J");
        skip_double('j');
    }

    void letter_s() {
        if (at(i_ - 1, {"isl", "ysl"}))
            ++i_;
        else if (i_ == 0 && at(0, {"sugar"}))
            add("X", "S"), ++i_;
        else if (at(i_, {"sh"})) {
            if (at(i_ + 1, {"heim", "hoek", "holm", "holz"}))
                add("S");
            else
                add("X");
            i_ += 2;
        } else if (at(i_, {"sio", "sia"})) {
            if (slavo_germanic())
                add("S");
            else
                add("S", "X");
            i_ += 3;
        } else if ((i_ == 0 && at(1, {"m", "n", "l", "w"})) || letter(i_ + 1) == 'z') {
            add("S", "X"), skip_double('z');
        } else if (at(i_, {"sc"})) {
            if (letter(i_ + 2) == 'h') {
                if (at(i_ + 3, {"er", "en"}))
                    add("X", "SK");
                else if (at(i_ + 3, {"oo", "uy", "ed", "em"}))
                    add("SK");
                else if (i_ == 0 && !vowel(3) && letter(3) != 'w')
                    add("X", "S");
                else
                    add("X");
            } else if (at(i_ + 2, {"i", "e", "y"}))
                add("S");
            else
                add("SK");
            i_ += 3;
        } else {
            if (i_ == size() - 1 && at(i_ - 2, {"ai", "oi"}))
                add("", "S");
            else
                add("S");
            i_ += at(i_ + 1, {"s", "z"}) ? 2 : 1;
        }
    }

    void letter_t() {
        if (at(i_, {"tion", "tia", "tch"}))
            add("X"), i_ += 3;
        else if (at(i_, {"th", "tth"})) {
            if (at(i_ + 2, {"om", "am"}) || at(0, {"van ", "von ", "sch"}))
                add("T");
            else
                add("0", "T");
            i_ += 2;
        } else {
            add("T");
            i_ += at(i_ + 1, {"t", "d"}) ? 2 : 1;
        }
    }

    void letter_w() {
        if (at(i_, {"wr"})) {
            add("R"), i_ += 2;
            return;
        }
        if (i_ == 0 && (vowel(1) || at(0, {"wh"}))) {
            if (vowel(1))
                add("A", "F");
            else
                add("A");
        }
        if ((i_ == size() - 1 && vowel(i_ - 1)) ||
            at(i_ - 1, {"ewski", "ewsky", "owski", "owsky"}) || at(0, {"sch"})) {
            add("", "F"), ++i_;
        } else if (at(i_, {"wicz", "witz"})) {
            add("TS", "FX"), i_ += 4;
        } else {
            ++i_;
        }
    }

    std::string word_, primary_, secondary_;
    int i_ = 0;
};

}  // namespace

std::vector<std::string> double_metaphone(std::string_view word) {
    return Metaphone(word).codes();
}

}  // namespace imla::bench
