// Text of page images, by tesseract, for a reader that may start no programs itself.
#pragma once

#include <string>
#include <string_view>

namespace imla {

/// Starts the process that will run tesseract in `language` ("eng+urd"). To be called before the
/// reader is confined; `keep_out` is a descriptor the new process must not hold.
void start_ocr(const std::string& language, int keep_out);

/// Whether start_ocr() was called and worked.
bool has_ocr();

struct Recognised {
    std::string text;     // as tesseract printed it
    std::string failure;  // why there is none, for a person
};

/// The words on a page. `image` is a PNM file (PGM or PPM).
Recognised recognised_text(std::string_view image);

}  // namespace imla
