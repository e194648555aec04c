// SQLite FTS5 with its porter tokenizer and built-in bm25().
#include <sqlite3.h>

#include <filesystem>
#include <stdexcept>

#include "bench/peers/peer.hpp"

namespace {

using namespace imla::bench;

class Database {
  public:
    explicit Database(const std::string& path) {
        if (sqlite3_open(path.c_str(), &handle_) != SQLITE_OK) fail();
    }
    ~Database() { sqlite3_close(handle_); }
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    void run(const char* statement) {
        if (sqlite3_exec(handle_, statement, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
    }
    sqlite3_stmt* prepared(const char* statement) {
        sqlite3_stmt* made = nullptr;
        if (sqlite3_prepare_v2(handle_, statement, -1, &made, nullptr) != SQLITE_OK) fail();
        return made;
    }
    [[noreturn]] void fail() { throw std::runtime_error(sqlite3_errmsg(handle_)); }

  private:
    sqlite3* handle_ = nullptr;
};

void bind(sqlite3_stmt* statement, int which, const std::string& value) {
    sqlite3_bind_text(statement, which, value.data(), static_cast<int>(value.size()),
                      SQLITE_TRANSIENT);
}

bool in_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

/// FTS5's own language asks for all words by default; this asks for any.
std::string fts_query(const std::string& text, Shape shape) {
    std::string query;
    for (std::size_t i = 0; i < text.size();) {
        if (!in_word(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && in_word(text[end])) ++end;
        if (!query.empty()) query += shape == Shape::phrase ? " + " : " OR ";
        query += '"' + text.substr(i, end - i) + '"';
        i = end;
    }
    return query;
}

class FtsSession : public Session {
  public:
    explicit FtsSession(const std::string& directory)
        : database_(directory + "/fts.db"),
          select_(database_.prepared(
              "SELECT id, rank, text FROM p WHERE p MATCH ? ORDER BY rank LIMIT ?")) {}
    ~FtsSession() override { sqlite3_finalize(select_); }

    std::vector<Found> search(const std::string& query, std::size_t top, Shape shape) override {
        const std::string asked = fts_query(query, shape);
        if (asked.empty()) return {};
        bind(select_, 1, asked);
        sqlite3_bind_int64(select_, 2, static_cast<sqlite3_int64>(top));
        std::vector<Found> found;
        int step;
        while ((step = sqlite3_step(select_)) == SQLITE_ROW)
            found.push_back({text(0), -sqlite3_column_double(select_, 1), text(2)});
        if (step != SQLITE_DONE) database_.fail();
        sqlite3_reset(select_);
        return found;
    }

  private:
    std::string text(int column) {
        return {reinterpret_cast<const char*>(sqlite3_column_text(select_, column)),
                static_cast<std::size_t>(sqlite3_column_bytes(select_, column))};
    }

    Database database_;
    sqlite3_stmt* select_;
};

class Fts5 : public Peer {
  public:
    std::string name() const override { return "fts5"; }

    void index(const std::vector<Line>& passages, const std::string& directory) override {
        std::filesystem::create_directories(directory);
        Database database(directory + "/fts.db");
        database.run("CREATE VIRTUAL TABLE p USING fts5(id UNINDEXED, text, tokenize='porter unicode61')");
        database.run("BEGIN");
        sqlite3_stmt* insert = database.prepared("INSERT INTO p VALUES (?, ?)");
        for (const Line& passage : passages) {
            bind(insert, 1, passage.id);
            bind(insert, 2, passage.text);
            if (sqlite3_step(insert) != SQLITE_DONE) database.fail();
            sqlite3_reset(insert);
        }
        sqlite3_finalize(insert);
        database.run("COMMIT");
    }

    std::unique_ptr<Session> open(const std::string& directory) override {
        return std::make_unique<FtsSession>(directory);
    }
};

}  // namespace

int main(int argc, char** argv) {
    Fts5 peer;
    return run_peer(peer, argc, argv);
}
