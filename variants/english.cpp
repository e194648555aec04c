#include "variants/english.hpp"

#include "variants/generated_english.hpp"
#include "variants/sorted_lines.hpp"

namespace imla {

bool is_common_english(std::string_view word) {
    return line_of(generated::english, word).data() != nullptr;
}

}  // namespace imla
