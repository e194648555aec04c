#include <csignal>
#include <exception>
#include <iostream>

#include "schema/user_error.hpp"
#include "searcher/options.hpp"
#include "searcher/run.hpp"

int main(int argc, char** argv) try {
    std::ios::sync_with_stdio(false);
    std::signal(SIGPIPE, SIG_IGN);   // a reader that has seen enough is no error
    const auto parsed = imla::parse_options(argc, argv, std::cout, std::cerr);
    if (const int* status = std::get_if<int>(&parsed)) return *status;
    const int status = imla::search(std::get<imla::Options>(parsed), std::cout, std::cerr);
    std::cout.flush();
    return status;
} catch (const imla::UserError& error) {
    std::cout.flush();
    std::cerr << "imla-searcher: " << error.what() << '\n';
    return 2;
} catch (const std::exception& error) {
    std::cout.flush();
    std::cerr << "imla-searcher: " << error.what() << "; this is a fault of the program\n";
    return 2;
}
