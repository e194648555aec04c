// Runs command-line tests: the real programs, a fresh folder for each case.
//
//   # a title starts a case
//   ? [ -d "$SHARED" ]           the case is skipped where this fails
//   $ printf 'A.\n' > a.txt      a command for sh; nothing expected, status 0
//   $ imla-indexer --index i b   
//   > --jobs 1                   the command goes on
//   1 file: …                    a line of stdout; … stands for anything
//   …                            alone on a line: any number of lines
//   ! imla-indexer: …            a line of stderr
//   [1]                          the exit status, where it is not 0
//
// A backslash before a first $, ?, >, !, [, # or \ of an expected line makes it
// plain. The programs are on PATH; SOURCE and SHARED are the project's folder
// and the shared data beside it.
//
// A Markdown file is one case: the commands of its indented blocks that begin
// with $, run in a folder that holds corpus/ and examples/, each with its output
// (both streams, as on a terminal) below it. So what documentation shows is true.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

constexpr const char* anything = "\u2026";
constexpr unsigned time_limit = 300;  // seconds a command may take

struct Step {
    std::string command;
    std::size_t line = 0;
    bool condition = false;
    std::vector<std::string> out, err;
    int status = 0;
    bool as_shown = false;   // of a document: one stream, any status
};

struct Case {
    std::string title;
    std::vector<Step> steps;
};

std::string content_of(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

bool is_status(const std::string& line) {
    if (line.size() < 3 || line.front() != '[' || line.back() != ']') return false;
    for (std::size_t i = 1; i + 1 < line.size(); ++i)
        if (!std::isdigit(static_cast<unsigned char>(line[i]))) return false;
    return true;
}

std::vector<Case> cases_of(const fs::path& file) {
    std::vector<Case> cases;
    std::size_t number = 0;
    for (std::string line : lines_of(content_of(file))) {
        ++number;
        if (line.starts_with("# ")) {
            cases.push_back({line.substr(2), {}});
            continue;
        }
        if (cases.empty()) continue;  // a word before the first case
        std::vector<Step>& steps = cases.back().steps;
        if (line.starts_with("$ ") || line.starts_with("? ")) {
            steps.push_back({line.substr(2), number, line[0] == '?', {}, {}, 0});
        } else if (!steps.empty()) {
            Step& step = steps.back();
            if (line.starts_with("> ")) step.command += '\n' + line.substr(2);
            else if (is_status(line)) step.status = std::atoi(line.c_str() + 1);
            else if (line.starts_with("! ")) step.err.push_back(line.substr(2));
            else step.out.push_back(line.starts_with('\\') ? line.substr(1) : line);
        }
    }
    // Blank lines between cases and steps are for the reader.
    for (Case& one : cases)
        for (Step& step : one.steps)
            while (!step.out.empty() && step.out.back().empty()) step.out.pop_back();
    return cases;
}

Case document_of(const fs::path& file) {
    Case document{file.filename().string(), {}};
    std::size_t number = 0;
    bool in_block = false;
    for (const std::string& line : lines_of(content_of(file))) {
        ++number;
        if (line.empty()) {
            if (in_block) document.steps.back().out.emplace_back();
            continue;
        }
        const bool indented = line.starts_with("    ");
        const std::string text = indented ? line.substr(4) : "";
        if (text.starts_with("$ ")) {
            in_block = true;
            document.steps.push_back({text.substr(2), number, false, {}, {}, 0, true});
        } else if (in_block && indented && text.starts_with("> ") && document.steps.back().out.empty()) {
            document.steps.back().command += '\n' + text.substr(2);
        } else if (in_block && indented) {
            document.steps.back().out.push_back(text);
        } else {
            in_block = false;
        }
    }
    for (Step& step : document.steps)
        while (!step.out.empty() && step.out.back().empty()) step.out.pop_back();
    return document;
}

bool line_matches(std::string_view expected, std::string_view found) {
    const std::size_t gap = expected.find(anything);
    if (gap == std::string_view::npos) return expected == found;
    if (found.substr(0, gap) != expected.substr(0, gap)) return false;
    const std::string_view rest = expected.substr(gap + std::string_view(anything).size());
    for (std::size_t i = gap; i <= found.size(); ++i)
        if (line_matches(rest, found.substr(i))) return true;
    return false;
}

bool lines_match(const std::vector<std::string>& expected, std::size_t e,
                 const std::vector<std::string>& found, std::size_t f) {
    for (; e < expected.size(); ++e, ++f) {
        if (expected[e] == anything) {
            for (std::size_t skip = f; skip <= found.size(); ++skip)
                if (lines_match(expected, e + 1, found, skip)) return true;
            return false;
        }
        if (f == found.size() || !line_matches(expected[e], found[f])) return false;
    }
    return f == found.size();
}

struct Outcome {
    int status;
    std::vector<std::string> out, err;
};

Outcome outcome_of(const std::string& command, bool as_shown, const fs::path& folder, const fs::path& capture) {
    const fs::path out = capture / "stdout", err = capture / "stderr";
    const pid_t child = ::fork();
    if (child == 0) {
        ::alarm(time_limit);
        const auto redirect = [](const fs::path& to, int fd) {
            const int file = ::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
            if (file < 0 || ::dup2(file, fd) < 0) ::_exit(126);
        };
        redirect(out, STDOUT_FILENO);
        if (as_shown) ::dup2(STDOUT_FILENO, STDERR_FILENO);
        else redirect(err, STDERR_FILENO);
        const int nothing = ::open("/dev/null", O_RDONLY);
        ::dup2(nothing, STDIN_FILENO);
        if (::chdir(folder.c_str()) != 0) ::_exit(126);
        ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
        ::_exit(126);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
            lines_of(content_of(out)), as_shown ? std::vector<std::string>() : lines_of(content_of(err))};
}

void show(const char* what, const std::vector<std::string>& lines) {
    std::cout << "  " << what << ":\n";
    for (const std::string& line : lines) std::cout << "    " << line << '\n';
}

enum class Verdict { passed, failed, skipped };

Verdict run(const Case& one, const fs::path& file, const fs::path& work) {
    const fs::path folder = work / "folder";
    fs::remove_all(folder);
    fs::create_directories(folder);
    ::setenv("HOME", folder.c_str(), 1);
    if (file.extension() == ".md")
        for (const char* part : {"corpus", "examples"})
            fs::copy(fs::path(std::getenv("SOURCE")) / part, folder / part, fs::copy_options::recursive);
    for (const Step& step : one.steps) {
        Outcome found = outcome_of(step.command, step.as_shown, folder, work);
        if (step.as_shown)
            for (std::string& line : found.out)
                if (line.ends_with('\r')) line.pop_back();   // of CSV, which nobody sees
        while (step.as_shown && !found.out.empty() && found.out.back().empty()) found.out.pop_back();
        if (step.condition) {
            if (found.status == 0) continue;
            std::cout << "skipped: " << one.title << " (not: " << step.command << ")\n";
            return Verdict::skipped;
        }
        if ((step.as_shown || found.status == step.status) && lines_match(step.out, 0, found.out, 0) &&
            lines_match(step.err, 0, found.err, 0))
            continue;
        std::cout << "FAILED: " << one.title << "\n  " << file.string() << ':' << step.line << ": "
                  << step.command << "\n  status " << found.status << ", expected " << step.status
                  << '\n';
        show("stdout", found.out);
        show("expected stdout", step.out);
        show("stderr", found.err);
        show("expected stderr", step.err);
        return Verdict::failed;
    }
    return Verdict::passed;
}

/// What the user of this machine has set must not change a test.
void forget_settings() {
    std::vector<std::string> names = {"COLUMNS", "LESS", "NO_COLOR", "PAGER", "XDG_CONFIG_HOME", "XDG_STATE_HOME"};
    for (char** variable = environ; *variable; ++variable)
        if (const std::string_view name = *variable; name.starts_with("IMLA_"))
            names.emplace_back(name.substr(0, name.find('=')));
    for (const std::string& name : names) ::unsetenv(name.c_str());
}

}  // namespace

