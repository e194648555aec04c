#include "schema/settings.hpp"

#include <array>
#include <bit>

#include "analysis/stemmer.hpp"
#include "analysis/tokenizer.hpp"
#include "schema/encoding.hpp"
#include "schema/terms.hpp"
#include "variants/acronyms.hpp"
#include "variants/english.hpp"
#include "variants/joins.hpp"
#include "variants/keys.hpp"

namespace imla {
namespace {

constexpr unsigned char version = 1;

enum Tag : unsigned char {
    s_format = 1, s_fingerprint, s_language, s_average, s_created, s_updated, s_root,
    s_shard, s_shards,
};

// What the analyzer makes of this text tells one analyzer from another. It
// holds an example of each rule that has ever been changed: add yours.
constexpr std::string_view sample =
    "The Qur\u2019\u0101n and Da'wah in the U.N.'s report; Tehreek-e-Taliban Pakistan (TTP), the "
    "Tehrik-i-Taliban, Siraj ud-Din Haqqani of al-Qaeda; such as NWFP's \u02bfUlam\u0101\u02be in "
    "Baluchi-\nstan 2021, co-operation, running families. \u0637\u0627\u0644\u0628\u0627\u0646 "
    "\u062a\u062d\u0631\u06cc\u06a9\u0650 \u0422\u0430\u043b\u0438\u0431\u0430\u043d "
    "\u041f\u043e\u0434\u044a\u0435\u0437\u0434 \u0628\u06d2 \u0646\u0638\u06cc\u0631";

}  // namespace

std::string current_fingerprint() {
    static const std::string fingerprint = [] {
        std::uint64_t hash = stable_hash("imla");
        const auto add = [&hash](std::string_view part) {
            hash = stable_hash(part, hash);
            hash = stable_hash(std::string_view("\0", 1), hash);
        };
        Stemmer stemmer("english");
        const std::vector<Token> tokens = tokenize(sample);
        for (const JoinedForm& name : joined_forms(tokens)) {
            add(name.form);
            add(name.joined);
        }
        for (const Definition& definition : acronym_definitions(sample, tokens)) {
            add(definition.acronym);
            add(definition.long_form);
        }
        for (const Token& token : tokens) {
            add(token.term);
            add(std::to_string(token.position));
            add(token.particle ? "particle" : token.joined ? "joined" : "word");
            add(is_common_english(token.term) ? "common" : "rare");
            add(stemmer.stem(token.term));
            for (const std::string& key : index_keys(token.term)) add(key);
        }
        std::string hex;
        for (int shift = 60; shift >= 0; shift -= 4) hex += "0123456789abcdef"[hash >> shift & 15];
        return hex;
    }();
    return fingerprint;
}

std::string encode(const Settings& s) {
    Encoder to(version);
    to.number(s_format, s.format);
    to.text(s_fingerprint, s.fingerprint);
    to.text(s_language, s.language);
    to.number(s_average, std::bit_cast<std::uint64_t>(s.average_length));
    to.number(s_created, s.created);
    to.number(s_updated, s.updated);
    for (const std::string& root : s.roots) to.item(s_root, root);
    if (s.shard.of > 1) {
        to.number(s_shard, s.shard.number);
        to.number(s_shards, s.shard.of);
    }
    return std::move(to).bytes();
}

Settings decode_settings(std::string_view bytes) {
    Settings s;
    s.format = 0;
    s.language.clear();
    Decoder fields(bytes, version, "settings");
    while (fields.next()) switch (fields.tag()) {
            case s_format: s.format = static_cast<unsigned>(fields.number()); break;
            case s_fingerprint: s.fingerprint = fields.text(); break;
            case s_language: s.language = fields.text(); break;
            case s_average: s.average_length = std::bit_cast<double>(fields.number()); break;
            case s_created: s.created = fields.number(); break;
            case s_updated: s.updated = fields.number(); break;
            case s_root: s.roots.push_back(fields.text()); break;
            case s_shard: s.shard.number = static_cast<unsigned>(fields.number()); break;
            case s_shards: s.shard.of = static_cast<unsigned>(fields.number()); break;
            default: break;
        }
    return s;
}

}  // namespace imla
