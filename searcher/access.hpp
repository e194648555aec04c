// How servers are dealt with, and what becomes of those that fail.
#pragma once

#include <string>

#include "schema/user_error.hpp"

namespace imla {

struct Access {
    double timeout = 10;     // seconds to wait for a connection, and for each answer
    bool partial = false;    // go on without what cannot be searched
};

/// What is left out, and why.
struct Missing {
    std::string name, reason;
};

/// What is searched cannot be reached now, a server above all; asked later, it may answer.
struct OutOfReach : UserError {
    using UserError::UserError;
};

}  // namespace imla
