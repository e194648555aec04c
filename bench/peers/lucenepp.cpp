// Lucene++ 3.0: Snowball analyzer (contrib), TF-IDF as it comes.
#include <lucene++/LuceneHeaders.h>
#include <lucene++/SnowballAnalyzer.h>
#include <lucene++/FuzzyQuery.h>

#include <cctype>

#include "bench/peers/peer.hpp"

namespace {

using namespace imla::bench;
using namespace Lucene;

AnalyzerPtr analyzer() {
    return newLucene<SnowballAnalyzer>(LuceneVersion::LUCENE_30, L"english");
}

/// What is not a letter or digit would be an operator to Lucene's parser.
String without_operators(const std::string& query) {
    std::string words = query;
    for (char& c : words)
        if (static_cast<unsigned char>(c) < 0x80 && !std::isalnum(static_cast<unsigned char>(c))) c = ' ';
    return StringUtils::toUnicode(words);
}

class LuceneSession : public Session {
  public:
    explicit LuceneSession(const std::string& directory)
        : searcher_(newLucene<IndexSearcher>(
              FSDirectory::open(StringUtils::toUnicode(directory)), true)),
          parser_(newLucene<QueryParser>(LuceneVersion::LUCENE_30, L"text", analyzer())) {}

    std::vector<Found> search(const std::string& query, std::size_t top, Shape shape) override {
        String text = StringUtils::toLower(without_operators(query));
        if (shape == Shape::phrase) text = L"\"" + text + L"\"";
        QueryPtr parsed;
        try {
            parsed = parser_->parse(text);
        } catch (const LuceneException&) {
            return {};  // a query of stop words alone
        }
        const TopDocsPtr top_docs = searcher_->search(parsed, FilterPtr(), static_cast<int32_t>(top));
        std::vector<Found> found;
        for (const ScoreDocPtr& hit : top_docs->scoreDocs) {
            const DocumentPtr document = searcher_->doc(hit->doc);
            found.push_back({StringUtils::toUTF8(document->get(L"id")), hit->score,
                             StringUtils::toUTF8(document->get(L"text"))});
        }
        return found;
    }

  private:
    IndexSearcherPtr searcher_;
    QueryParserPtr parser_;
};

class LucenePlusPlus : public Peer {
  public:
    std::string name() const override { return "lucene++"; }

    void index(const std::vector<Line>& passages, const std::string& directory) override {
        const IndexWriterPtr writer = newLucene<IndexWriter>(
            FSDirectory::open(StringUtils::toUnicode(directory)), analyzer(), true,
            IndexWriter::MaxFieldLengthUNLIMITED);
        for (const Line& passage : passages) {
            const DocumentPtr document = newLucene<Document>();
            document->add(newLucene<Field>(L"id", StringUtils::toUnicode(passage.id),
                                           Field::STORE_YES, Field::INDEX_NO));
            document->add(newLucene<Field>(L"text", StringUtils::toUnicode(passage.text),
                                           Field::STORE_YES, Field::INDEX_ANALYZED));
            writer->addDocument(document);
        }
        writer->close();
    }

    std::unique_ptr<Session> open(const std::string& directory) override {
        return std::make_unique<LuceneSession>(directory);
    }
};

}  // namespace

int main(int argc, char** argv) {
    LucenePlusPlus peer;
    return run_peer(peer, argc, argv);
}
