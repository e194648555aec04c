#include "indexer/plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/file_bytes.hpp"
#include "indexer/readers/utf8.hpp"
#include "indexer/report.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"
#include "terminal/text.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

bool waits_for_another(const FileRecord& record) {
    return std::any_of(record.problems.begin(), record.problems.end(), [](const Problem& p) {
        return p.reason.starts_with(duplicate_reason) &&
               p.reason.find(of_another_file) != std::string::npos;
    });
}

// What was told of it names the option; under the option it no longer does.
bool was_read_without_ocr(const FileRecord& record) {
    const auto told = [](const std::string& text) { return text.find("--ocr") != text.npos; };
    return std::any_of(record.guesses.begin(), record.guesses.end(), told) ||
           std::any_of(record.problems.begin(), record.problems.end(), [&](const Problem& p) { return told(p.reason); });
}

bool guesses_encoding(const FileRecord& record) {
    return std::any_of(record.guesses.begin(), record.guesses.end(), [](const std::string& guess) {
        return guess.starts_with("read as ") || guess.find("U+FFFD") != guess.npos;
    });
}

// Not to be called vanished: below a folder that could not be read.
bool is_out_of_sight(const std::string& name, const std::vector<Problem>& problems) {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
        return problem.where.empty() || name == problem.where ||
               name.starts_with(problem.where + '/');
    });
}

FileRecord trouble(const std::string& root, const Problem& problem) {
    FileRecord record;
    record.root = root;
    record.name = problem.where.empty() ? "" : problem.where + '/';
    record.problems.push_back({"", problem.reason});
    return record;
}

class Planning {
  public:
    Planning(const Catalogue& catalogue, const WalkSettings& settings, const ReadingSettings& reading, const Shard& shard)
        : catalogue_(catalogue), settings_(settings), reading_(reading), shard_(shard) {}

    void update(const std::string& root) {
        Walk walked;
        try {
            walked = walk(root, settings_);
        } catch (const UserError& error) {
            std::error_code ignored;
            const bool gone = !fs::exists(root, ignored);
            walked.problems.push_back({"", gone ? keeping(root, "it is not there now") : error.what()});
        }
        if (looks_unmounted(root, walked))
            walked.problems.push_back({"", keeping(root, "it is empty now, as if a disk were not mounted")});
        for (const Problem& problem : walked.problems)
            plan_.troubles.push_back(trouble(root, problem));
        for (const Walk::Skipped& skipped : walked.skipped) {
            plan_.skipped.emplace_back(path_of(root, skipped.name), skipped.reason);
            plan_.special += skipped.special;
        }
        plan_.files += walked.files.size();

        const auto& stored = catalogue_.files(root);
        std::set<std::string> found;
        for (const FoundFile& file : walked.files) {
            found.insert(file.name);
            const auto known = stored.find(file.name);
            consider(root, file, known == stored.end() ? nullptr : &known->second);
        }
        for (const auto& [name, file] : stored) {
            // Records of folders that could not be read are renewed by troubles.
            const bool folder = name.empty() || name.ends_with('/');
            const std::string bare = folder && !name.empty() ? name.substr(0, name.size() - 1) : name;
            if (found.contains(name)) continue;
            if (folder ? std::any_of(walked.problems.begin(), walked.problems.end(),
                                     [&](const Problem& p) { return p.where == bare; })
                       : is_out_of_sight(name, walked.problems))
                continue;
            plan_.vanished.push_back(file);
        }
    }

    void forget(const std::string& root) {
        for (const auto& [name, file] : catalogue_.files(root)) plan_.vanished.push_back(file);
    }

    // A new file of the size and content of one that vanished is that one.
    void find_moves() {
        std::map<std::uint64_t, std::vector<std::size_t>> by_size;
        for (std::size_t i = 0; i < plan_.vanished.size(); ++i) {
            const FileRecord& record = plan_.vanished[i].record;
            if (record.known && record.content != 0 && record.problems.empty() && record.size > 0)
                by_size[record.size].push_back(i);
        }
        std::set<std::size_t> gone;
        std::erase_if(plan_.to_read, [&](const Plan::Reading& reading) {
            const auto candidates = by_size.find(reading.size);
            if (reading.reason != reason_new || candidates == by_size.end()) return false;
            const auto found = move_of(reading, candidates->second, gone);
            if (!found) return false;
            gone.insert(*found);
            return true;
        });
        std::size_t index = 0;
        std::erase_if(plan_.vanished, [&](const StoredFile&) { return gone.contains(index++); });
    }

    Plan take() && { return std::move(plan_); }

  private:
    static constexpr const char* reason_new = "new";

