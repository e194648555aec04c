#include "indexer/readers/html_tree.hpp"

namespace imla {

std::string_view attribute(const xmlNode* node, const char* name) {
    for (const xmlAttr* each = node->properties; each; each = each->next)
        if (std::string_view(reinterpret_cast<const char*>(each->name)) == name)
            return each->children ? text_of(each->children) : std::string_view();
    return {};
}

bool has_attribute(const xmlNode* node, const char* name) {
    for (const xmlAttr* each = node->properties; each; each = each->next)
        if (std::string_view(reinterpret_cast<const char*>(each->name)) == name) return true;
    return false;
}

const xmlNode* next_node(const xmlNode* root, const xmlNode* node, bool skip_children) {
    // An entity reference's child is its declaration, not part of the tree.
    if (!skip_children && node->type != XML_ENTITY_REF_NODE && node->children)
        return node->children;
    while (node != root && !node->next) node = node->parent;
    return node == root ? nullptr : node->next;
}

const xmlNode* first_named(const xmlNode* root, std::string_view name) {
    for (const xmlNode* node = root; node; node = next_node(root, node))
        if (node->type == XML_ELEMENT_NODE && name_of(node) == name) return node;
    return nullptr;
}

std::string all_text(const xmlNode* root) {
    std::string out;
    for (const xmlNode* node = root; node; node = next_node(root, node))
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            out += text_of(node);
    return out;
}

unsigned line_of(const xmlNode* node) {
    const long line = xmlGetLineNo(node);
    return line > 0 ? static_cast<unsigned>(line) : 0;
}

}  // namespace imla
