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

/// What is searched fails, not the query: a server is not there, an index is damaged or was
/// replaced by one of another version. Once that is mended, the same query may be answered.
struct Unanswered : UserError {
    using UserError::UserError;
};

}  // namespace imla
