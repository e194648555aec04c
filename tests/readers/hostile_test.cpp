// Files made to harm: each is refused with the limit's name, or read without harm.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include <fmt/format.h>

#include "indexer/readers/utf8.hpp"
#include "tests/readers/collected.hpp"
#include "tests/readers/packing.hpp"

using namespace imla;

namespace {

ReadingSettings limited(unsigned Limits::*limit, unsigned value) {
    ReadingSettings settings;
    settings.limits.*limit = value;
    return settings;
}

bool refused(const Collected& all, const std::string& option) {
    for (const auto& problem : all.problems)
        if (problem.reason.find(option) != std::string::npos) return true;
    for (const auto& problem : all.problems) MESSAGE(problem.where << ": " << problem.reason);
    return false;
}

std::string all_text(const Collected& all) {
    std::string out;
    for (const Document& d : all.documents) out += d.title + "\n" + d.text + "\n";
    return out;
}

std::string word_file(const std::string& document) {
    return zip_of({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", document}});
}

}  // namespace

TEST_CASE("a flat bomb stops at --max-output") {
    const std::string zeros(30 << 20, ' ');
    CHECK(refused(read_bytes(gzip_of(zeros), "a.txt.gz", limited(&Limits::output_mb, 20)),
                  "--max-output"));
    const Collected zip = read_bytes(zip_of({{"a.txt", "before"}, {"b.txt", zeros}}), "a.zip",
                                     limited(&Limits::output_mb, 20));
    CHECK(refused(zip, "--max-output"));
    CHECK(all_text(zip) == "\nbefore\n");  // what came first was read
    CHECK(refused(read_bytes(word_file(zeros), "a.docx", limited(&Limits::output_mb, 20)),
                  "--max-output"));
}

TEST_CASE("a nested bomb stops at --max-depth and at --max-output") {
    std::string bomb = zip_of({{"deep.txt", "words"}});
    for (unsigned i = 0; i < 9; ++i) bomb = zip_of({{"inner.zip", bomb}});
    CHECK(refused(read_bytes(bomb, "a.zip"), "--max-depth"));
    CHECK(all_text(read_bytes(bomb, "a.zip", limited(&Limits::depth, 20))) == "\nwords\n");
    std::string wide = zip_of({{"a.txt", std::string(1 << 20, ' ')}});
    for (unsigned level = 0; level < 4; ++level) {
        Entries copies;
        for (unsigned i = 0; i < 6; ++i) copies.emplace_back(std::to_string(i) + ".zip", wide);
        wide = zip_of(copies);
    }
    CHECK(refused(read_bytes(wide, "a.zip", limited(&Limits::output_mb, 50)), "--max-output"));
}

TEST_CASE("overlapping entries count each time") {
    const std::string bomb = overlapping_zip(std::string(1 << 20, 'a') + "\n", 100);
    CHECK(bomb.size() < 100'000);
    const Collected all = read_bytes(bomb, "a.zip", limited(&Limits::output_mb, 30));
    CHECK(refused(all, "--max-output"));
    CHECK(all.documents.size() <= 30);
}

TEST_CASE("too many entries stop at --max-entries") {
    Entries entries;
    for (unsigned i = 0; i < 300; ++i) entries.emplace_back(std::to_string(i) + ".txt", "words");
    const Collected all = read_bytes(zip_of(entries), "a.zip", limited(&Limits::entries, 100));
    CHECK(refused(all, "--max-entries"));
    CHECK(all.documents.size() == 100);
}

TEST_CASE("a long entry stops at --max-memory, and the rest is read") {
    const std::string zip =
        zip_of({{"long.txt", std::string(30 << 20, 'x')}, {"short.txt", "words"}});
    const Collected all = read_bytes(zip, "a.zip", limited(&Limits::memory_mb, 64));
    CHECK(refused(all, "--max-memory"));
    REQUIRE(all.documents.size() == 1);
    CHECK(all.documents[0].id == "a.zip/short.txt");
}

TEST_CASE("memory stops at --max-memory") {
#if !defined(__SANITIZE_ADDRESS__)
    std::string page = "<html><body>";
    while (page.size() < 40 << 20) page += "<b>a</b><i>b</i>";
    CHECK(refused(read_bytes(page, "a.html", limited(&Limits::memory_mb, 200)), "--max-memory"));
#endif
}

TEST_CASE("processor time stops at --max-cpu-seconds") {
    std::string drawing = "BT /F 8 Tf 9 TL 10 800 Td ";
    for (unsigned i = 0; i < 3000; ++i) drawing += "(many words on this page of the book) Tj T* ";
    const auto begin = std::chrono::steady_clock::now();
    CHECK(refused(
        read_bytes(pdf_of_pages(5'000, drawing + "ET"), "a.pdf", limited(&Limits::cpu_seconds, 1)),
        "--max-cpu-seconds"));
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
}

TEST_CASE("100,000 pages stop at --max-pages, and the first are kept") {
    const Collected all = read_bytes(pdf_of_pages(100'000, "BT /F 12 Tf 60 700 Td (Words) Tj ET"),
                                     "a.pdf", limited(&Limits::pages, 50));
    CHECK(refused(all, "--max-pages"));
    REQUIRE(all.documents.size() == 1);
    CHECK(all.documents[0].blocks.size() == 50);
}

TEST_CASE("a page as large as a country is only a page") {
    const Collected all = read_bytes(
        pdf_of_pages(1, "BT /F 12 Tf 60 700 Td (Words) Tj ET", "0 0 1000000000 1000000000"),
        "a.pdf");
    CHECK(all.documents.size() + all.problems.size() == 1);
}

TEST_CASE("a billion laughs are not laughed, and no file is fetched") {
    std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY l0 \"ha\">";
    for (unsigned i = 1; i < 20; ++i) {
        laughs += "<!ENTITY l" + std::to_string(i) + " \"";
        for (unsigned k = 0; k < 10; ++k) laughs += "&l" + std::to_string(i - 1) + ";";
        laughs += "\">";
    }
    const std::string secret = std::filesystem::temp_directory_path() / "imla-test-secret.txt";
    std::ofstream(secret) << "the-secret-word";
    laughs += "<!ENTITY file SYSTEM \"file://" + secret +
              "\"><!ENTITY % net SYSTEM \"http://127.0.0.1:9/x\"> %net;]>";
    const std::string w =
        " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    const std::string body =
        "<w:document" + w +
        "><w:body><w:p><w:r><w:t>safe &l19; &file; words</w:t></w:r></w:p></w:body></w:document>";
    const Collected word = read_bytes(word_file(laughs + body), "a.docx");
    const Collected html =
        read_bytes(laughs + "<html><body><p>safe &l19; &file;</p></body></html>", "a.html");
    const Collected svg = read_bytes("<!DOCTYPE html [<!ENTITY file SYSTEM \"file://" + secret +
                                         "\">]><html><body><p>safe &file;</p></body></html>",
                                     "a.html");
    for (const Collected* all : {&word, &html, &svg}) {
        const std::string text = all_text(*all);
        CHECK(text.find("the-secret-word") == text.npos);
        CHECK(text.find("haha") == text.npos);
        CHECK(text.size() < 2000);
        CHECK(all->documents.size() + all->problems.size() >= 1);
    }
    std::filesystem::remove(secret);
}

TEST_CASE("elements nested without end") {
    std::string page = "<html><body>";
    for (unsigned i = 0; i < 200'000; ++i) page += "<div>";
    const Collected html = read_bytes(page + "words", "a.html");
    CHECK(html.documents.size() + html.problems.size() >= 1);
    std::string rtf = "{\\rtf1 ";
    for (unsigned i = 0; i < 200'000; ++i) rtf += "{";
    CHECK(read_bytes(rtf, "a.rtf").problems.size() == 1);
    std::string mail = "From: a\nTo: b\nSubject: deep\nDate: x\n";
    for (unsigned i = 0; i < 3000; ++i)
        mail += fmt::format("Content-Type: multipart/mixed; boundary=b{}\n\n--b{}\n", i, i);
    const Collected nested = read_bytes(mail, "a.eml");
    CHECK(nested.documents.size() + nested.problems.size() >= 1);
    std::string forwarded = "From: a\nTo: b\nSubject: deep\n\nwords\n";
    for (unsigned i = 0; i < 12; ++i)
        forwarded =
            "From: a\nTo: b\nSubject: s\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" +
            forwarded;
    CHECK(refused(read_bytes(forwarded, "a.eml"), "--max-depth"));
}

TEST_CASE("names that climb, ring or are no text become plain ids") {
    const Collected all = read_bytes(zip_of({{"../../etc/passwd.txt", "a"},
                                             {"/root/x.txt", "b"},
                                             {"C:\\win\\y.txt", "c"},
                                             {"bell\x07\x1b[31m.txt", "d"},
                                             {"bad\xff\xc3.txt", "e"},
                                             {"a/./b/../c.txt", "f"}}),
                                     "a.zip");
    CHECK(all.documents.size() == 6);
    for (const Document& d : all.documents) {
        CHECK(d.id.starts_with("a.zip/"));
        CHECK(d.id.find("..") == d.id.npos);
        CHECK(is_utf8(d.id));
        CHECK(clean_name(d.id) == d.id);
    }
}

TEST_CASE("one file harms no other: threads read good and bad ones at once") {
    const std::string good = zip_of({{"a.txt", "good words"}}),
                      bad = gzip_of(std::string(15 << 20, ' '));
    std::vector<std::thread> threads;
    std::atomic<unsigned> read = 0, stopped = 0;
    for (unsigned t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (unsigned i = 0; i < 15; ++i) {
                if ((i + t) % 5 == 0)
                    stopped +=
                        read_bytes(bad, "bad.gz", limited(&Limits::output_mb, 10)).problems.size();
                else
                    read += read_bytes(good, "good.zip").documents.size();
            }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(read == 48);
    CHECK(stopped == 12);
}

TEST_CASE("cut and damaged files of every format give text or a reason, never a crash of ours") {
    unsigned tried = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(IMLA_SOURCE_DIR "/tests/data/files")) {
        if (entry.path().extension() == ".golden") continue;
        const std::string whole = bytes_of(entry.path());
        for (unsigned part = 1; part <= 3; ++part) {
            std::string cut = whole.substr(0, whole.size() * part / 4);
            Collected all = read_bytes(cut, entry.path().filename());
            std::string damaged = whole;
            for (std::size_t at = part * 37; at < damaged.size(); at += 211)
                damaged[at] = static_cast<char>(damaged[at] ^ (part * 31));
            Collected other = read_bytes(damaged, entry.path().filename());
            for (const Collected* each : {&all, &other}) {
                CAPTURE(entry.path().filename().string());
                CHECK(each->documents.size() + each->problems.size() + each->guesses.size() > 0);
                for (const Document& d : each->documents) CHECK(fault_of(d) == "");
                for (const auto& problem : each->problems)
                    CHECK_MESSAGE(problem.reason.find("reader crashed") == std::string::npos,
                                  problem.reason);
            }
            ++tried;
        }
    }
    CHECK(tried > 60);
}
