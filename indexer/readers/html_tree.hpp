// Small questions to libxml2's tree of a page.
#pragma once

#include <string>
#include <string_view>

#include <libxml/tree.h>

namespace imla {

inline std::string_view name_of(const xmlNode* node) {
    return node->name ? std::string_view(reinterpret_cast<const char*>(node->name))
                      : std::string_view();
}

inline std::string_view text_of(const xmlNode* node) {
    return node->content ? std::string_view(reinterpret_cast<const char*>(node->content))
                         : std::string_view();
}

/// Empty where there is no such attribute.
std::string_view attribute(const xmlNode* node, const char* name);

bool has_attribute(const xmlNode* node, const char* name);

/// The next node of `root`'s subtree in document order, not under `node` if
/// `skip_children`; nullptr at the end. No recursion.
const xmlNode* next_node(const xmlNode* root, const xmlNode* node, bool skip_children = false);

const xmlNode* first_named(const xmlNode* root, std::string_view name);
std::string all_text(const xmlNode* root);
unsigned line_of(const xmlNode* node);

template <typename Visit>
void for_each_element(const xmlNode* root, Visit visit) {
    for (const xmlNode* node = root; node; node = next_node(root, node))
        if (node->type == XML_ELEMENT_NODE) visit(node);
}

}  // namespace imla