// cli_runner FILE BINARIES SOURCE SHARED [TITLE]
int main(int argc, char** argv) {
    if (argc < 5) {
        std::cerr << "usage: cli_runner FILE BINARIES SOURCE SHARED [part of a title]\n";
        return 2;
    }
    const fs::path file = argv[1];
    const char* path = std::getenv("PATH");
    ::setenv("PATH", (std::string(argv[2]) + ':' + (path ? path : "/usr/bin:/bin")).c_str(), 1);
    ::setenv("SOURCE", argv[3], 1);
    ::setenv("SHARED", argv[4], 1);
    ::setenv("LC_ALL", "C.UTF-8", 1);
    ::setenv("TERM", "dumb", 1);
    forget_settings();

    std::string pattern = (fs::temp_directory_path() / "imla-cli-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) {
        std::cerr << "cannot make a folder in " << fs::temp_directory_path() << '\n';
        return 2;
    }
    std::size_t passed = 0, failed = 0, skipped = 0;
    const bool document = file.extension() == ".md";
    for (const Case& one : document ? std::vector<Case>{document_of(file)} : cases_of(file)) {
        if (argc > 5 && one.title.find(argv[5]) == std::string::npos) continue;
        switch (run(one, file, pattern)) {
            case Verdict::passed: ++passed; break;
            case Verdict::failed: ++failed; break;
            case Verdict::skipped: ++skipped; break;
        }
    }
    std::error_code ignored;
    fs::remove_all(pattern, ignored);
    std::cout << passed << " passed, " << failed << " failed, " << skipped << " skipped\n";
    if (failed > 0 || passed + skipped == 0) return 1;
    return passed == 0 ? 77 : 0;  // 77: ctest counts it as skipped
}