    std::size_t files_of(const std::string& root) const {
        const auto& stored = catalogue_.files(root);
        return static_cast<std::size_t>(std::count_if(stored.begin(), stored.end(), [](const auto& file) {
            return !file.first.empty() && !file.first.ends_with('/');
        }));
    }

    // Many files and then nothing at all, not even a hidden one: more likely an
    // accident than a wish, and what is forgotten by accident took long to read.
    bool looks_unmounted(const std::string& root, const Walk& walked) const {
        constexpr std::size_t many = 20;
        return walked.files.empty() && walked.problems.empty() && walked.skipped.empty() &&
               files_of(root) >= many;
    }

    std::string keeping(const std::string& root, const std::string& why) const {
        const std::size_t files = files_of(root);
        return fmt::format("{}; what came from it is kept ({}). To remove it: --forget {}", why,
                           files == 1 ? "1 file" : fmt::format("{} files", files),
                           terminal::spelt_out(shown_path(root)));
    }

    void consider(const std::string& root, const FoundFile& file, const StoredFile* known) {
        const auto read = [&](const char* reason, std::optional<std::uint64_t> content) {
            plan_.to_read.push_back({{root, file.name, file.path, content}, reason, file.size});
        };
        if (!known) return read(reason_new, {});
        const FileRecord& record = known->record;
        if (waits_for_another(record)) return read("had an id of another file", {});
        if (record.content == 0) return read("could not be read before", {});
        if (record.size != file.size) return read("changed size", {});
        if (reading_.ocr && was_read_without_ocr(record)) return read("was read without --ocr", {});
        if (!reading_.encoding.empty() && guesses_encoding(record)) return read("its encoding was guessed", {});
        if (record.modified != file.modified) return read("changed time", record.content);
        if (!record.known) plan_.other_types.add(file.name);
        else plan_.unchanged_documents += catalogue_.document_count(file_key(root, file.name));
        if (!record.problems.empty()) plan_.unchanged_problems.push_back(*known);
    }

    std::optional<std::size_t> move_of(const Plan::Reading& reading,
                                       const std::vector<std::size_t>& candidates,
                                       const std::set<std::size_t>& gone) {
        try {
            const FileBytes bytes(reading.file.path);
            const std::uint64_t content = stable_hash(bytes.bytes());
            for (const std::size_t i : candidates) {
                const StoredFile& from = plan_.vanished[i];
                // Another extension may mean another reader.
                if (gone.contains(i) || from.record.content != content ||
                    fs::path(from.record.name).extension() != reading.file.path.extension() ||
                    !can_move(from, reading.file.name))
                    continue;
                FileRecord to = from.record;
                to.root = reading.file.root;
                to.name = reading.file.name;
                to.size = bytes.size();
                to.modified = bytes.modified();
                plan_.moved.push_back({from, std::move(to), reading.file.path});
                return i;
            }
        } catch (const UserError&) {
            // Reading it will say what is wrong with it.
        }
        return {};
    }

    // Names fit for ids, the new id free, and the records in the published
    // index: staged ones are read again rather than renamed.
    bool can_move(const StoredFile& from, const std::string& to) const {
        if (clean_name(to) != to || clean_name(from.record.name) != from.record.name) return false;
        if (from.place.source != 0) return false;
        const std::string key = file_key(from.record.root, from.record.name);
        for (const StoredDocument& document : catalogue_.documents_of(key)) {
            if (document.place.source != 0) return false;
            const std::string& id = document.record.id;
            if (!id.starts_with(from.record.name)) continue;
            const std::string now = to + id.substr(from.record.name.size());
            // In another shard it is a new document.
            if (catalogue_.document(now) || !belongs(now, shard_)) return false;
        }
        return true;
    }

    const Catalogue& catalogue_;
    const WalkSettings& settings_;
    const ReadingSettings& reading_;
    const Shard shard_;
    Plan plan_;
};

}  // namespace

Plan plan_of_update(const Catalogue& catalogue, const std::vector<std::string>& roots,
                    const std::vector<std::string>& forget, const WalkSettings& settings,
                    const ReadingSettings& reading, const Shard& shard) {
    Planning planning(catalogue, settings, reading, shard);
    for (const std::string& root : roots) planning.update(root);
    for (const std::string& root : forget) planning.forget(root);
    planning.find_moves();
    return std::move(planning).take();
}

fs::path path_of(const std::string& root, const std::string& name) {
    // A single file as root is its own name.
    std::error_code error;
    if (fs::is_directory(root, error) || fs::path(root).filename() != name)
        return name.empty() ? fs::path(root) : fs::path(root) / name;
    return root;
}

}  // namespace imla
