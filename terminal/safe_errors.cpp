#include "terminal/safe_errors.hpp"

#include <string>
#include <utility>

#include "terminal/text.hpp"

namespace imla::terminal {

namespace {

class SpellingOut : public std::streambuf {
  public:
    explicit SpellingOut(std::streambuf& to) : to_(to) {}

  protected:
    int_type overflow(int_type c) override {
        if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
        pending_ += traits_type::to_char_type(c);
        return pending_.back() != '\n' || pass_on() ? c : traits_type::eof();
    }
    std::streamsize xsputn(const char* bytes, std::streamsize count) override {
        pending_.append(bytes, static_cast<std::size_t>(count));
        return pending_.empty() || pending_.back() != '\n' || pass_on() ? count : 0;
    }
    int sync() override { return pass_on() && to_.pubsync() == 0 ? 0 : -1; }

  private:
    bool pass_on() {
        const std::string text = spelt_out(std::exchange(pending_, ""), true);
        const auto size = static_cast<std::streamsize>(text.size());
        return to_.sputn(text.data(), size) == size;
    }

    std::streambuf& to_;
    std::string pending_;
};

}  // namespace

SafeErrors::SafeErrors(std::ostream& errors)
    : errors_(errors), before_(errors.rdbuf()), ours_(std::make_unique<SpellingOut>(*before_)) {
    errors_.rdbuf(ours_.get());
}

SafeErrors::~SafeErrors() {
    errors_.flush();
    errors_.rdbuf(before_);
}

}  // namespace imla::terminal
