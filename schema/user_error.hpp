// What the user can fix: the message says what, where and what to do next.
#pragma once

#include <stdexcept>

namespace imla {

/// Ends the work; main prints it on stderr and exits with status 2.
struct UserError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace imla
