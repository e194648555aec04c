// A crash is not left without a word.
#pragma once

#include <string>

namespace imla::terminal {

/// From now on a crash (SIGSEGV, SIGBUS, SIGFPE, SIGABRT) says `last_words` on stderr and ends
/// with status 2: the engine trusts the tables of an index, and may trip over damaged ones.
/// Under sanitizers, which have words of their own, it does nothing.
void explain_crashes(const std::string& last_words);

}  // namespace imla::terminal
