// Records kept as they are made, for tests to look at.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/prepared_record.hpp"
#include "indexer/record_sink.hpp"
#include "schema/terms.hpp"

namespace imla {

class GatheredRecords : public RecordSink {
  public:
    TermNumber number_of(std::string_view term) override {
        const auto number = std::find(names_.begin(), names_.end(), term) - names_.begin();
        if (static_cast<std::size_t>(number) == names_.size()) names_.emplace_back(term);
        return static_cast<TermNumber>(number);
    }
    std::size_t start_record() override {
        terms_.clear();
        records.emplace_back();
        return records.size() - 1;
    }
    void add(TermNumber term, unsigned frequency, unsigned position) override {
        TermEntry& entry = terms_[names_.at(term)];
        entry.wdf += frequency;
        if (position != 0) entry.positions.push_back(position);
    }
    void set_value(unsigned slot, std::string_view value) override {
        records.back().values.emplace_back(slot, value);
    }
    void end_record(double length, double average_length) override {
        for (auto& [term, entry] : terms_) {
            entry.term = term;
            entry.wdf = impact(entry.wdf, length, average_length);
            std::vector<unsigned>& at = entry.positions;
            std::sort(at.begin(), at.end());
            at.erase(std::unique(at.begin(), at.end()), at.end());
            records.back().terms.push_back(entry);
        }
    }
    void set_data(std::size_t record, std::string_view data) override { records.at(record).data = data; }

    std::vector<PreparedRecord> records;

  private:
    std::vector<std::string> names_;
    std::map<std::string, TermEntry> terms_;   // of the present record
};

}  // namespace imla
