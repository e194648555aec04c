// The whole of learning: from sources to a model.
#pragma once

#include "tools/train-variants/evidence.hpp"
#include "tools/train-variants/reweighting.hpp"
#include "tools/train-variants/sources.hpp"
#include "variants/model.hpp"

namespace imla::train {

/// What one side of a split teaches. The sources must outlive it.
class Lesson {
  public:
    explicit Lesson(const Sources&, const Split& held_back);
    Lesson(const Lesson&) = delete;
    Lesson& operator=(const Lesson&) = delete;

    const Attested& attested() const { return attested_; }
    const ReadingList& readings() const { return readings_; }

    /// The transducer's edits, reweighted. Says on standard error how it goes.
    Weights weights() const;

    /// The transducer alone.
    Costs transducer() const;

    /// The weights with what the spellings stand for. The lesson must outlive it.
    Model model(const Weights&) const;

  private:
    Attested attested_;
    CommonNames common_;
    ReadingList readings_;
    Evidence evidence_;
};

}  // namespace imla::train
