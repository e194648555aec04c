#include "analysis/passages.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "analysis/sentences.hpp"
#include "analysis/word_count.hpp"

namespace imla {
namespace {

/// A block without the white space around it.
struct Paragraph {
    const Block* block;
    std::size_t begin, end;
    std::size_t words;
};

/// A place where a passage may end, and the words up to there from the start of its run.
struct Cut {
    std::size_t at;
    std::size_t words;
};

class Splitter {
  public:
    Splitter(const Document& document, PassageLength length)
        : text_(document.text),
          one_line_(document.type == "jsonl"),
          least_(std::max(1u, length.least)),
          most_(std::max(least_, std::size_t{length.most})),
          enough_(std::clamp(std::size_t{length.enough}, least_, most_)) {
        for (const Block& block : document.blocks) add(block);
        end_section();
    }

    std::vector<Passage> passages() && { return std::move(passages_); }

  private:
    void add(const Block& block) {
        Paragraph paragraph{&block, block.begin, std::min(block.end, text_.size()), 0};
        trim(paragraph.begin, paragraph.end);
        if (paragraph.begin >= paragraph.end) return;
        if (block.page != page_) end_section();   // what is cited stands on the page that is named
        page_ = block.page;
        paragraph.words = word_count(slice(paragraph.begin, paragraph.end));

        if (block.heading > 0) {
            // A heading opens the passage below it; one right above a deeper one goes with it.
            const bool continues = !run_.empty() && run_.back().block->heading > 0 &&
                                   run_.back().block->heading < block.heading;
            if (!continues) end_section();
            enter(block.heading, paragraph);
            run_.push_back(paragraph);
            run_words_ += paragraph.words;
            return;
        }
        // Rather two passages of their own than one to be cut in the middle of a paragraph.
        if (run_words_ >= least_ && run_words_ + paragraph.words > most_) end_run();
        run_.push_back(paragraph);
        run_words_ += paragraph.words;
        if (run_words_ >= enough_) end_run();
    }

    std::string_view slice(std::size_t begin, std::size_t end) const {
        return std::string_view(text_).substr(begin, end - begin);
    }

    void trim(std::size_t& begin, std::size_t& end) const {
        while (begin < end && is_white(text_[begin])) ++begin;
        while (end > begin && is_white(text_[end - 1])) --end;
    }

    void enter(unsigned level, const Paragraph& heading) {
        while (!headings_.empty() && headings_.back().first >= level) headings_.pop_back();
        std::string words;
        for (std::size_t at = heading.begin; at < heading.end; ++at) {
            if (!is_white(text_[at]))
                words += text_[at];
            else if (words.back() != ' ')
                words += ' ';
        }
        headings_.emplace_back(level, std::move(words));
    }

    void end_section() {
        // What is left over is short: it goes with the passage before, if there is room.
        if (!run_.empty()) {
            const bool fits = section_has_passage_ && last_words_ + run_words_ <= most_;
            if (fits)
                extend_last();
            else
                end_run();
        }
        section_has_passage_ = false;
    }

    /// Makes passages of the paragraphs gathered.
    void end_run() {
        if (run_words_ <= most_)
            emit(run_.front().begin, run_.back().end, run_words_);
        else
            cut_run();
        clear_run();
    }

    void clear_run() {
        run_.clear();
        run_words_ = 0;
    }

    /// Calls `take` with the ends of sentences and paragraphs in the run; where
    /// a sentence is longer than a passage may be, also with ends of words.
    template <typename Take>
    void for_each_cut(Take take) const {
        std::size_t words = 0;
        for (const Paragraph& p : run_) {
            for (std::size_t begin = p.begin; begin < p.end;) {
                const std::size_t limit = window_end(begin, p.end);
                std::vector<std::size_t> ends = sentence_ends(slice(begin, limit));
                // The last sentence of a window may go on beyond it.
                if (limit < p.end && ends.size() > 1) ends.pop_back();
                std::size_t sentence = begin;
                for (const std::size_t sentence_end : ends) {
                    const std::size_t end = begin + sentence_end;
                    const std::size_t count = word_count(slice(sentence, end));
                    if (count > most_) {
                        WordStarts in_sentence(slice(sentence, end));
                        for (std::size_t i = 0; i < count; ++i) {
                            const std::size_t at = sentence + in_sentence.next();
                            if (i > 0 && i % most_ == 0) take(Cut{at, words + i});
                        }
                    }
                    words += count;
                    take(Cut{end, words});
                    sentence = end;
                }
                begin = sentence;
            }
        }
    }

