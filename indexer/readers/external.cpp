#include "indexer/readers/external.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "indexer/readers/command.hpp"
#include "indexer/readers/encoding.hpp"
#include "indexer/readers/text_builder.hpp"
#include "indexer/readers/utf8.hpp"

namespace imla {
namespace {

namespace fs = std::filesystem;

/// A folder that vanishes again. The copy in it has a plain name, whatever the file's own is,
/// so that no name can pass for an option.
class ScratchFolder {
  public:
    ScratchFolder() {
        std::string name = (fs::temp_directory_path() / "imla-reader-XXXXXX").string();
        if (mkdtemp(name.data())) path_ = name;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

void run(const Content& content, const std::string& extension, const std::string& command,
         const ReadingSettings& settings, ReadingSink& sink) {
    std::vector<std::string> words = command_words(command);
    ScratchFolder folder;
    std::string file;
    for (std::string& word : words)
        for (std::size_t at = 0; (at = word.find("%f", at)) != word.npos; at += file.size()) {
            if (file.empty()) {
                file = (folder.path() / ("document." + extension)).string();
                std::ofstream out(file, std::ios::binary);
                out.write(content.bytes.data(), static_cast<std::streamsize>(content.bytes.size()));
                if (folder.path().empty() || !out.flush())
                    return sink.problem(
                        "", "cannot write a copy for the reader's command; is $TMPDIR full?");
            }
            word.replace(at, 2, file);
        }
    const Limits& limits = settings.limits;
    const CommandLimits command_limits{limits.cpu_seconds, limits.cpu_seconds * 10 + 10,
                                       static_cast<std::uint64_t>(limits.output_mb) << 20};
    const CommandResult result =
        run_command(words, file.empty() ? content.bytes : std::string_view(), command_limits);
    if (!result.good)
        return sink.problem("",
                            fmt::format("{} (--external {}={})", result.reason, extension, command));
    Decoded text = decoded(result.output);
    tell(text, sink);
    Document document;
    document.id = clean_name(content.name);
    document.path = content.path;
    document.type = extension;
    document.text = std::move(text.text);
    add_paragraphs(document);
    for (Block& block : document.blocks) block.line = 0;  // lines of the output, not of the file
    if (document.blocks.empty())
        return sink.problem(
            "", fmt::format("its command printed no text (--external {}={})", extension, command));
    sink.document(std::move(document));
}

}  // namespace

bool read_external(const Content& content, const std::string& extension,
                   const ReadingSettings& settings, ReadingSink& sink) {
    const auto command = settings.external.find(extension);
    if (command == settings.external.end() || content.bytes.empty()) return false;
    run(content, extension, command->second, settings, sink);
    return true;
}

}  // namespace imla
