#include "tests/readers/packing.hpp"

#include <cstdint>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

namespace imla {
namespace {

std::string written(archive* writer, const Entries& entries) {
    std::string out;
    archive_write_set_bytes_in_last_block(writer, 1);
    archive_write_open2(
        writer, &out, nullptr,
        [](archive*, void* to, const void* bytes, std::size_t size) -> la_ssize_t {
            static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
            return static_cast<la_ssize_t>(size);
        },
        nullptr, nullptr);
    for (const auto& [name, bytes] : entries) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
        archive_write_header(writer, entry);
        archive_write_data(writer, bytes.data(), bytes.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    return out;
}

std::string little(std::uint32_t value, unsigned size) {
    std::string out;
    for (unsigned i = 0; i < size; ++i) out += static_cast<char>(value >> (8 * i));
    return out;
}

std::uint32_t number_at(const std::string& bytes, std::size_t at, unsigned size) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < size; ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}

std::uint32_t crc_of(std::string_view bytes) {  // CRC-32 of ISO 3309, as zip has it
    static const std::vector<std::uint32_t> table = [] {
        std::vector<std::uint32_t> out(256);
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t c = i;
            for (int k = 0; k < 8; ++k) c = c & 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
            out[i] = c;
        }
        return out;
    }();
    std::uint32_t crc = ~0u;
    for (const char c : bytes)
        crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xFF] ^ (crc >> 8);
    return ~crc;
}

}  // namespace

std::string zip_of(const Entries& entries) {
    archive* writer = archive_write_new();
    archive_write_set_format_zip(writer);
    return written(writer, entries);
}

std::string gzip_of(std::string_view bytes) {
    archive* writer = archive_write_new();
    archive_write_set_format_raw(writer);
    archive_write_add_filter_gzip(writer);
    return written(writer, {{"data", std::string(bytes)}});
}

std::string overlapping_zip(std::string_view bytes, unsigned count) {
    // Every entry's data is a stored block that quotes the next entry's header, then
    // the next entry's data; the last is the only compressed stream (Fifield 2019).
    const std::string one = zip_of({{"0000000", std::string(bytes)}});
    const std::size_t name_length = 7, header = 30 + name_length;
    const std::size_t directory = one.rfind("PK\1\2");
    const std::uint32_t packed = number_at(one, directory + 20, 4);
    const std::size_t data = 30 + number_at(one, 26, 2) + number_at(one, 28, 2);
    std::string tail = one.substr(data, packed);  // of entry i: its packed data
    std::string content(bytes), records;
    for (unsigned i = count; i-- > 0;) {
        const std::string name = fmt::format("{:07}", i);
        const std::string fields = little(20, 2) + little(0, 2) + little(8, 2) + little(0, 4) +
                                   little(crc_of(content), 4) +
                                   little(static_cast<std::uint32_t>(tail.size()), 4) +
                                   little(static_cast<std::uint32_t>(content.size()), 4) +
                                   little(name_length, 2) + little(0, 2);
        const std::string local = "PK\3\4" + fields + name;
        const auto offset = static_cast<std::uint32_t>(i * (header + 5));
        records = "PK\1\2" + little(20, 2) + fields + little(0, 2) + little(0, 2) + little(0, 2) +
                  little(0, 4) + little(offset, 4) + name + records;
        const auto length = static_cast<std::uint32_t>(header);
        tail = std::string(1, '\0') + little(length, 2) + little(~length, 2) + local + tail;
        content = local + content;
    }
    // tail now quotes the first header, too: what stands before it is no entry.
    const std::string body = tail.substr(5);
    return body + records + "PK\5\6" + little(0, 4) + little(count, 2) + little(count, 2) +
           little(static_cast<std::uint32_t>(records.size()), 4) +
           little(static_cast<std::uint32_t>(body.size()), 4) + little(0, 2);
}

std::string pdf_of_pages(unsigned count, const std::string& drawing, const std::string& box) {
    std::string kids;
    for (unsigned i = 0; i < count; ++i) kids += fmt::format("{} 0 R ", i + 5);
    std::vector<std::string> objects{
        "<< /Type /Catalog /Pages 2 0 R >>",
        fmt::format("<< /Type /Pages /Count {} /Kids [{}] >>", count, kids),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        fmt::format("<< /Length {} >>\nstream\n{}\nendstream", drawing.size(), drawing)};
    objects.resize(4 + count, fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [{}] /Contents 4 "
                                          "0 R /Resources << /Font << /F 3 0 R >> >> >>",
                                          box));
    std::string out = "%PDF-1.4\n",
                table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", out.size());
        out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    const std::size_t at = out.size();
    return out + table +
           fmt::format("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n",
                       objects.size() + 1, at);
}

}  // namespace imla
