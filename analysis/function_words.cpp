#include "analysis/function_words.hpp"

#include <algorithm>
#include <iterator>

namespace imla {
namespace {

// The closed classes of English (articles, pronouns, prepositions, conjunctions,
// auxiliaries), and the verbs and adverbs that questions are phrased with. Sorted.
constexpr std::string_view words[] = {
    "a", "about", "above", "across", "after", "again", "against", "all", "almost", "alone",
    "along", "already", "also", "although", "always", "am", "among", "an", "and", "another", "any",
    "anybody", "anyone", "anything", "are", "around", "as", "at", "be", "became", "because",
    "become", "becomes", "been", "before", "being", "below", "between", "both", "but", "by", "can",
    "cannot", "could", "did", "do", "does", "doing", "done", "down", "during", "each", "either",
    "else", "enough", "etc", "even", "ever", "every", "find", "for", "from", "further", "get",
    "give", "given", "gives", "go", "had", "has", "have", "having", "he", "her", "here", "hers",
    "herself", "him", "himself", "his", "how", "however", "i", "if", "in", "into", "is", "it",
    "its", "itself", "just", "least", "less", "like", "made", "make", "makes", "many", "may", "me",
    "might", "mine", "more", "most", "much", "must", "my", "myself", "need", "neither", "no",
    "nobody", "none", "nor", "not", "nothing", "now", "of", "off", "often", "on", "one", "only",
    "onto", "or", "other", "others", "ought", "our", "ours", "out", "over", "own", "per",
    "perhaps", "please", "possible", "put", "quite", "rather", "really", "same", "seem", "seems",
    "several", "shall", "she", "should", "since", "so", "some", "somebody", "someone", "something",
    "still", "such", "than", "that", "the", "their", "theirs", "them", "themselves", "then",
    "there", "therefore", "these", "they", "thing", "things", "this", "those", "though", "through",
    "thus", "to", "too", "toward", "towards", "under", "until", "up", "upon", "use", "used",
    "uses", "using", "usually", "various", "very", "via", "want", "was", "we", "well", "were",
    "what", "whatever", "when", "where", "whether", "which", "while", "who", "whom", "whose",
    "why", "will", "with", "within", "without", "would", "yet", "you", "your", "yours", "yourself",};
static_assert(std::is_sorted(std::begin(words), std::end(words)));

}  // namespace

bool is_function_word(std::string_view word) {
    return std::binary_search(std::begin(words), std::end(words), word);
}

}  // namespace imla
