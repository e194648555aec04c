#include "searcher/interactive.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <memory>
#include <sstream>
#include <thread>

#include "schema/fields.hpp"
#include "schema/user_error.hpp"
#include "searcher/explanation.hpp"
#include "searcher/line_editor.hpp"
#include "searcher/output/census.hpp"
#include "searcher/output/context.hpp"
#include "searcher/precedence.hpp"
#include "searcher/option_table.hpp"
#include "searcher/searcher.hpp"
#include "searcher/views.hpp"
#include "terminal/pager.hpp"

namespace imla {

namespace {

constexpr const char* help =
    "A line is a query. Lines that begin with a colon:\n"
    "  :n  :p            the next hits, the previous ones\n"
    "  :open 3           hit 3 whole, with its neighbours\n"
    "  :more 3           passages like hit 3\n"
    "  :forms word       its spellings in the collection\n"
    "  :explain          how the last query was read\n"
    "  :set NAME VALUE   an option for this session, as :set variants wide\n"
    "  :set              the options there are\n"
    "  :help  :quit\n";

std::string history_file() {
    const char* state = std::getenv("XDG_STATE_HOME");
    if (state && std::filesystem::path(state).is_absolute()) return std::string(state) + "/imla/history";
    const char* home = std::getenv("HOME");
    return home && *home ? std::string(home) + "/.local/state/imla/history" : "";
}

class Session {
  public:
    Session(Options options, const PrintSettings& print, std::ostream& out, std::ostream& err)
        : options_(std::move(options)), print_(print), out_(out), err_(err),
          searcher_(std::make_shared<Searcher>(options_.indexes, options_.taught, options_.access)) {}

    int run() {
        LineEditor editor(history_file(), [this](const std::string& word) { return completions(word); });
        while (const auto line = editor.line("imla> ")) {
            const std::size_t first = line->find_first_not_of(" \t");
            if (first == line->npos) continue;
            try {
                if (searcher_->renew()) err_ << "the index has changed; opened anew\n";
                if ((*line)[first] != ':') search(*line);
                else if (!command(line->substr(first))) break;
            } catch (const UserError& error) {
                err_ << error.what() << '\n';
            }
            out_.flush();
        }
        return 0;
    }

  private:
    /// The last word, with what stands before it in the word: a sign, a quote, a field.
    std::vector<std::string> completions(const std::string& word) {
        std::vector<std::string> words;
        const std::size_t cut = word.find_last_of(":\"(+-=") + 1;   // npos + 1 is 0
        const std::string before = word.substr(0, cut), beginning = word.substr(cut);
        if (cut == 0)
            for (const Field& field : fields)
                if (field.in_queries != InQueries::no && field.name.starts_with(word)) words.push_back(std::string(field.name) + ':');
        if (beginning.size() >= 2)
            for (const std::string& found : searcher_->words_from(beginning, 50)) words.push_back(before + found);
        return words;
    }

    /// Runs `work` beside, so that Ctrl-C can leave it; false if it did.
    template <class Work>
    bool unless_interrupted(Work work, Result& result) {
        was_interrupted();
        auto searcher = searcher_;
        std::packaged_task<Result()> task([searcher, work] { return work(*searcher); });
        auto future = task.get_future();
        std::thread(std::move(task)).detach();
        while (future.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready)
            if (was_interrupted()) {
                err_ << "interrupted\n";
                searcher_ = std::make_shared<Searcher>(options_.indexes, options_.taught, options_.access);   // the old one is still at work
                return false;
            }
        result = future.get();
        return true;
    }

    void search(const std::string& query) {
        options_.search.offset = 0;
        query_ = query;
        like_.clear();
        show_hits();
    }

    void show_hits() {
        if (query_.empty() && like_.empty()) throw UserError("there has been no query yet");
        const SearchSettings wish = options_.search;
        const std::string query = query_, like = like_;
        const auto work = [wish, query, like](Searcher& searcher) {
            return like.empty() ? searcher.search(query, wish) : searcher.like(like, wish);
        };
        Result result;
        if (!unless_interrupted(work, result)) return;
        result_ = std::move(result);
        for (const std::string& remark : result_.remarks) err_ << remark << '\n';
        if (result_.hits.empty() && wish.offset > 0) {
            err_ << "no more hits\n";
            return;
        }
        if (result_.hits.empty()) err_ << told(searcher_->advice(result_), result_);
        std::ostringstream text;
        printer_of(options_.format, print_)->result(text, {"1", query_.empty() ? like_ : query_}, result_);
        show(text.str());
    }

