// E-mail, one message (.eml) or a mailbox (mbox), through GMime. Attachments are
// documents of their own.
#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>
#include <set>

#include <fmt/format.h>
#include <gmime/gmime.h>

#include "indexer/readers/encoding.hpp"
#include "indexer/readers/format.hpp"
#include "indexer/readers/html.hpp"
#include "indexer/readers/json_text.hpp"
#include "indexer/readers/text_builder.hpp"
#include "indexer/readers/utf8.hpp"

namespace imla {
namespace {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

std::string taken(char* text) {  // GLib gives what it made
    std::size_t ignored = 0;
    const std::string out = text ? with_valid_utf8(text, ignored) : std::string();
    g_free(text);
    return flowing(out);
}

std::string clean(const char* text) {
    std::size_t ignored = 0;
    return text ? flowing(with_valid_utf8(text, ignored)) : std::string();
}

std::string addresses(InternetAddressList* list) {
    return list && internet_address_list_length(list) > 0
               ? taken(internet_address_list_to_string(list, nullptr, FALSE))
               : std::string();
}

/// What a message holds, read part by part.
class MessageReading {
  public:
    MessageReading(const Content& content, const ReadingSettings& settings, ReadingSink& sink,
                   Budget& budget)
        : content_(content),
          settings_(settings),
          sink_(sink),
          budget_(budget),
          builder_(document_) {}

    void read(GMimeMessage* message, unsigned line) {
        document_.id = clean_name(content_.name);
        document_.path = content_.path;
        document_.type = "mail";
        document_.title = clean(g_mime_message_get_subject(message));
        document_.author = addresses(g_mime_message_get_from(message));
        if (GDateTime* date = g_mime_message_get_date(message)) document_.date = date_text(date);
        add_extra("to", addresses(g_mime_message_get_to(message)));
        add_extra("cc", addresses(g_mime_message_get_cc(message)));
        add_extra("message-id", clean(g_mime_message_get_message_id(message)));
        builder_.line = line;
        if (GMimeObject* body = g_mime_message_get_mime_part(message)) add_part(body, 0);
        const bool nothing = document_.blocks.empty() && document_.title.empty();
        if (nothing && attachments_.empty() && problems_ == 0)
            sink_.problem("", "holds no text and no subject");
        if (!nothing) sink_.document(std::move(document_));
        for (auto& attachment : attachments_) attachment();
    }

  private:
    static std::string date_text(GDateTime* date) {
        gint year = 0, month = 0, day = 0;
        g_date_time_get_ymd(date, &year, &month, &day);
        // GMime makes 1970-01-01 of a date it cannot read.
        return year <= 1970 ? std::string() : fmt::format("{:04}-{:02}-{:02}", year, month, day);
    }

    void add_extra(const char* key, const std::string& value) {
        if (!value.empty()) document_.extra.emplace_back(key, json_string(value));
    }

    void problem(std::string where, std::string reason) {
        ++problems_;
        sink_.problem(std::move(where), std::move(reason));
    }

    std::string bytes_of(GMimePart* part) {
        GMimeDataWrapper* content = g_mime_part_get_content(part);
        if (!content) return {};
        const Owned<GMimeStream> stream(g_mime_stream_mem_new());
        g_mime_data_wrapper_write_to_stream(content, stream.get());
        const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
        charge_output(budget_, settings_.limits, array->len);
        return {reinterpret_cast<const char*>(array->data), array->len};
    }

    static bool is(GMimeObject* part, const char* type, const char* subtype) {
        GMimeContentType* content_type = g_mime_object_get_content_type(part);
        return content_type && g_mime_content_type_is_type(content_type, type, subtype);
    }

    /// Its text, as paragraphs of the message.
    void add_text(GMimePart* part) {
        const char* charset =
            g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
        const std::string bytes = bytes_of(part);
        const bool html = is(GMIME_OBJECT(part), "text", "html");
        std::string_view declared = charset ? charset : "";
        if (html && declared.empty()) declared = declared_html_encoding(bytes);
        const Decoded text = decoded(bytes, {}, declared);
        tell(text, sink_);
        if (html) {
            const unsigned line = builder_.line;
            const std::size_t before = document_.blocks.size();
            HtmlPage(text.text).add_text(builder_, HtmlParts::all);
            builder_.line = line;
            for (std::size_t i = before; i < document_.blocks.size(); ++i)
                document_.blocks[i].line = line;  // not those of the part
        } else {
            Document piece;
            std::copy_if(text.text.begin(), text.text.end(), std::back_inserter(piece.text),
                         [](char c) { return c != '\r'; });
            add_paragraphs(piece);
            for (const Block& block : piece.blocks) {
                builder_.add(
                    std::string_view(piece.text).substr(block.begin, block.end - block.begin));
                builder_.end_block();
            }
        }
    }