    /// Sentences are sought in a window of text, so that memory stays bounded.
    std::size_t window_end(std::size_t begin, std::size_t end) const {
        constexpr std::size_t window = std::size_t{1} << 20;
        if (end - begin <= window) return end;
        std::size_t limit = begin + window;
        while (limit > begin + window - 4 &&
               (static_cast<unsigned char>(text_[limit]) & 0xC0) == 0x80)
            --limit;
        return limit;
    }

    /// Cuts the run into passages of about the same length.
    void cut_run() {
        std::size_t begin = run_.front().begin;
        std::size_t done = 0;  // words
        Cut last{begin, 0};
        const auto emit_to_last = [&] {
            if (last.words == done) return;
            emit(begin, last.at, last.words - done);
            begin = last.at;
            done = last.words;
        };
        for_each_cut([&](const Cut& next) {
            const std::size_t left = run_words_ - std::min(done, run_words_);
            const std::size_t parts = std::max<std::size_t>(1, (left + most_ - 1) / most_);
            const std::size_t target = (left + parts - 1) / parts;
            if (last.words - done >= target || next.words - done > most_) emit_to_last();
            last = next;
        });
        emit_to_last();
    }

    void emit(std::size_t begin, std::size_t end, std::size_t words) {
        trim(begin, end);
        if (begin >= end) return;
        Passage passage;
        passage.begin = begin;
        passage.end = end;
        for (const auto& heading : headings_) passage.headings.push_back(heading.second);
        const Block& first = *block_at(begin);
        passage.page = first.page;
        if (first.line > 0) passage.first_line = line_at(first, begin);
        passage.source_begin = source_at(first, begin, first.source_begin);
        passages_.push_back(std::move(passage));
        finish_last(end);
        last_words_ = words;
        section_has_passage_ = true;
    }

    void extend_last() {
        passages_.back().end = run_.back().end;
        finish_last(run_.back().end);
        last_words_ += run_words_;
        clear_run();
    }

    /// Sets what depends on where the last passage ends.
    void finish_last(std::size_t end) {
        const Block& last = *block_at(end - 1);
        Passage& passage = passages_.back();
        passage.last_line = last.line > 0 ? line_at(last, end - 1) : passage.first_line;
        passage.source_end = source_at(last, end, last.source_end);
        if (passage.source_end <= passage.source_begin)
            passage.source_begin = passage.source_end = 0;
    }

    /// The paragraph of the run that holds byte `at`. Passages are made in
    /// order, so the search goes on where it stopped.
    const Block* block_at(std::size_t at) const {
        const auto after =
            std::upper_bound(run_.begin(), run_.end(), at,
                             [](std::size_t byte, const Paragraph& p) { return byte < p.begin; });
        return (after == run_.begin() ? after : after - 1)->block;
    }

    /// Line breaks are counted once: in a block from where the last count stopped.
    unsigned line_at(const Block& block, std::size_t at) {
        if (one_line_) return block.line;
        if (counted_block_ != &block || at < counted_to_) {
            counted_block_ = &block;
            counted_to_ = block.begin;
            counted_line_ = block.line;
        }
        counted_line_ += static_cast<unsigned>(
            std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_to_),
                       text_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        counted_to_ = at;
        return counted_line_;
    }

    /// The byte of the file that is byte `at` of the text; `otherwise` where
    /// the block's text is not its bytes in the file.
    static std::size_t source_at(const Block& block, std::size_t at, std::size_t otherwise) {
        const bool same = block.source_end - block.source_begin == block.end - block.begin;
        return same ? block.source_begin + (at - block.begin) : otherwise;
    }

    const std::string& text_;
    const bool one_line_;   // of the file holds all of the text: its line breaks are written there as \n
    const std::size_t least_;
    const std::size_t most_;
    const std::size_t enough_;
    std::vector<std::pair<unsigned, std::string>> headings_;  // level and words, outermost first
    std::vector<Paragraph> run_;                              // gathered until they are long enough
    std::size_t run_words_ = 0;
    unsigned page_ = 0;                                       // of the last block
    bool section_has_passage_ = false;
    std::size_t last_words_ = 0;  // of the last passage
    std::vector<Passage> passages_;
    const Block* counted_block_ = nullptr;
    std::size_t counted_to_ = 0;
    unsigned counted_line_ = 0;
};

}  // namespace

std::vector<Passage> split_passages(const Document& document, PassageLength length) {
    std::vector<Passage> passages = Splitter(document, length).passages();
    if (passages.empty() && !document.title.empty()) passages.emplace_back();
    return passages;
}

}  // namespace imla
