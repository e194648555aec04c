// The dial: how far from the typed spelling a match may be.
#pragma once

namespace imla {

enum class Reach { off, careful, wide };

}  // namespace imla
