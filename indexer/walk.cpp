#include "indexer/walk.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "indexer/durable.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

constexpr const char* ignore_name = ".imlaignore";

std::int64_t modified_of(const struct stat& status) {
    return std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
}

// The .imlaignore of one folder, for names below it.
struct IgnoreFile {
    std::string folder;  // relative to the root, with a slash at its end; empty: the root
    GlobList globs;
};

class Walker {
  public:
    Walker(const fs::path& root, const WalkSettings& settings) : root_(root), settings_(settings) {
        struct stat status {};
        if (!settings.index.empty() && ::stat(settings.index.c_str(), &status) == 0) {
            index_device_ = status.st_dev;
            index_inode_ = status.st_ino;
        }
    }

    Walk take() && { return std::move(walk_); }

    void folder(const std::string& name) {
        std::vector<std::string> entries;
        std::error_code error;
        fs::directory_iterator it(root_ / name, error);
        for (; !error && it != fs::directory_iterator(); it.increment(error))
            entries.push_back(it->path().filename().string());
        if (error) walk_.problems.push_back({name, error.message()});
        std::sort(entries.begin(), entries.end());

        const std::string prefix = name.empty() ? "" : name + '/';
        const bool ignores = std::binary_search(entries.begin(), entries.end(), ignore_name);
        if (ignores) read_ignore_file(prefix);
        for (const std::string& entry : entries)
            if (entry != ignore_name) take(prefix + entry, entry);
        if (ignores) ignore_files_.pop_back();
    }

    bool reaches(const std::string& name) {
        for (std::size_t begin = 0, end = 0; end != name.npos; begin = end + 1) {
            std::error_code error;
            const std::string prefix = name.substr(0, begin);
            if (fs::exists(root_ / prefix / ignore_name, error)) read_ignore_file(prefix);
            end = name.find('/', begin);
            const std::string path = name.substr(0, end);
            struct stat status {};
            if (::lstat((root_ / path).c_str(), &status) != 0) return false;
            if (reason_to_skip(path, path.substr(begin), status).text) return false;
        }
        return true;
    }

  private:
    void read_ignore_file(const std::string& prefix) {
        ignore_files_.push_back({prefix, GlobList(file_content(root_ / prefix / ignore_name))});
    }

    void take(const std::string& name, const std::string& entry) {
        const fs::path path = root_ / name;
        struct stat status {};
        if (::lstat(path.c_str(), &status) != 0) {
            if (errno != ENOENT) walk_.problems.push_back({name, std::strerror(errno)});
            return;
        }
        const bool directory = S_ISDIR(status.st_mode);
        if (const Reason reason = reason_to_skip(name, entry, status); reason.text) {
            if (reason.text[0] != '\0') walk_.skipped.push_back({name, reason.text, reason.special});
            return;
        }
        if (directory) return folder(name);
        walk_.files.push_back(
            {name, path, static_cast<std::uint64_t>(status.st_size), modified_of(status)});
    }

    struct Reason {
        const char* text = nullptr;  // null: none, it is taken; empty: one not worth a word
        bool special = false;        // see Walk::Skipped
    };

    Reason reason_to_skip(const std::string& name, const std::string& entry,
                          const struct stat& status) const {
        const bool directory = S_ISDIR(status.st_mode);
        if (entry.starts_with('.') && !settings_.hidden) return {"hidden"};
        if (S_ISLNK(status.st_mode)) return {"symbolic link", true};
        if (!directory && !S_ISREG(status.st_mode)) return {"not a regular file", true};
        if (directory && status.st_dev == index_device_ && status.st_ino == index_inode_) return {""};
        if (ignored(name, directory)) return {"in .imlaignore"};
        if (settings_.exclude.verdict(name, directory) == Verdict::leave_out) return {"excluded"};
        if (!directory && !settings_.include.empty() &&
            settings_.include.verdict(name, false) != Verdict::leave_out)
            return {"not included"};
        return {};
    }

    bool ignored(const std::string& name, bool directory) const {
        // The innermost file that has something to say decides.
        for (auto file = ignore_files_.rbegin(); file != ignore_files_.rend(); ++file) {
            const Verdict verdict =
                file->globs.verdict(std::string_view(name).substr(file->folder.size()), directory);
            if (verdict != Verdict::none) return verdict == Verdict::leave_out;
        }
        return false;
    }

    fs::path root_;
    const WalkSettings& settings_;
    dev_t index_device_ = 0;
    ino_t index_inode_ = 0;
    std::vector<IgnoreFile> ignore_files_;
    Walk walk_;
};

}  // namespace

Walk walk(const fs::path& root, const WalkSettings& settings) {
    struct stat status {};
    if (::stat(root.c_str(), &status) != 0) throw_system_error("read", root);
    if (S_ISREG(status.st_mode)) {
        Walk single;
        single.files.push_back({root.filename().string(), root,
                                static_cast<std::uint64_t>(status.st_size), modified_of(status)});
        return single;
    }
    if (!S_ISDIR(status.st_mode))
        throw UserError("cannot read " + root.string() + ": neither a file nor a folder");
    std::error_code error;
    fs::directory_iterator readable(root, error);
    if (error) throw UserError("cannot read " + root.string() + ": " + error.message());
    Walker walker(root, settings);
    walker.folder("");
    return std::move(walker).take();
}

bool walk_reaches(const fs::path& root, const std::string& name, const WalkSettings& settings) {
    return Walker(root, settings).reaches(name);
}

}  // namespace imla
