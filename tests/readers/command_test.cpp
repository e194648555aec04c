// Programs of the user's choice: run without a shell, with limits.
#include <doctest/doctest.h>

#include <filesystem>

#include "indexer/readers/command.hpp"
#include "tests/readers/collected.hpp"
#include "tests/readers/packing.hpp"

using namespace imla;

TEST_CASE("a command line is words, not shell") {
    CHECK(command_words("antiword -m UTF-8 %f") ==
          std::vector<std::string>{"antiword", "-m", "UTF-8", "%f"});
    CHECK(command_words(" 'a b' c\\ d \"e 'f'\" \"\" ") ==
          std::vector<std::string>{"a b", "c d", "e 'f'", ""});
    CHECK(command_words("a;b $HOME `c` > d") ==
          std::vector<std::string>{"a;b", "$HOME", "`c`", ">", "d"});
}

TEST_CASE("an external command reads its format") {
    ReadingSettings settings;
    settings.external = {{"foo", "cat %f"},
                         {"bar", "cat"},
                         {"bad", "imla-no-such-program %f"},
                         {"fails", "false"},
                         {"sh", "echo $HOME; %f"}};
    const Collected foo = read_bytes("Words of foo.\n\nMore.", "x/; touch evil.foo", settings);
    REQUIRE(foo.documents.size() == 1);
    CHECK(foo.documents[0].type == "foo");
    CHECK(foo.documents[0].id == "x/; touch evil.foo");
    CHECK(foo.documents[0].blocks.size() == 2);
    CHECK(read_bytes("Input.", "a.bar", settings).documents.at(0).text == "Input.");
    CHECK(read_bytes("x", "a.bad", settings).problems.at(0).reason ==
          "cannot run imla-no-such-program: No such file or directory "
          "(--external bad=imla-no-such-program %f)");
    CHECK(read_bytes("x", "a.fails", settings).problems.at(0).reason ==
          "false ended with status 1 (--external fails=false)");
    CHECK(read_bytes("x", "a.sh", settings).documents.at(0).text.starts_with("$HOME; "));
}

TEST_CASE("an external command reads its format inside archives and mail, too") {
    ReadingSettings settings;
    settings.external = {{"foo", "cat %f"}, {"fails", "false"}};
    const std::string inner = zip_of({{"deep.foo", "Deep words."}});
    const Collected all = read_bytes(
        zip_of({{"a.txt", "Before."}, {"b.foo", "Words of \xFF foo."}, {"c.fails", "x"}, {"in.zip", inner}}),
        "all.zip", settings);
    REQUIRE(all.documents.size() == 3);
    CHECK(all.documents[1].id == "all.zip/b.foo");
    CHECK(all.documents[1].text == "Words of \uFFFD foo.");
    CHECK(all.documents[1].type == "foo");
    CHECK(all.documents[2].id == "all.zip/in.zip/deep.foo");
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].where == "entry c.fails");
    const Collected mail = read_bytes(
        "From: a\nTo: b\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nBody.\n--b\nContent-Type: application/x; name=n.foo\n"
        "Content-Disposition: attachment; filename=n.foo\n\nAttached words.\n--b--\n",
        "a.eml", settings);
    REQUIRE(mail.documents.size() == 2);
    CHECK(mail.documents[1].text.starts_with("Attached words."));
    CHECK(read_bytes(gzip_of("Packed words."), "a.foo.gz", settings).documents.at(0).text ==
          "Packed words.");
}

TEST_CASE("a command that never ends or never stops talking is stopped") {
    CHECK(run_command({"sleep", "60"}, "", {5, 1, 1000}).reason.find("--max-cpu-seconds") !=
          std::string::npos);
    CHECK(run_command({"yes"}, "", {5, 20, 1 << 20}).reason.find("--max-output") !=
          std::string::npos);
}
