// Which files to leave out: patterns as in .gitignore.
//   *.tmp   notes/   /drafts/*.md   **/old   !keep.md   # a comment
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace imla {

/// Does `name` (parts divided by '/') match? '*' and '?' stop at '/', '**' does
/// not; [a-z] and [!a-z] are sets; '\' takes the next character as it is.
bool glob_matches(std::string_view pattern, std::string_view name);

enum class Verdict { none, leave_out, keep };

/// The lines of one .imlaignore, or the values of --exclude. A pattern with a
/// slash in it is relative to the folder of the file; one without matches a
/// name at any depth. The last that matches decides.
class GlobList {
  public:
    GlobList() = default;
    explicit GlobList(std::string_view lines);
    void add(std::string_view line);

    Verdict verdict(std::string_view name, bool directory) const;
    bool empty() const { return patterns_.empty(); }

  private:
    struct Pattern {
        std::string glob;
        bool keep, directory_only, anywhere;
    };
    std::vector<Pattern> patterns_;
};

}  // namespace imla
