// Readers while the indexer writes: each must see one whole state, every time.
//
//   whole_states_runner IMLA-INDEXER UPDATES DOCUMENTS
//
// Update k gives every document the word "state<k>". A reader that found two
// such words, or one in part of the documents, has seen half a run.
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>

#include "schema/index_directory.hpp"
#include "schema/record.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"

namespace fs = std::filesystem;

namespace {

std::atomic<bool> stop{false};
std::atomic<std::size_t> reads{0}, states_seen{0}, retries{0}, wrong{0};

void write_collection(const fs::path& file, std::size_t documents, std::size_t state) {
    const fs::path fresh = file.string() + ".part";
    {
        std::ofstream stream(fresh);
        for (std::size_t i = 0; i < documents; ++i)
            stream << "{\"id\":\"d" << i << "\",\"text\":\"state" << state << " of document " << i
                   << ".\"}\n";
    }
    fs::rename(fresh, file);
}

bool update(const std::string& program, const std::string& index, const std::string& collection) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::execl(program.c_str(), program.c_str(), "--index", index.c_str(), "-q",
                collection.c_str(), static_cast<char*>(nullptr));
        ::_exit(126);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// The one state that all documents are in, or "" and a message.
std::string state_of(const Xapian::Database& database, std::size_t documents) {
    std::string state;
    for (auto it = database.allterms_begin("state"); it != database.allterms_end("state"); ++it) {
        if (!state.empty()) {
            std::cout << "two states: " << state << " and " << *it << std::endl;
            return "";
        }
        state = *it;
        if (it.get_termfreq() != documents) {
            std::cout << state << " in " << it.get_termfreq() << " documents" << std::endl;
            return "";
        }
    }
    // The records say the same as the terms.
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(state));
    const Xapian::MSet hits = enquire.get_mset(0, 20);
    for (auto hit = hits.begin(); hit != hits.end(); ++hit)
        if (!imla::decode_passage(hit.get_document().get_data()).text.starts_with(state)) {
            std::cout << "a text that is not of " << state << std::endl;
            return "";
        }
    return state;
}

void read_states(const std::string& index, std::size_t documents) {
    std::string last;
    while (!stop) {
        try {
            for (int attempt = 0;; ++attempt) {
                try {
                    const std::string state = state_of(imla::open_index(index), documents);
                    if (state.empty()) ++wrong;
                    if (state != last) ++states_seen;
                    last = state;
                    break;
                } catch (const Xapian::DatabaseModifiedError&) {
                    ++retries;
                    if (attempt == 10) throw;
                }
            }
            ++reads;
        } catch (const Xapian::Error& error) {
            std::cout << "a reader failed: " << error.get_description() << std::endl;
            ++wrong;
        } catch (const imla::UserError& error) {
            std::cout << "a reader failed: " << error.what() << std::endl;
            ++wrong;
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::cerr << "usage: whole_states_runner IMLA-INDEXER UPDATES DOCUMENTS\n";
        return 2;
    }
    const std::string program = argv[1];
    const auto updates = static_cast<std::size_t>(std::atol(argv[2]));
    const auto documents = static_cast<std::size_t>(std::atol(argv[3]));
    std::string pattern = (fs::temp_directory_path() / "imla-states-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) return 2;
    const fs::path work = pattern;
    const std::string index = (work / "index").string();
    const std::string collection = (work / "lines.jsonl").string();

    write_collection(collection, documents, 0);
    if (!update(program, index, collection)) return 1;
    std::thread first(read_states, index, documents), second(read_states, index, documents);
    bool updated = true;
    for (std::size_t k = 1; k <= updates && updated; ++k) {
        write_collection(collection, documents, k);
        updated = update(program, index, collection);
    }
    stop = true;
    first.join();
    second.join();
    fs::remove_all(work);
    std::cout << reads << " reads during " << updates << " updates of " << documents
              << " documents saw " << states_seen << " changes of state; tried again " << retries
              << " times; wrong " << wrong << std::endl;
    return updated && wrong == 0 && reads > 0 && states_seen > 2 ? 0 : 1;
}
