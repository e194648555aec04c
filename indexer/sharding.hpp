// Several shards updated together: each reads the whole collection and keeps its
// own documents, so that each can also be updated by itself, on any machine.
#pragma once

#include "indexer/update.hpp"

namespace imla {

/// How many shards the index has, or shall have; 1 where it is not cut. Throws
/// UserError where it has another number than asked for.
unsigned number_of_shards(const UpdateRequest&);

/// Updates all shards, in threads; none is published before all are ready. What
/// they report together.
Counts update_shards(const UpdateRequest&, unsigned shards, Report&);

}  // namespace imla
