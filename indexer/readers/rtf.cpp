// RTF, by hand: no library of Debian reads it. Follows the Rich Text Format
// Specification 1.9.1: groups, control words, \'hh in the code page of the font, \u.
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "indexer/readers/dates.hpp"
#include "indexer/readers/encoding.hpp"
#include "indexer/readers/format.hpp"
#include "indexer/readers/rtf_tables.hpp"
#include "indexer/readers/text_builder.hpp"
#include "indexer/readers/utf8.hpp"

namespace imla {
namespace {

/// Where the text of a group goes.
enum class Destination { body, note, nowhere, fonts, styles, title, author };

struct Group {
    Destination destination = Destination::body;
    int font = 0;
    unsigned fallback = 1;  // characters to skip after \u
    bool hidden = false;
};

struct Control {
    std::string_view word;
    bool has_number = false;
    long number = 0;
};

class RtfReading {
  public:
    RtfReading(std::string_view rtf, Document& document)
        : rtf_(rtf), out_(document), document_(document) {}

    /// Why it stopped early, or empty.
    std::string read() {
        std::string failure;
        while (at_ < rtf_.size() && failure.empty()) failure = step();
        flush();
        out_.end_block();
        for (const std::string& note : notes_) {
            out_.add_flowing(note);
            out_.end_block();
        }
        document_.title = flowing(title_);
        document_.author = flowing(author_);
        if (failure.empty() && groups_.size() > 1)
            failure = "breaks off in the middle; what comes before was read";
        return failure;
    }

  private:
    Group& group() { return groups_.back(); }

    std::string step() {
        constexpr std::size_t deepest = 10'000;
        const char c = rtf_[at_++];
        if (c == '{') {
            flush();
            if (groups_.size() >= deepest)
                return fmt::format("groups nest more than {} deep: a damaged or hostile file",
                                   deepest);
            groups_.push_back(group());
            skip_ = 0;
        } else if (c == '}') {
            flush();
            if (group().destination == Destination::styles) end_style();
            if (group().destination == Destination::note && groups_.size() > 1 &&
                groups_[groups_.size() - 2].destination != Destination::note)
                note_open_ = false;
            if (groups_.size() > 1) groups_.pop_back();
            skip_ = 0;
        } else if (c == '\\') {
            control();
        } else if (c != '\r' && c != '\n') {
            byte(c);
        }
        return {};
    }

    void control() {
        if (at_ >= rtf_.size()) return;
        const char c = rtf_[at_];
        if (!((c | 32) >= 'a' && (c | 32) <= 'z')) {
            ++at_;
            symbol(c);
            return;
        }
        Control found;
        const std::size_t begin = at_;
        while (at_ < rtf_.size() && (rtf_[at_] | 32) >= 'a' && (rtf_[at_] | 32) <= 'z' &&
               at_ - begin < 32)
            ++at_;
        found.word = rtf_.substr(begin, at_ - begin);
        const bool minus = at_ + 1 < rtf_.size() && rtf_[at_] == '-' && is_digit(rtf_[at_ + 1]);
        if (minus) ++at_;
        for (unsigned digits = 0; at_ < rtf_.size() && is_digit(rtf_[at_]) && digits < 10;
             ++digits, ++at_) {
            found.number = found.number * 10 + (rtf_[at_] - '0');
            found.has_number = true;
        }
        if (minus) found.number = -found.number;
        if (at_ < rtf_.size() && rtf_[at_] == ' ') ++at_;
        word(found);
    }

    void symbol(char c) {
        const auto hex = [](char h) {
            return is_digit(h)                          ? h - '0'
                   : (h | 32) >= 'a' && (h | 32) <= 'f' ? (h | 32) - 'a' + 10
                                                        : -1;
        };
        if (c == '\'' && at_ + 1 < rtf_.size() && hex(rtf_[at_]) >= 0 && hex(rtf_[at_ + 1]) >= 0) {
            const char value = static_cast<char>(hex(rtf_[at_]) * 16 + hex(rtf_[at_ + 1]));
            at_ += 2;
            byte(value);
        } else if (c == '*') {
            starred_ = true;
        } else if (c == '\n' || c == '\r') {
            paragraph();
        } else if (c == '~') {
            text("\u00A0");
        } else if (c == '_') {
            text("-");
        } else if (c == '-') {
            text("\u00AD");
        } else if (c == '{' || c == '}' || c == '\\') {
            byte(c);
        }
    }

    void word(const Control& found) {
        const std::string_view word = found.word;
        const bool starred = std::exchange(starred_, false);
        if (word == "u") return unicode(found.number);
        if (word == "uc") {
            group().fallback = static_cast<unsigned>(std::clamp(found.number, 0l, 100l));
            return;
        }
        if (word == "bin") {
            at_ = std::min(rtf_.size(), at_ + static_cast<std::size_t>(std::max(found.number, 0l)));
            return;
        }
        flush();
        if (word == "fonttbl")
            group().destination = Destination::fonts;
        else if (word == "stylesheet")
            group().destination = Destination::styles;
        else if (word == "title" && in_info_)
            group().destination = Destination::title;
        else if (word == "author" && in_info_)
            group().destination = Destination::author;
        else if (word == "info") {
            in_info_ = true;
            group().destination = Destination::nowhere;
        } else if (word == "creatim")
            year_ = month_ = day_ = 0;
        else if (in_info_ && set_date(found)) {
        } else if (word == "footnote")
            begin_note();
        else if (starred || is_rtf_nowhere(word))
            group().destination = Destination::nowhere;
        else if (word == "f")
            group().font = static_cast<int>(found.number);
        else if (word == "ansicpg")
            code_page_ = rtf_code_page(found.number);
        else if (word == "fcharset" && group().destination == Destination::fonts)
            fonts_[group().font] = rtf_charset(found.number);
        else if (word == "v")
            group().hidden = !found.has_number || found.number != 0;
        else if (word == "s")
            style_ = found.number;
        else if (word == "outlinelevel" && found.number >= 0 && found.number < 6)
            outline_ = static_cast<unsigned>(found.number) + 1;
        else if (word == "pard") {
            style_ = 0;
            if (group().destination != Destination::styles) outline_ = 0;
            in_row_ = false;
        } else if (word == "plain")
            group().hidden = false;
        else if (word == "par" || word == "sect" || word == "page")
            paragraph();
        else if (word == "intbl")
            in_row_ = true;
        else if (word == "cell" || word == "nestcell") {
            if (in_body()) out_.add_cell_end();
        } else if (word == "row" || word == "nestrow") {
            if (in_body()) out_.end_block();
        } else if (const char* character = rtf_character(word))
            text(character);
    }

