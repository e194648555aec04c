#include "variants/skeleton.hpp"

#include <algorithm>

namespace imla {

std::string marks(std::string_view word) {
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        const char next = i + 1 < word.size() ? word[i + 1] : '\0';
        const char third = i + 2 < word.size() ? word[i + 2] : '\0';
        char mark = '\0';
        switch (c) {
            case 'b':
            case 'p':
                mark = 'B';
                break;
            case 'f':
                mark = 'F';
                break;
            case 'd':
                mark = next == 'j' || (next == 'z' && third == 'h') ? '\0' : 'T';
                break;
            case 't':
                mark = next == 'c' ? '\0' : 'T';
                break;
            case 's':
                mark = 'S';
                break;
            case 'z':
                mark = next == 'h' && i > 0 && word[i - 1] == 'd' ? 'J' : 'S';
                break;
            case 'j':
                mark = 'J';
                break;
            case 'c':
                mark = next == 'h' ? 'J' : 'K';
                break;
            case 'g':
            case 'k':
            case 'q':
            case 'x':
                mark = 'K';
                break;
            case 'l':
                mark = 'L';
                break;
            case 'm':
                mark = 'M';
                break;
            case 'n':
                mark = 'N';
                break;
            case 'r':
                mark = 'R';
                break;
            case 'a':
            case 'e':
            case 'i':
            case 'o':
            case 'u':
            case 'h':
            case 'w':
            case 'y':
            case 'v':
                break;
            default:
                mark = c >= '0' && c <= '9' ? static_cast<char>('a' + (c - '0')) : 'X';
        }
        const bool doubled = i > 0 && word[i - 1] == c && !out.empty() && out.back() == mark;
        if (mark != '\0' && !doubled) out += mark;
    }
    return out;
}

std::string skeleton(std::string_view word) {
    std::string out = marks(word);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace imla
