// Judges a TREC run: evaluate-run QRELS RUN... prints for each run the mean
// nDCG@10, mean average precision and recall@100 over the judged queries.
//
// Gains are the grades themselves (Järvelin and Kekäläinen 2002, with the
// discount 1/log2(rank + 1)); any grade above 0 is relevant. A query without a
// relevant document is left out; one without results counts as 0.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

using Grades = std::unordered_map<std::string, int>;
using Judgements = std::map<std::string, Grades>;
using Run = std::unordered_map<std::string, std::vector<std::string>>;

struct Figures {
    double ndcg = 0, average_precision = 0, recall = 0;
};

std::ifstream opened(const std::string& path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot read " + path);
    return in;
}

Judgements judgements_of(const std::string& path) {
    Judgements judgements;
    std::ifstream in = opened(path);
    std::string query, iteration, document;
    for (int grade; in >> query >> iteration >> document >> grade;)
        if (grade > 0) judgements[query][document] = grade;
    return judgements;
}

/// Documents in the order of the file; a document counts where it stands first.
Run run_of(const std::string& path) {
    Run run;
    std::set<std::pair<std::string, std::string>> seen;
    std::ifstream in = opened(path);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string query, zero, document;
        words >> query >> zero >> document;
        if (seen.emplace(query, document).second) run[query].push_back(document);
    }
    return run;
}

double discounted(const std::vector<int>& grades) {
    double sum = 0;
    for (std::size_t i = 0; i < grades.size() && i < 10; ++i)
        sum += grades[i] / std::log2(static_cast<double>(i) + 2);
    return sum;
}

Figures figures_of(const Grades& grades, const std::vector<std::string>& documents) {
    std::vector<int> ideal, gained;
    for (const auto& [document, grade] : grades) ideal.push_back(grade);
    std::sort(ideal.rbegin(), ideal.rend());
    Figures figures;
    double relevant = 0, at_100 = 0;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const auto grade = grades.find(documents[i]);
        gained.push_back(grade == grades.end() ? 0 : grade->second);
        if (gained.back() == 0) continue;
        figures.average_precision += ++relevant / static_cast<double>(i + 1);
        if (i < 100) ++at_100;
    }
    const auto all = static_cast<double>(grades.size());
    figures.ndcg = discounted(gained) / discounted(ideal);
    figures.average_precision /= all;
    figures.recall = at_100 / all;
    return figures;
}

Figures mean_of(const Judgements& judgements, const Run& run, bool each) {
    Figures mean;
    for (const auto& [query, grades] : judgements) {
        const auto documents = run.find(query);
        const Figures one = documents == run.end() ? Figures{} : figures_of(grades, documents->second);
        if (each)
            std::printf("%s\t%.4f\t%.4f\t%.4f\n", query.c_str(), one.ndcg, one.average_precision,
                        one.recall);
        mean.ndcg += one.ndcg;
        mean.average_precision += one.average_precision;
        mean.recall += one.recall;
    }
    const auto queries = static_cast<double>(judgements.size());
    return {mean.ndcg / queries, mean.average_precision / queries, mean.recall / queries};
}

}  // namespace

int main(int argc, char** argv) try {
    std::vector<std::string> files(argv + 1, argv + argc);
    const bool each = !files.empty() && files.front() == "--each";
    if (each) files.erase(files.begin());
    if (files.size() < 2) {
        std::cerr << "usage: evaluate-run [--each] QRELS RUN...\n";
        return 2;
    }
    const Judgements judgements = judgements_of(files.front());
    for (std::size_t i = 1; i < files.size(); ++i) {
        const Figures mean = mean_of(judgements, run_of(files[i]), each);
        std::printf("%s\t%.4f\t%.4f\t%.4f\n", files[i].c_str(), mean.ndcg, mean.average_precision,
                    mean.recall);
    }
    return 0;
} catch (const std::exception& e) {
    std::cerr << "evaluate-run: " << e.what() << '\n';
    return 2;
}
