#include "indexer/readers/dublin_core.hpp"

#include "indexer/readers/dates.hpp"
#include "indexer/readers/text_builder.hpp"
#include "indexer/readers/utf8.hpp"
#include "indexer/readers/xml.hpp"

namespace imla {

void add_dublin_core(std::string_view xml, Document& document) {
    if (xml.empty()) return;
    XmlWalk walk(xml);
    std::string element, value, first_creator, first_date;
    for (auto event = walk.next(); event != XmlWalk::Event::stop; event = walk.next()) {
        if (event == XmlWalk::Event::start) {
            element = walk.name();
            value.clear();
        } else if (event == XmlWalk::Event::text) {
            value += walk.text();
        } else if (walk.name() == element) {
            const std::string text = flowing(value);
            if (text.empty()) continue;
            if (element == "title" && document.title.empty())
                document.title = text;
            else if (element == "creator")
                document.author += (document.author.empty() ? "" : ", ") + text;
            else if (element == "initial-creator")
                first_creator = text;
            else if (element == "created" || element == "creation-date")
                first_date = date_in_words(text);
            else if (element == "date" && document.date.empty())
                document.date = date_in_words(text);
            else if (element == "language" && document.language.empty())
                document.language = language_tag(text);
            else if (element == "publisher" && document.source.empty())
                document.source = text;
            element.clear();
        }
    }
    if (!first_creator.empty()) document.author = first_creator;
    if (!first_date.empty()) document.date = first_date;
}

}  // namespace imla
