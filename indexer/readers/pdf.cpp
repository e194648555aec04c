// PDF, through poppler: pages, columns in reading order, metadata, OCR where asked for.
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include "indexer/readers/dates.hpp"
#include "indexer/readers/format.hpp"
#include "indexer/readers/ocr.hpp"
#include "indexer/readers/text_builder.hpp"

namespace imla {
namespace {

std::string utf8_of(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    std::size_t ignored = 0;
    return with_valid_utf8({bytes.data(), bytes.size()}, ignored);
}

/// What programs write into the title when nobody gave one.
std::string useful_title(std::string title) {
    title = flowing(title);
    if (title.starts_with("Microsoft Word - ")) title.erase(0, 17);
    if (title.starts_with("untitled") || title.starts_with("Untitled") ||
        title.find_first_not_of("?\uFFFD ") == title.npos)
        return {};
    return title;
}

/// A page's lines, as poppler orders them, in paragraphs: a blank line ends one.
void add_page(TextBuilder& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\f'))
            line.remove_suffix(1);
        if (line.find_first_not_of(" \t\f") == line.npos) {
            out.end_block();
        } else {
            if (out.open()) out.add("\n");
            out.add(line);
        }
        at = end + 1;
    }
    out.end_block();
}

/// The page as an image at 300 dots an inch, as a PGM file.
std::string image_of(const poppler::page& page) {
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    // A page as large as a wall would not fit in memory.
    const poppler::rectf size = page.page_rect();
    constexpr double dots = 300, most_pixels = 60e6;
    double resolution = dots;
    const double pixels = size.width() / 72 * dots * (size.height() / 72 * dots);
    if (pixels > most_pixels) resolution = dots * most_pixels / pixels;
    const poppler::image image = renderer.render_page(&page, resolution, resolution);
    if (!image.is_valid()) return {};
    std::string out = fmt::format("P5\n{} {}\n255\n", image.width(), image.height());
    for (int row = 0; row < image.height(); ++row)
        out.append(image.const_data() + static_cast<std::ptrdiff_t>(row) * image.bytes_per_row(),
                   static_cast<std::size_t>(image.width()));
    return out;
}

void add_metadata(const poppler::document& pdf, Document& document) {
    document.title = useful_title(utf8_of(pdf.info_key("Title")));
    document.author = flowing(utf8_of(pdf.info_key("Author")));
    // "D:20210815103000+05'00'": the day as its author's clock had it.
    std::string_view date;
    const std::string written = utf8_of(pdf.info_key("CreationDate"));
    date = written;
    if (date.starts_with("D:")) date.remove_prefix(2);
    document.date = iso_date(date.substr(0, 8));
}

}  // namespace

bool is_pdf(const Opening& opening) {
    return opening.bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

void read_pdf(const Content& content, const ReadingSettings& settings, ReadingSink& sink,
              Budget& budget) {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    if (content.bytes.size() > 0x7FFFFFFF)
        return sink.problem("", "over 2 GB, more than poppler reads; split it");
    const std::unique_ptr<poppler::document> pdf(poppler::document::load_from_raw_data(
        content.bytes.data(), static_cast<int>(content.bytes.size())));
    if (!pdf)
        return sink.problem(
            "", "not a PDF, or too damaged for poppler; try opening and saving it in a PDF viewer");
    if (pdf->is_locked())
        return sink.problem("", "encrypted: save a copy without its password (qpdf --decrypt)");

    Document document;
    document.id = clean_name(content.name);
    document.path = content.path;
    document.type = "pdf";
    add_metadata(*pdf, document);
    TextBuilder builder(document);
    const auto pages = static_cast<unsigned>(std::max(pdf->pages(), 0));
    if (pages == 0)
        return sink.problem(
            "", "damaged: poppler finds no pages; try opening and saving it in a PDF viewer");
    const unsigned limit = std::min(pages, settings.limits.pages);
    std::vector<unsigned> empty;
    unsigned damaged = 0;
    std::string ocr_failure;
    for (unsigned number = 1; number <= limit; ++number) {
        builder.page = number;
        const std::unique_ptr<poppler::page> page(pdf->create_page(static_cast<int>(number - 1)));
        if (!page) {
            ++damaged;
            continue;
        }
        std::string text =
            utf8_of(page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout));
        if (text.find_first_not_of(" \t\r\n\f") == text.npos) {
            text.clear();
            if (has_ocr() && ocr_failure.empty()) {
                Recognised recognised = recognised_text(image_of(*page));
                text = std::move(recognised.text);
                ocr_failure = std::move(recognised.failure);
            }
            if (text.empty()) empty.push_back(number);
        }
        charge_output(budget, settings.limits, text.size());
        add_page(builder, text);
    }
    if (pages > limit)
        sink.problem(
            fmt::format("page {}", limit + 1),
            fmt::format(
                "has {} pages and only the first {} were read; raise --max-pages to read all",
                pages, limit));
    if (damaged > 0)
        sink.problem("",
                     fmt::format("{} of {} pages are damaged and were left out", damaged, pages));
    if (!ocr_failure.empty()) sink.problem("", "OCR: " + ocr_failure);
    if (document.blocks.empty()) {
        const char* hint = settings.ocr ? "OCR found no words either"
                                        : "scanned, perhaps: --ocr reads such pages with tesseract";
        return sink.problem(
            "", fmt::format("no text on its {}; {}",
                            pages == 1 ? "only page" : fmt::format("{} pages", pages), hint));
    }
    if (!empty.empty())
        sink.guess(fmt::format("{} of {} pages without text (page {}{}){}", empty.size(), pages,
                               empty.front(), empty.size() > 1 ? " first" : "",
                               settings.ocr ? "" : "; --ocr reads scanned pages"));
    sink.document(std::move(document));
}

}  // namespace imla