    void show(const std::string& text) {
        out_.flush();
        if (!terminal::write_paged(text, options_.pager)) out_.setstate(std::ios::badbit);   // main says it
    }

    const Hit& hit(const std::string& command, const std::string& rank) const {
        if (rank.empty()) throw UserError(command + " takes the number of a hit: " + command + " 1");
        for (const Hit& each : result_.hits)
            if (std::to_string(each.rank) == rank) return each;
        throw UserError("there is no hit " + rank + " on this page");
    }

    /// False if the session is to end.
    bool command(const std::string& line) {
        std::istringstream words(line);
        std::string name, first, second;
        words >> name >> first;
        std::getline(words >> std::ws, second);
        if (name == ":quit" || name == ":q") return false;
        if (name == ":n" || name == ":next") {
            options_.search.offset += options_.search.top;
            show_hits();
            if (result_.hits.empty()) options_.search.offset -= options_.search.top;
        } else if (name == ":p" || name == ":previous") {
            if (options_.search.offset == 0 && !result_.hits.empty()) throw UserError("these are the first hits");
            options_.search.offset -= std::min(options_.search.offset, options_.search.top);
            show_hits();
        } else if (name == ":open") {
            const std::string id = hit(name, first).passage.id();
            std::ostringstream text;
            print_passages(text, searcher_->passages(id, std::max(1u, options_.search.context)), id, Format::text, print_);
            show(text.str());
        } else if (name == ":more") {
            like_ = hit(name, first).passage.id();
            query_.clear();
            options_.search.offset = 0;
            show_hits();
        } else if (name == ":forms") {
            if (first.empty()) throw UserError(":forms takes a word: :forms tehrik");
            std::ostringstream text;
            print_census(text, searcher_->forms(first + (second.empty() ? "" : ' ' + second), options_.search.reach),
                         Format::text, print_);
            show(text.str());
        } else if (name == ":explain") {
            show(explanation(result_));
        } else if (name == ":set") {
            set(first, second);
        } else {
            if (name != ":help" && name != ":h") err_ << "no such command: " << name << '\n';
            out_ << help;
        }
        return true;
    }

    void list_settings() {
        for (const SearcherOption& option : option_table()) {
            if (!option.initial || option.row.name == "index") continue;
            std::string values;
            for (const std::string& choice : option.row.choices) values += (values.empty() ? "" : "|") + choice;
            out_ << fmt::format("  {:<13} {}\n", option.row.name,
                                !values.empty() ? values : option.row.value.empty() ? "true|false" : option.row.value);
        }
    }

    void set(const std::string& name, const std::string& value) {
        if (name.empty()) return list_settings();
        const auto& table = option_table();
        const auto option = std::find_if(table.begin(), table.end(), [&](const SearcherOption& each) {
            return each.row.name == name && each.initial && name != "index";
        });
        if (option == table.end()) {
            const std::string nearest = terminal::nearest_option(option_rows(), "--" + name);
            throw UserError("there is no setting '" + name + "'" +
                            (nearest.empty() ? "; :set lists them" : "; did you mean " + nearest.substr(2) + "?"));
        }
        if (value.empty() && !option->row.value.empty())
            throw UserError("give " + name + " a value: :set " + name + ' ' +
                            (option->row.choices.empty() ? option->row.value : option->row.choices.front()));
        set_option(options_, *option, value.empty() && option->row.value.empty() ? "true" : value, name);
        print_.unit = options_.search.unit;
        print_.full = options_.full;
        print_.sort = options_.sort;
    }

    Options options_;
    PrintSettings print_;
    std::ostream& out_;
    std::ostream& err_;
    std::shared_ptr<Searcher> searcher_;
    std::string query_, like_;   // what the hits shown are of: one of the two
    Result result_;
};

}  // namespace

int interact(Options options, const PrintSettings& print, std::ostream& out, std::ostream& err) {
    return Session(std::move(options), print, out, err).run();
}

}  // namespace imla
