#include "indexer/globs.hpp"

namespace imla {
namespace {

// Reads a set such as [a-z] from the front of `pattern`; false where it does
// not close, and the bracket is then a bracket.
bool take_set(std::string_view& pattern, char c, bool& found) {
    std::size_t i = 1;
    const bool negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
    if (negated) ++i;
    found = false;
    for (bool first = true; i < pattern.size(); first = false) {
        if (pattern[i] == ']' && !first) {
            found = found != negated;
            pattern.remove_prefix(i + 1);
            return true;
        }
        if (pattern[i] == '\\' && i + 1 < pattern.size()) ++i;
        const char low = pattern[i++];
        char high = low;
        if (i + 1 < pattern.size() && pattern[i] == '-' && pattern[i + 1] != ']') {
            high = pattern[i + 1];
            i += 2;
        }
        if (low <= c && c <= high) found = true;
    }
    return false;
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view name) {
    // On a mismatch, go back to the last star and let it take one character
    // more. A '**' is also gone back to when a later '*' has met its '/'.
    struct Star {
        std::string_view pattern, name;
        bool set = false;
    } star, deep;
    for (;;) {
        if (pattern.starts_with("**")) {
            pattern.remove_prefix(2);
            // "a/**/b" matches "a/b": the slash after belongs to the stars.
            if (pattern.starts_with('/') && glob_matches(pattern.substr(1), name)) return true;
            deep = {pattern, name, true};
            star.set = false;
            continue;
        }
        if (pattern.starts_with('*')) {
            pattern.remove_prefix(1);
            star = {pattern, name, true};
            continue;
        }
        if (pattern.empty() && name.empty()) return true;
        bool matched = false;
        if (!pattern.empty() && !name.empty()) {
            std::string_view rest = pattern;
            bool in_set = false;
            if (pattern.front() == '?') {
                matched = name.front() != '/';
                rest.remove_prefix(1);
            } else if (pattern.front() == '[' && take_set(rest, name.front(), in_set)) {
                matched = in_set && name.front() != '/';
            } else {
                if (rest.front() == '\\' && rest.size() > 1) rest.remove_prefix(1);
                matched = rest.front() == name.front();
                rest.remove_prefix(1);
            }
            if (matched) {
                pattern = rest;
                name.remove_prefix(1);
            }
        }
        if (matched) continue;
        if (star.set && !star.name.empty() && star.name.front() != '/') {
            star.name.remove_prefix(1);
        } else if (deep.set && !deep.name.empty()) {
            deep.name.remove_prefix(1);
            star = deep;
            star.set = false;
            pattern = deep.pattern;
            name = deep.name;
            continue;
        } else {
            return false;
        }
        pattern = star.pattern;
        name = star.name;
    }
}

GlobList::GlobList(std::string_view lines) {
    while (!lines.empty()) {
        const std::size_t end = lines.find('\n');
        add(lines.substr(0, end));
        lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    }
}

void GlobList::add(std::string_view line) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
        line.remove_suffix(1);
    if (line.empty() || line.front() == '#') return;
    Pattern pattern{};
    if (line.front() == '!') {
        pattern.keep = true;
        line.remove_prefix(1);
    }
    if (line.ends_with('/')) {
        pattern.directory_only = true;
        line.remove_suffix(1);
    }
    pattern.anywhere = line.find('/') == std::string_view::npos;
    if (line.starts_with('/')) line.remove_prefix(1);
    if (line.empty()) return;
    pattern.glob = line;
    patterns_.push_back(std::move(pattern));
}

Verdict GlobList::verdict(std::string_view name, bool directory) const {
    const std::string_view last = name.substr(name.rfind('/') + 1);
    for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
        if (pattern->directory_only && !directory) continue;
        if (glob_matches(pattern->glob, pattern->anywhere ? last : name))
            return pattern->keep ? Verdict::keep : Verdict::leave_out;
    }
    return Verdict::none;
}

}  // namespace imla
