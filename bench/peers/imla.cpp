// Imla itself behind the peers' protocol, in one process, so that latencies
// compare. The index is made by imla-indexer. Further options:
//
//   --variants off|careful|wide    as for imla-searcher; off unless given
//   --unit passage|document
//   --expand                       relevance feedback
//   --marked                       matches marked in each hit, and spellings counted,
//                                  as a person sees them; no peer does this
#include <cstring>
#include <iostream>
#include <stdexcept>

#include "bench/peers/peer.hpp"
#include "searcher/searcher.hpp"

namespace {

using namespace imla::bench;

imla::Reach reach_called(const std::string& name) {
    if (name == "off") return imla::Reach::off;
    if (name == "careful") return imla::Reach::careful;
    if (name == "wide") return imla::Reach::wide;
    throw std::runtime_error("unknown reach " + name);
}

class ImlaSession : public Session {
  public:
    ImlaSession(const std::string& directory, const imla::SearchSettings& settings, bool marked)
        : searcher_({directory}), settings_(settings), marked_(marked) {}

    std::vector<Found> search(const std::string& query, std::size_t top, Shape shape) override {
        imla::SearchSettings settings = settings_;
        settings.top = static_cast<unsigned>(top);
        settings.with_matches = settings.with_expansions = settings.with_total = marked_;
        settings.parse.plain = shape != Shape::phrase;
        const std::string text = shape == Shape::phrase ? '"' + query + '"' : query;
        std::vector<Found> found;
        for (imla::Hit& hit : searcher_.search(text, settings).hits)
            found.push_back({settings.unit == imla::Unit::document ? hit.passage.document
                                                                   : hit.passage.id(),
                             hit.score, std::move(hit.passage.text)});
        return found;
    }

  private:
    imla::Searcher searcher_;
    imla::SearchSettings settings_;
    bool marked_;
};

class Imla : public Peer {
  public:
    std::string name() const override { return "imla"; }
    void index(const std::vector<Line>&, const std::string&) override {
        throw std::runtime_error("imla-indexer makes the index");
    }
    std::unique_ptr<Session> open(const std::string& directory) override {
        return std::make_unique<ImlaSession>(directory, settings, marked);
    }

    imla::SearchSettings settings;
    bool marked = false;
};

}  // namespace

int main(int argc, char** argv) try {
    Imla peer;
    peer.settings.reach = imla::Reach::off;
    std::vector<char*> rest;
    for (int i = 0; i < argc; ++i) {
        const bool more = i + 1 < argc;
        if (more && std::strcmp(argv[i], "--variants") == 0)
            peer.settings.reach = reach_called(argv[++i]);
        else if (more && std::strcmp(argv[i], "--unit") == 0)
            peer.settings.unit = std::strcmp(argv[++i], "document") == 0 ? imla::Unit::document
                                                                         : imla::Unit::passage;
        else if (std::strcmp(argv[i], "--marked") == 0)
            peer.marked = true;
        else if (std::strcmp(argv[i], "--expand") == 0)
            peer.settings.feedback = true;
        else
            rest.push_back(argv[i]);
    }
    return run_peer(peer, static_cast<int>(rest.size()), rest.data());
} catch (const std::exception& e) {
    std::cerr << argv[0] << ": " << e.what() << '\n';
    return 2;
}
