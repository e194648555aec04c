// Scanned pages are read with tesseract where --ocr asks for it.
#include <doctest/doctest.h>

#include "indexer/readers/command.hpp"
#include "tests/readers/collected.hpp"
#include "tests/readers/packing.hpp"

using namespace imla;

TEST_CASE("a page without text goes through tesseract, under --ocr alone") {
    // Words drawn with rendering mode 3 would be text; here a page holds a picture of words: a
    // bitmap font of rectangles, eight dots a letter.
    static const char* const letters[][8] = {
        {"#####", "  #  ", "  #  ", "  #  ", "  #  ", "  #  ", "  #  ", "  #  "},   // T
        {"#   #", "#   #", "#   #", "#####", "#   #", "#   #", "#   #", "#   #"},   // H
        {"#####", "#    ", "#    ", "#### ", "#    ", "#    ", "#    ", "#####"}};  // E
    std::string drawing;
    for (unsigned letter = 0; letter < 3; ++letter)
        for (unsigned row = 0; row < 8; ++row)
            for (unsigned column = 0; column < 5; ++column)
                if (letters[letter][row][column] == '#')
                    drawing += std::to_string(100 + letter * 42 + column * 6) + " " +
                               std::to_string(700 - row * 6) + " 6 6 re f\n";
    const std::string pdf = pdf_of_pages(1, drawing);
    CHECK(read_bytes(pdf, "a.pdf").problems.at(0).reason.find("--ocr") != std::string::npos);
    if (!run_command({"tesseract", "--version"}, "", {10, 10, 1 << 16}).good) {
        MESSAGE("no tesseract here: skipped");
        return;
    }
    ReadingSettings settings;
    settings.ocr = true;
    const Collected all = read_bytes(pdf, "a.pdf", settings);
    REQUIRE(all.documents.size() == 1);
    CHECK(all.documents[0].text.find("THE") != std::string::npos);
    settings.ocr_language = "no-such-language";
    CHECK(read_bytes(pdf, "a.pdf", settings).problems.at(0).reason.find("tesseract") !=
          std::string::npos);
}
