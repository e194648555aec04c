// Character references of HTML: &amp; &eacute; &#1575; &#x627;
#pragma once

#include <string>
#include <string_view>

namespace imla {

/// The text of `reference` ("&eacute;"), or `reference` itself if HTML 4 has no such name.
std::string text_of_entity(std::string_view reference);

}  // namespace imla
