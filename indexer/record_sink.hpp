// Where the records made of documents go. Terms have numbers, so that a word
// that comes again costs no text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace imla {

using TermNumber = std::uint32_t;

class RecordSink {
  public:
    virtual ~RecordSink() = default;

    /// Good for as long as the sink: dense, from 0. A term has 1 … longest_engine_term bytes.
    virtual TermNumber number_of(std::string_view term) = 0;

    /// The number of the record that begins: dense, from 0.
    virtual std::size_t start_record() = 0;
    /// One occurrence in the present record: its share of the term's frequency, 0
    /// for a filter, and its position, 0 for none. In any order.
    virtual void add(TermNumber, unsigned frequency, unsigned position) = 0;
    virtual void set_value(unsigned slot, std::string_view value) = 0;
    /// `length` and `average_length` in words: see impact().
    virtual void end_record(double length, double average_length) = 0;

    /// Once for each record, before or after its end.
    virtual void set_data(std::size_t record, std::string_view data) = 0;
};

}  // namespace imla
