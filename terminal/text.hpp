// Text on its way to a terminal: no control character passes, lines keep to the width.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace imla::terminal {

/// How a stretch of text is painted.
enum class Paint : unsigned char { plain, exact, variant, quiet, title };

/// Text with a paint for each byte.
struct Painted {
    std::string text;
    std::vector<Paint> paint;

    void add(std::string_view more, Paint with = Paint::plain) {
        text += more;
        paint.resize(text.size(), with);
    }
    void add(const Painted& more) {
        text += more.text;
        paint.insert(paint.end(), more.paint.begin(), more.paint.end());
    }
};

/// On one line and harmless: runs of white space become one space, other control
/// characters and invalid bytes U+FFFD, and marks that override direction go.
/// `paint` as that of each byte; empty is plain.
Painted harmless(std::string_view text, const std::vector<Paint>& paint = {});
std::string harmless_text(std::string_view text);

/// The same with nothing lost, for names and messages: what a terminal might obey is
/// spelt out, as \x1b. `lines`: line ends and tabs are left.
std::string spelt_out(std::string_view text, bool lines = false);

/// Cut at spaces so that no line is wider than `columns`; a longer word is cut inside.
/// 0 columns: one line.
std::vector<Painted> wrapped(const Painted&, std::size_t columns);

/// Cut to `columns`, the last of which is then an ellipsis. 0: not cut.
Painted shortened(const Painted&, std::size_t columns);

/// The bytes for the terminal: escapes around painted stretches if `colour`, and an
/// isolate around text that holds right-to-left letters if `isolate`.
/// `link`: a URI that what is painted as title leads to (OSC 8), or nothing.
std::string escaped(const Painted&, bool colour, bool isolate, const std::string& link = "");

/// file://host/path, percent-encoded; empty for no path.
std::string file_uri(const std::string& path);

}  // namespace imla::terminal