    bool is_attachment(GMimeObject* part) const {
        GMimeContentDisposition* disposition = g_mime_object_get_content_disposition(part);
        if (disposition && g_mime_content_disposition_is_attachment(disposition)) return true;
        return !is(part, "text", "*") ||
               (GMIME_IS_PART(part) && g_mime_part_get_filename(GMIME_PART(part)) &&
                !is(part, "text", "plain") && !is(part, "text", "html"));
    }

    void add_part(GMimeObject* part, unsigned depth) {
        constexpr unsigned deepest = 50;  // parts inside parts of one message
        charge_entry(budget_, settings_.limits);
        if (depth > deepest) return problem("", "its parts nest too deep: a hostile message");
        if (GMIME_IS_MULTIPART(part)) return add_multipart(GMIME_MULTIPART(part), depth);
        if (GMIME_IS_MESSAGE_PART(part)) return add_message(GMIME_MESSAGE_PART(part));
        if (!GMIME_IS_PART(part)) return;
        if (is_attachment(part))
            add_attachment(GMIME_PART(part));
        else
            add_text(GMIME_PART(part));
    }

    void add_multipart(GMimeMultipart* multipart, unsigned depth) {
        if (GMIME_IS_MULTIPART_ENCRYPTED(multipart))
            return problem("", "its body is encrypted: export it decrypted from the mail program");
        const int count = g_mime_multipart_get_count(multipart);
        if (is(GMIME_OBJECT(multipart), "multipart", "alternative")) {
            if (GMimeObject* best = best_alternative(multipart, count)) add_part(best, depth + 1);
            return;
        }
        for (int i = 0; i < count; ++i)
            add_part(g_mime_multipart_get_part(multipart, i), depth + 1);
    }

    /// Plain text if it says anything, else the last form (the richest, RFC 2046 5.1.4).
    GMimeObject* best_alternative(GMimeMultipart* multipart, int count) {
        for (int i = 0; i < count; ++i) {
            GMimeObject* part = g_mime_multipart_get_part(multipart, i);
            if (!GMIME_IS_PART(part) || !is(part, "text", "plain")) continue;
            constexpr std::size_t enough = 20;  // some say only "see the HTML version"
            if (flowing(bytes_of(GMIME_PART(part))).size() >= enough || count == 1) return part;
        }
        return count > 0 ? g_mime_multipart_get_part(multipart, count - 1) : nullptr;
    }

    std::string unused_name(std::string name) {
        if (name.empty()) name = fmt::format("part {}", names_.size() + 1);
        std::string candidate = name;
        for (unsigned n = 2; !names_.insert(candidate).second; ++n)
            candidate = fmt::format("{} ({})", name, n);
        return candidate;
    }

    /// Its documents come after the message's own.
    void add_attachment(GMimePart* part) {
        const std::string name = unused_name(clean_name(clean(g_mime_part_get_filename(part))));
        auto bytes = std::make_shared<std::string>(bytes_of(part));
        if (bytes->empty()) return;
        attachments_.push_back([this, name, bytes] {
            PartSink sink(sink_, "attachment " + name);
            const Known known =
                read_deeper({content_.path + "/" + name, content_.name + "/" + name, *bytes},
                            settings_, sink, budget_);
            if (known == Known::no)
                sink_.guess(fmt::format("attachment {} is of a type that is not read", name));
        });
    }

    void add_message(GMimeMessagePart* part) {
        GMimeMessage* message = g_mime_message_part_get_message(part);
        if (!message) return;
        const std::string name = unused_name(fmt::format("message {}", names_.size() + 1));
        attachments_.push_back([this, name, message] {
            PartSink sink(sink_, "attachment " + name);
            if (++budget_.depth > settings_.limits.depth) {
                sink.problem(
                    "",
                    fmt::format(
                        "lies more than {} archives or messages deep; raise --max-depth to read it",
                        settings_.limits.depth));
            } else {
                const Content content{content_.path + "/" + name, content_.name + "/" + name, {}};
                MessageReading(content, settings_, sink, budget_).read(message, 0);
            }
            --budget_.depth;
        });
    }

