// Which parts of a page are not its text: menus, footers, share buttons.
#pragma once

#include <string_view>

#include <libxml/tree.h>

namespace imla {

/// Elements whose content is never prose: scripts, styles, controls.
bool never_text(std::string_view element);

/// Whether an element is navigation or the like, by its name, role, class or because it is a list
/// of short links and little else.
bool is_boilerplate(const xmlNode* element);

/// The one element that holds the page's own text (<main>, a lone <article>), or nullptr.
const xmlNode* main_part(const xmlNode* body);

}  // namespace imla
