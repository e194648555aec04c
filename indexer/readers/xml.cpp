#include "indexer/readers/xml.hpp"

#include <limits>
#include <new>

#include <libxml/xmlreader.h>

namespace imla {

struct XmlWalk::Reader {
    std::unique_ptr<xmlTextReader, decltype(&xmlFreeTextReader)> xml{nullptr, &xmlFreeTextReader};
};

namespace {

std::string_view view(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

}  // namespace

XmlWalk::XmlWalk(std::string_view bytes) : reader_(std::make_unique<Reader>()) {
    constexpr int options =
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;
    if (bytes.size() <= static_cast<std::size_t>(std::numeric_limits<int>::max()))
        reader_->xml.reset(xmlReaderForMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr,
                                              nullptr, options));
}

XmlWalk::~XmlWalk() = default;

XmlWalk::Event XmlWalk::next() {
    xmlTextReader* xml = reader_->xml.get();
    if (pending_end_) {
        pending_end_ = false;
        return Event::end;
    }
    while (xml) {
        const int result = xmlTextReaderRead(xml);
        if (result != 1) {
            failed_ = result < 0;
            if (const xmlError* error = xmlGetLastError();
                failed_ && error && error->code == XML_ERR_NO_MEMORY)
                throw std::bad_alloc();
            return Event::stop;
        }
        switch (xmlTextReaderNodeType(xml)) {
            case XML_READER_TYPE_ELEMENT:
                pending_end_ = xmlTextReaderIsEmptyElement(xml) == 1;
                return Event::start;
            case XML_READER_TYPE_END_ELEMENT:
                return Event::end;
            case XML_READER_TYPE_TEXT:
            case XML_READER_TYPE_CDATA:
            case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
                return Event::text;
            default:
                break;
        }
    }
    failed_ = true;
    return Event::stop;
}

void XmlWalk::skip_element() {
    for (unsigned depth = 1; depth > 0;) {
        const Event event = next();
        if (event == Event::start) ++depth;
        if (event == Event::end) --depth;
        if (event == Event::stop) return;
    }
}

std::string_view XmlWalk::name() const {
    return view(xmlTextReaderConstLocalName(reader_->xml.get()));
}
std::string_view XmlWalk::name_space() const {
    return view(xmlTextReaderConstNamespaceUri(reader_->xml.get()));
}
std::string_view XmlWalk::text() const {
    return view(xmlTextReaderConstValue(reader_->xml.get()));
}

std::string XmlWalk::attribute(const char* name) const {
    xmlTextReader* xml = reader_->xml.get();
    std::string out;
    for (int more = xmlTextReaderMoveToFirstAttribute(xml); more == 1;
         more = xmlTextReaderMoveToNextAttribute(xml))
        if (view(xmlTextReaderConstLocalName(xml)) == name) {
            out = view(xmlTextReaderConstValue(xml));
            break;
        }
    xmlTextReaderMoveToElement(xml);
    return out;
}

}  // namespace imla
