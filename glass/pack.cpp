#include "glass/pack.hpp"

namespace imla::glass {

void append_escaped(std::string& out, std::string_view term) {
    for (std::size_t from = 0;;) {
        const std::size_t zero = term.find('\0', from);
        if (zero == std::string_view::npos) {
            out.append(term.substr(from));
            return;
        }
        out.append(term.substr(from, zero + 1 - from));
        out += '\xff';
        from = zero + 1;
    }
}

}  // namespace imla::glass
