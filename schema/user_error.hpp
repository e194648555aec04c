// What the user can fix: the message says what, where and what to do next.
#pragma once

#include <stdexcept>

namespace imla {

/// Ends the work; main prints it on stderr and exits with status 2.
struct UserError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A record of an index that cannot be understood. Who knows the index names it
/// (damaged_index() in schema/index_directory.hpp); what() is the reason.
struct DamagedRecord : UserError {
    using UserError::UserError;
};

}  // namespace imla
