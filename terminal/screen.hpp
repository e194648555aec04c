// What the screen is: a terminal or not, how wide, and whether colour is welcome.
#pragma once

#include <cstddef>

namespace imla::terminal {

enum class Colour { automatic, always, never };

bool is_terminal(int descriptor);

/// Columns of the terminal on standard output: COLUMNS, else what it says, else 80.
std::size_t columns();
/// Its lines, found likewise; 24 where nothing says.
std::size_t lines();

/// `automatic`: standard output is a terminal, TERM is not "dumb" and NO_COLOR is unset or empty.
bool in_colour(Colour);

}  // namespace imla::terminal
