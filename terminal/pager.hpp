// Long output goes through a pager, as git has it.
#pragma once

#include <string>

namespace imla::terminal {

/// Writes `text` to standard output: through $IMLA_PAGER, else $PAGER, else less
/// (with LESS=FRX where LESS is unset) if standard output is a terminal and the text
/// is longer than the screen; straight otherwise, or where the pager is "" or "cat".
/// False if nobody reads any more.
bool write_paged(const std::string& text, bool paging_wanted);

}  // namespace imla::terminal
