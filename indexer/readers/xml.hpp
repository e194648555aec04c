// A walk over an XML file's elements and text, through libxml2's reader. Nothing
// is fetched and no entity of a document's own is expanded.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace imla {

class XmlWalk {
  public:
    enum class Event { start, end, text, stop };

    explicit XmlWalk(std::string_view bytes);
    ~XmlWalk();
    XmlWalk(const XmlWalk&) = delete;
    XmlWalk& operator=(const XmlWalk&) = delete;

    /// An empty element gives a start and an end.
    Event next();
    /// After a start: goes on behind its end.
    void skip_element();
    std::string_view name() const;        // without prefix
    std::string_view name_space() const;  // its URI
    std::string_view text() const;
    std::string attribute(const char* name) const;  // by name without prefix; empty if absent
    /// Whether it stopped before the end because the XML is malformed.
    bool failed() const { return failed_; }

  private:
    struct Reader;
    std::unique_ptr<Reader> reader_;
    bool pending_end_ = false, failed_ = false;
};

}  // namespace imla
