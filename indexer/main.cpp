// imla-indexer: reads a collection into an index.
#include <iostream>
#include <new>
#include <system_error>

#include "indexer/interruption.hpp"
#include "indexer/options.hpp"
#include "indexer/run.hpp"
#include "schema/user_error.hpp"
#include "terminal/safe_errors.hpp"

namespace {

/// `status`, or 2 where not all that was printed has arrived.
int delivered(int status) {
    std::cout.flush();
    if (std::cout) return status;
    std::cerr << "imla-indexer: the output could not be written; is the disk full?\n";
    return 2;
}

int run(int argc, char** argv) try {
    auto parsed = imla::parse_options(argc, argv);
    if (const int* status = std::get_if<int>(&parsed)) return delivered(*status);
    imla::note_signals();
    return delivered(imla::run(std::get<imla::Options>(parsed), std::cout, std::cerr));
} catch (const imla::UserError& error) {
    std::cerr << "imla-indexer: " << error.what() << '\n';
    return 2;
} catch (const std::system_error& error) {
    std::cerr << "imla-indexer: " << imla::explanation(error) << '\n';
    return 2;
} catch (const std::bad_alloc&) {
    std::cerr << "imla-indexer: out of memory; the index is as it was. Fewer --jobs need less\n";
    return 2;
} catch (const std::exception& error) {
    std::cerr << "imla-indexer: " << error.what() << '\n';
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    const imla::terminal::SafeErrors errors;
    return run(argc, argv);
}
