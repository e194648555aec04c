// Plain Xapian as its own documentation shows it: TermGenerator, QueryParser,
// English stemmer, BM25 as it comes.
#include <xapian.h>

#include <iostream>

#include "bench/peers/peer.hpp"

namespace {

using namespace imla::bench;

class XapianSession : public Session {
  public:
    explicit XapianSession(const std::string& directory) : database_(directory) {
        parser_.set_stemmer(Xapian::Stem("english"));
        parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
        parser_.set_database(database_);
    }

    std::vector<Found> search(const std::string& query, std::size_t top, Shape shape) override {
        // STEM_SOME takes a capital for a name and would not stem it.
        std::string text = Xapian::Unicode::tolower(query);
        unsigned flags = 0;
        if (shape == Shape::phrase) {
            text = '"' + text + '"';
            flags = Xapian::QueryParser::FLAG_PHRASE;
        }
        Xapian::Enquire enquire(database_);
        enquire.set_query(parser_.parse_query(text, flags));
        const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(top));
        std::vector<Found> found;
        for (auto it = matches.begin(); it != matches.end(); ++it) {
            std::string data = it.get_document().get_data();
            const std::size_t tab = data.find('\t');
            found.push_back({data.substr(0, tab), it.get_weight(), data.substr(tab + 1)});
        }
        return found;
    }

  private:
    Xapian::Database database_;
    Xapian::QueryParser parser_;
};

class PlainXapian : public Peer {
  public:
    std::string name() const override { return "xapian"; }

    void index(const std::vector<Line>& passages, const std::string& directory) override {
        const std::string loose = directory + ".loose";
        {
            Xapian::WritableDatabase database(loose, Xapian::DB_CREATE_OR_OVERWRITE);
            Xapian::TermGenerator generator;
            generator.set_stemmer(Xapian::Stem("english"));
            for (const Line& passage : passages) {
                Xapian::Document document;
                document.set_data(passage.id + '\t' + passage.text);
                generator.set_document(document);
                generator.set_termpos(0);
                generator.index_text(passage.text);
                database.add_document(document);
                // By itself it flushes after ten thousand, which takes twice the CPU.
                if (database.get_doccount() % 1000 == 0) database.commit();
            }
            database.commit();
            database.compact(directory);
        }
    }

    std::unique_ptr<Session> open(const std::string& directory) override {
        return std::make_unique<XapianSession>(directory);
    }
};

}  // namespace

int main(int argc, char** argv) {
    PlainXapian peer;
    return run_peer(peer, argc, argv);
}
