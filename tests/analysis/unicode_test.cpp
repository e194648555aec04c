#include "analysis/unicode.hpp"

#include <doctest/doctest.h>

using namespace imla;

TEST_CASE("repair counts ill-formed sequences") {
    const auto repaired = [](std::string_view bytes, std::size_t expected) {
        std::size_t replaced = 99;
        std::string text = repaired_utf8(bytes, &replaced);
        CHECK(replaced == expected);
        CHECK(is_utf8(text));
        return text;
    };
    CHECK(repaired("plain ā", 0) == "plain ā");
    CHECK(repaired("a\xFF"
                   "b",
                   1) == "a\uFFFDb");
    CHECK(repaired("\xE2\x80", 1) == "\uFFFD");
    CHECK(repaired("\xE2\x80 x", 1) == "\uFFFD x");
    CHECK(repaired("\xED\xA0\x80", 3) == "\uFFFD\uFFFD\uFFFD");  // a surrogate
    CHECK(repaired("\xC0\xAF", 2) == "\uFFFD\uFFFD");            // overlong
    CHECK(repaired("\xF4\x90\x80\x80", 4).size() == 12);         // above U+10FFFF
    CHECK(repaired(std::string_view("a\0b", 3), 0).size() == 3);
    CHECK(repaired("", 0) == "");
}

TEST_CASE("truncation keeps characters whole") {
    const auto truncated = [](std::string text, std::size_t most) {
        truncate_utf8(text, most);
        return text;
    };
    CHECK(truncated("abc", 5) == "abc");
    CHECK(truncated("abc", 2) == "ab");
    CHECK(truncated("aā", 2) == "a");
    CHECK(truncated("東京", 5) == "東");
    CHECK(truncated("東", 2) == "");
}

TEST_CASE("stepping both ways") {
    const std::string text = "aā東😀";
    std::size_t at = 0;
    std::u32string forward;
    while (at < text.size()) forward += next_code_point(text, at);
    CHECK(forward == U"aā東😀");
    std::u32string backward;
    while (at > 0) backward.insert(0, 1, previous_code_point(text, at));
    CHECK(backward == forward);
    at = 1;
    CHECK(next_code_point("a\x80", at) == invalid_code_point);
}

TEST_CASE("columns on a terminal") {
    CHECK(display_width("Taliban") == 7);
    CHECK(display_width("Qurʾān") == 6);
    CHECK(display_width("e\u0301te\u0301") == 3);
    CHECK(display_width("東京") == 4);
    CHECK(display_width("😀") == 2);
    CHECK(display_width("ｶﾅ") == 2);
    CHECK(display_width("تَحْرِيك") == 5);
    CHECK(display_width("a\u200Bb\u00ADc\n\x1B") == 3);
    CHECK(display_width("\x7F") == 0);
}

TEST_CASE("what a terminal should not be sent") {
    for (const char32_t c : {U'\0', U'\n', U'\x1B', U'\x7F', U'\u009B'}) CHECK(is_control(c));
    for (const char32_t c : {U'a', U' ', U'\u00A0', U'\u200B'}) CHECK_FALSE(is_control(c));
    for (const char32_t c : {U'\u202E', U'\u2066', U'\u200F'}) CHECK(is_bidi_control(c));
    CHECK_FALSE(is_bidi_control(U'a'));
}