    bool in_body() { return group().destination == Destination::body && !group().hidden; }

    bool set_date(const Control& found) {
        if (found.word == "yr" && year_ == 0)
            year_ = found.number;
        else if (found.word == "mo" && month_ == 0)
            month_ = found.number;
        else if (found.word == "dy" && day_ == 0) {
            day_ = found.number;
            if (document_.date.empty() && year_ > 1900)
                document_.date = iso_date(fmt::format("{:04}-{:02}-{:02}", year_, month_, day_));
        } else {
            return false;
        }
        return true;
    }

    void begin_note() {
        group().destination = Destination::note;
        notes_.emplace_back();
        note_open_ = true;
    }

    void paragraph() {
        flush();
        if (group().destination == Destination::note && note_open_) notes_.back() += ' ';
        if (!in_body()) return;
        if (in_row_) return out_.add("\n");
        const auto style = styles_.find(style_);
        out_.end_block(outline_ ? outline_ : style != styles_.end() ? style->second : 0);
    }

    /// A style's group ends: \s1 ... heading 1;
    void end_style() {
        std::string name = flowing(style_name_);
        for (char& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        if (name.ends_with(';')) name.pop_back();
        const bool heading =
            name.size() == 9 && name.starts_with("heading ") && name[8] >= '1' && name[8] <= '6';
        if (heading)
            styles_[style_] = static_cast<unsigned>(name[8] - '0');
        else if (outline_ > 0 && !name.empty())
            styles_[style_] = outline_;
        style_name_.clear();
        style_ = 0;
        outline_ = 0;
    }

    void byte(char c) {
        if (skip_ > 0) {
            --skip_;
            return;
        }
        bytes_ += c;
    }

    void unicode(long value) {
        flush();
        const auto unit = static_cast<char32_t>(value < 0 ? value + 65536 : value) & 0xFFFF;
        if (unit >= 0xD800 && unit < 0xDC00) {
            lead_ = unit;
        } else if (unit >= 0xDC00 && unit < 0xE000) {
            put(lead_ ? 0x10000 + ((lead_ - 0xD800) << 10) + (unit - 0xDC00) : 0xFFFD);
            lead_ = 0;
        } else {
            put(unit);
        }
        skip_ = group().fallback;
    }

    void put(char32_t c) {
        std::string character;
        append_utf8(character, c);
        text(character);
    }

    /// The bytes gathered so far, in the code page of their font.
    void flush() {
        if (bytes_.empty()) return;
        const auto font = fonts_.find(group().font);
        const char* page = font != fonts_.end() && font->second ? font->second : code_page_;
        const bool ascii = std::all_of(bytes_.begin(), bytes_.end(),
                                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        const std::string decoded_text = ascii ? bytes_ : decoded(bytes_, page).text;
        bytes_.clear();
        text(decoded_text);
    }

    void text(std::string_view piece) {
        flush();
        switch (group().destination) {
            case Destination::body:
                if (!group().hidden) out_.add(piece);
                break;
            case Destination::note:
                notes_.back() += piece;
                break;
            case Destination::styles:
                style_name_ += piece;
                break;
            case Destination::title:
                title_ += piece;
                break;
            case Destination::author:
                author_ += piece;
                break;
            case Destination::fonts:
            case Destination::nowhere:
                break;
        }
    }

    static bool is_digit(char c) { return c >= '0' && c <= '9'; }

    std::string_view rtf_;
    std::size_t at_ = 0;
    TextBuilder out_;
    Document& document_;
    std::vector<Group> groups_{Group()};
    std::map<int, const char*> fonts_;  // code page by font number; nullptr: the file's
    std::map<long, unsigned> styles_;   // heading level by style number
    std::vector<std::string> notes_;
    std::string bytes_, title_, author_, style_name_;
    const char* code_page_ = "windows-1252";
    char32_t lead_ = 0;
    unsigned skip_ = 0, outline_ = 0;
    long style_ = 0, year_ = 0, month_ = 0, day_ = 0;
    bool starred_ = false, in_info_ = false, in_row_ = false, note_open_ = false;
};

}  // namespace

bool is_rtf(const Opening& opening) {
    return opening.bytes.starts_with("{\\rtf");
}

void read_rtf(const Content& content, const ReadingSettings&, ReadingSink& sink, Budget&) {
    if (!is_rtf({content.bytes, {}, {}}))
        return sink.problem("", "not RTF, whatever its name says");
    Document document;
    document.id = clean_name(content.name);
    document.path = content.path;
    document.type = "rtf";
    const std::string failure = RtfReading(content.bytes, document).read();
    if (!failure.empty()) sink.problem("", failure);
    take_title_from_heading(document);
    if (document.blocks.empty() && document.title.empty()) {
        if (failure.empty()) sink.guess("holds no text");
        return;
    }
    sink.document(std::move(document));
}

}  // namespace imla
