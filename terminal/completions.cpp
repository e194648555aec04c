#include "terminal/manual.hpp"

#include <fmt/format.h>

namespace imla::terminal {

namespace {

std::string joined(const std::vector<std::string>& words, const char* between) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
    return out;
}

/// For use between single quotes of a shell.
std::string in_quotes(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out;
}

/// For a zsh specification, where brackets and colons mean something.
std::string in_zsh(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        out += c;
    }
    return in_quotes(out);
}

std::string function_of(std::string program) {
    for (char& c : program)
        if (c == '-') c = '_';
    return '_' + program;
}

}  // namespace

std::string bash_completion(const std::string& program, const std::vector<OptionRow>& rows) {
    const std::string function = function_of(program);
    std::string cases, all;
    for (const OptionRow& row : rows) {
        const std::string letter = row.letter ? std::string("-") + row.letter : "";
        all += (all.empty() ? "" : " ") + ("--" + row.name) + (letter.empty() ? "" : ' ' + letter);
        if (row.value.empty()) continue;
        std::string reply;   // nothing is offered where any word will do
        if (!row.choices.empty()) reply = "mapfile -t COMPREPLY < <(compgen -W '" + joined(row.choices, " ") + "' -- \"$current\")";
        else if (row.completes == Completes::file) reply = "mapfile -t COMPREPLY < <(compgen -f -- \"$current\")";
        else if (row.completes == Completes::directory) reply = "mapfile -t COMPREPLY < <(compgen -d -- \"$current\")";
        cases += "        " + (letter.empty() ? "" : letter + '|') + "--" + row.name + ")\n" +
                 (reply.empty() ? "" : "            " + reply + '\n') + "            return ;;\n";
    }
    return "# bash completion of " + program + "; made by " + program + " --generate complete-bash\n" + function +
           "() {\n    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n    COMPREPLY=()\n"
           "    # readline cuts --option=value in three words\n"
           "    if [[ $current == = ]]; then current=; fi\n"
           "    if [[ $previous == = ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
           "    case $previous in\n" + cases + "    esac\n"
           "    if [[ $current == -* ]]; then\n        mapfile -t COMPREPLY < <(compgen -W '" + all +
           "' -- \"$current\")\n    else\n        mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n    fi\n}\ncomplete -o filenames -F " +
           function + ' ' + program + '\n';
}

std::string zsh_completion(const std::string& program, const std::vector<OptionRow>& rows) {
    std::string out = "#compdef " + program + "\n# made by " + program + " --generate complete-zsh\n_arguments -s -S \\\n";
    for (const OptionRow& row : rows) {
        std::string value;
        if (!row.value.empty()) {
            value = ':' + in_zsh(row.value) + ':';
            if (!row.choices.empty()) value += '(' + in_zsh(joined(row.choices, " ")) + ')';
            else if (row.completes == Completes::file) value += "_files";
            else if (row.completes == Completes::directory) value += "_files -/";
        }
        const std::string help = '[' + in_zsh(row.help) + ']';
        if (row.letter)
            out += fmt::format("  '-{}{}{}{}' \\\n", row.letter, row.value.empty() ? "" : "+", help, value);
        out += fmt::format("  '--{}{}{}{}' \\\n", row.name, row.value.empty() ? "" : "=", help, value);
    }
    return out + "  '*:: :_files'\n";
}

std::string fish_completion(const std::string& program, const std::vector<OptionRow>& rows) {
    std::string out = "# fish completion of " + program + "; made by " + program + " --generate complete-fish\n";
    for (const OptionRow& row : rows) {
        out += "complete -c " + program + " -l " + row.name;
        if (row.letter) out += std::string(" -s ") + row.letter;
        if (!row.choices.empty()) out += " -x -a '" + in_quotes(joined(row.choices, " ")) + '\'';
        else if (row.completes == Completes::file) out += " -r -F";
        else if (row.completes == Completes::directory) out += " -x -a '(__fish_complete_directories)'";
        else if (!row.value.empty()) out += " -x";
        out += " -d '" + in_quotes(row.help) + "'\n";
    }
    return out;
}

}  // namespace imla::terminal