    const Content& content_;
    const ReadingSettings& settings_;
    ReadingSink& sink_;
    Budget& budget_;
    Document document_;
    TextBuilder builder_;
    std::vector<std::function<void()>> attachments_;
    std::set<std::string> names_;
    unsigned problems_ = 0;
};

Owned<GMimeParser> parser_of(std::string_view bytes, GMimeFormat format) {
    static const bool started = [] {
        g_mime_init();
        return true;
    }();
    static_cast<void>(started);
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    g_mime_parser_set_format(parser.get(), format);
    return parser;
}

/// Headers without a declared encoding are UTF-8 or, failing that, Western.
GMimeParserOptions* header_options() {
    GMimeParserOptions* options = g_mime_parser_options_new();
    const char* charsets[] = {"utf-8", "windows-1252", nullptr};
    g_mime_parser_options_set_fallback_charsets(options, charsets);
    return options;
}

/// How many of the first lines are headers that mail has; 0 if any line before the first blank one
/// is none.
unsigned mail_headers(std::string_view text) {
    unsigned known = 0;
    for (unsigned lines = 0; !text.empty() && lines < 100; ++lines) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) break;
        if (lines > 0 && (line.front() == ' ' || line.front() == '\t')) continue;
        const std::size_t colon = line.find(':');
        if (colon == line.npos)
            return text.empty() ? known : 0;  // cut by the end of what we look at
        std::string name(line.substr(0, colon));
        for (char& c : name) {
            if (c <= ' ' || c > '~') return 0;
            c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
        for (const char* header :
             {"from", "to", "subject", "date", "received", "message-id", "mime-version",
              "return-path", "delivered-to", "content-type", "cc", "reply-to"})
            known += name == header;
    }
    return known;
}

}  // namespace

bool is_mail(const Opening& opening) {
    return mail_headers(opening.text) >= 3;
}

bool is_mailbox(const Opening& opening) {
    if (!opening.text.starts_with("From ")) return false;
    const std::size_t end = opening.text.find('\n');
    return end != std::string_view::npos && mail_headers(opening.text.substr(end + 1)) >= 2;
}

void read_mail(const Content& content, const ReadingSettings& settings, ReadingSink& sink,
               Budget& budget) {
    Decoded other;  // whole messages saved as UTF-16
    Content message_content = content;
    if (byte_order_mark(content.bytes) ||
        content.bytes.substr(0, 4096).find('\0') != std::string_view::npos) {
        other = decoded(content.bytes);
        message_content.bytes = other.text;
    }
    const auto parser = parser_of(message_content.bytes, GMIME_FORMAT_MESSAGE);
    GMimeParserOptions* options = header_options();
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options));
    g_mime_parser_options_free(options);
    if (content.bytes.find_first_not_of(" \t\r\n") == content.bytes.npos)
        return sink.guess("holds only white space");
    if (!message) return sink.problem("", "not an e-mail message: it has no headers");
    MessageReading(message_content, settings, sink, budget).read(message.get(), 0);
}

void read_mailbox(const Content& content, const ReadingSettings& settings, ReadingSink& sink,
                  Budget& budget) {
    const auto parser = parser_of(content.bytes, GMIME_FORMAT_MBOX);
    GMimeParserOptions* options = header_options();
    unsigned number = 0, line = 1;
    std::size_t counted = 0;
    while (!g_mime_parser_eos(parser.get())) {
        const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options));
        if (!message) break;
        charge_entry(budget, settings.limits);
        ++number;
        const gint64 begin = g_mime_parser_get_mbox_marker_offset(parser.get());
        for (; begin > 0 && counted < static_cast<std::size_t>(begin) &&
               counted < content.bytes.size();
             ++counted)
            line += content.bytes[counted] == '\n';
        // Some programs save a single message with a mailbox's first line.
        const bool single = number == 1 && content.name.ends_with(".eml");
        const std::string name = std::to_string(number), tail = single ? "" : "/" + name;
        PartSink part(sink, "message " + name);
        const Content message_content{content.path + tail, content.name + tail, {}};
        MessageReading(message_content, settings, part, budget).read(message.get(), line);
    }
    g_mime_parser_options_free(options);
    if (number == 0) sink.problem("", "no message in it could be read");
}

}  // namespace imla
