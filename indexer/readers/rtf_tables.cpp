#include "indexer/readers/rtf_tables.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace imla {
namespace {

template <typename Key, std::size_t size>
const char* found_in(const std::array<std::pair<Key, const char*>, size>& table, const Key& key) {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == key; });
    return found == table.end() ? nullptr : found->second;
}

}  // namespace

const char* rtf_code_page(long number) {
    static constexpr std::array<std::pair<long, const char*>, 22> pages{
        {{437, "ibm-437"},       {708, "iso-8859-6"},    {720, "ibm-720"},
         {850, "ibm-850"},       {852, "ibm-852"},       {864, "ibm-864"},
         {866, "ibm-866"},       {874, "windows-874"},   {932, "windows-932"},
         {936, "windows-936"},   {949, "windows-949"},   {950, "windows-950"},
         {1250, "windows-1250"}, {1251, "windows-1251"}, {1252, "windows-1252"},
         {1253, "windows-1253"}, {1254, "windows-1254"}, {1255, "windows-1255"},
         {1256, "windows-1256"}, {1257, "windows-1257"}, {1258, "windows-1258"},
         {65001, "utf-8"}}};
    const char* page = found_in(pages, number);
    return page ? page : "windows-1252";
}

const char* rtf_charset(long number) {
    static constexpr std::array<std::pair<long, const char*>, 15> charsets{{{0, "windows-1252"},
                                                                            {128, "windows-932"},
                                                                            {129, "windows-949"},
                                                                            {134, "windows-936"},
                                                                            {136, "windows-950"},
                                                                            {161, "windows-1253"},
                                                                            {162, "windows-1254"},
                                                                            {163, "windows-1258"},
                                                                            {177, "windows-1255"},
                                                                            {178, "windows-1256"},
                                                                            {186, "windows-1257"},
                                                                            {204, "windows-1251"},
                                                                            {222, "windows-874"},
                                                                            {238, "windows-1250"},
                                                                            {255, "ibm-850"}}};
    return found_in(charsets, number);
}

bool is_rtf_nowhere(std::string_view word) {
    static constexpr std::array<std::string_view, 35> words{"colortbl",
                                                            "pict",
                                                            "object",
                                                            "header",
                                                            "headerl",
                                                            "headerr",
                                                            "headerf",
                                                            "footer",
                                                            "footerl",
                                                            "footerr",
                                                            "footerf",
                                                            "fldinst",
                                                            "datafield",
                                                            "themedata",
                                                            "colorschememapping",
                                                            "datastore",
                                                            "latentstyles",
                                                            "listtable",
                                                            "listoverridetable",
                                                            "revtbl",
                                                            "rsidtbl",
                                                            "generator",
                                                            "xmlnstbl",
                                                            "filetbl",
                                                            "bkmkstart",
                                                            "bkmkend",
                                                            "annotation",
                                                            "atnid",
                                                            "atnauthor",
                                                            "nonshppict",
                                                            "shpinst",
                                                            "tc",
                                                            "xe",
                                                            "private",
                                                            "deleted"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

const char* rtf_character(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, const char*>, 16> characters{
        {{"tab", "\t"},
         {"line", "\n"},
         {"emdash", "—"},
         {"endash", "–"},
         {"lquote", "‘"},
         {"rquote", "’"},
         {"ldblquote", "“"},
         {"rdblquote", "”"},
         {"bullet", "•"},
         {"emspace", " "},
         {"enspace", " "},
         {"qmspace", " "},
         {"zwj", "\u200D"},
         {"zwnj", "\u200C"},
         {"ltrmark", "\u200E"},
         {"rtlmark", "\u200F"}}};
    return found_in(characters, word);
}

}  // namespace imla
