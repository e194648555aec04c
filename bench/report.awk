# Figures (size, measure, program, value; sorted by the first three) to tables
# of medians in Markdown, with what they are against one another.
{
    key = $1 SUBSEP $2 SUBSEP $3
    values[key] = values[key] " " $4
    if (!($1 in known)) { known[$1] = 1; sizes[++size_count] = $1 }
}

function median(size, measure, program,    list, n, i, j, t) {
    if (!((size, measure, program) in values)) return ""
    n = split(values[size, measure, program], list, " ")
    for (i = 2; i <= n; i++)
        for (j = i; j > 1 && list[j] + 0 < list[j - 1] + 0; j--) { t = list[j]; list[j] = list[j - 1]; list[j - 1] = t }
    return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
}
function shown(value, format) { return value == "" ? "–" : sprintf(format, value) }
function ratio(a, b) { return a == "" || b == "" || b == 0 ? "–" : sprintf("%.2f", a / b) }
function bar(name, value, wanted, more) {
    if (value == "–" || value == "") return
    printf "| %s | %s | %s %s | %s |\n", name, value, more ? "≥" : "≤", wanted, \
        ((more && value + 0 >= wanted) || (!more && value + 0 <= wanted)) ? "yes" : "no"
}

END {
    programs = split("imla imla-careful xapian lucene lucene-fuzzy lucenepp fts5 scriptindex omindex recollindex", name, " ")
    for (s = 1; s <= size_count; s++) {
        size = sizes[s]
        if (size == "corpus") continue
        text = median(size, "text.size", "all")
        rounds = median(size, "rounds", "all")
        printf "\n### %s MB: %d passages, %.1f MB of text; %s\n\n", size, median(size, "passages", "all"), text, \
            rounds == 1 ? "one round" : "medians of " rounds " rounds"
        print "| indexing | CPU s | wall s | peak MB | index MB | index/text |\n|---|---|---|---|---|---|"
        for (i = 1; i <= programs; i++) {
            p = name[i]; cpu = median(size, "index.cpu", p)
            if (cpu == "") continue
            disk = median(size, "index.size", p == "recollindex" ? "recoll" : p)
            printf "| %s | %.1f | %.1f | %.0f | %s | %s |\n", p, cpu, median(size, "index.wall", p), \
                median(size, "index.peak", p), shown(disk, "%.0f"), disk == "" ? "–" : sprintf("%.2f", disk / text)
        }
        split("words phrase names", kinds, " ")
        for (k = 1; k <= 3; k++) {
            printf "\n| searching: %s | queries per CPU s | median ms | p99 ms | peak MB |\n|---|---|---|---|---|\n", kinds[k]
            for (i = 1; i <= programs; i++) {
                p = name[i]; rate = median(size, kinds[k] ".rate", p)
                if (rate == "") continue
                printf "| %s | %.0f | %.2f | %.2f | %.0f |\n", p, rate, median(size, kinds[k] ".median", p), \
                    median(size, kinds[k] ".p99", p), median(size, kinds[k] ".peak", p)
            }
        }
        print "\n| batch of 10,000 by imla-searcher | CPU s | wall s | peak MB |\n|---|---|---|---|"
        for (i = 1; i <= 2; i++)
            printf "| %s | %s | %s | %s |\n", name[i], shown(median(size, "batch.cpu", name[i]), "%.1f"), \
                shown(median(size, "batch.wall", name[i]), "%.1f"), shown(median(size, "batch.peak", name[i]), "%.0f")

        if (median(size, "names.rate", "imla-careful") != "")
            printf "\nExpansion: a query for a name takes %.2f ms of CPU at careful, %.2f without variants.\n", \
                1000 / median(size, "names.rate", "imla-careful"), 1000 / median(size, "names.rate", "imla")
        if (median(size, "cold.ms", "imla") != "")
            printf "\nOne command, start to exit: %.1f ms (median), of which %s ms of CPU.\n", \
                median(size, "cold.ms", "imla"), shown(median(size, "cold.cpu", "imla"), "%.1f")

        printf "\n| %s MB: against | measured | bar at 100 MB | met |\n|---|---|---|---|\n", size
        rate = median(size, "words.rate", "imla")
        bar("queries per CPU s, of plain Xapian's", ratio(rate, median(size, "words.rate", "xapian")), 2.5, 1)
        bar("of Lucene's", ratio(rate, median(size, "words.rate", "lucene")), 4, 1)
        bar("of FTS5's", ratio(rate, median(size, "words.rate", "fts5")), 30, 1)
        bar("names, careful, of Lucene's fuzzy", ratio(median(size, "names.rate", "imla-careful"), median(size, "names.rate", "lucene-fuzzy")), 10, 1)
        bar("two threads, of one", ratio(median(size, "threads1.wall", "imla"), median(size, "threads2.wall", "imla")), 1.85, 1)
        bar("resident memory of a search, MB", shown(median(size, "words.peak", "imla"), "%.1f"), 30, 0)
        bar("one command, start to exit, ms", shown(median(size, "cold.ms", "imla"), "%.1f"), 40, 0)
        bar("indexing CPU, of TermGenerator's", ratio(median(size, "index.cpu", "imla"), median(size, "index.cpu", "xapian")), 0.35, 0)
        bar("indexing CPU, of FTS5's", ratio(median(size, "index.cpu", "imla"), median(size, "index.cpu", "fts5")), 3, 0)
        bar("indexing wall, of FTS5's", ratio(median(size, "index.wall", "imla"), median(size, "index.wall", "fts5")), 1.5, 0)
        bar("indexing wall, of Lucene's", ratio(median(size, "index.wall", "imla"), median(size, "index.wall", "lucene")), 0.5, 0)
        bar("indexing memory, MB", shown(median(size, "index.peak", "imla"), "%.0f"), 512, 0)
        bar("index, of the text", ratio(median(size, "index.size", "imla"), text), 3, 0)
    }
    if (median("corpus", "cold.ms", "imla") != "")
        printf "\nOne command on the shipped corpus: %.1f ms (median), of which %s ms of CPU.\n\n", \
            median("corpus", "cold.ms", "imla"), shown(median("corpus", "cold.cpu", "imla"), "%.1f")
    print "| all: against | measured | bar | met |\n|---|---|---|---|"
    small = median("10", "index.cpu", "imla"); large = median("100", "index.cpu", "imla")
    if (small != "" && large != "")
        bar("growth of indexing CPU per MB, 10 to 100 MB", \
            ratio(large / median("100", "text.size", "all"), small / median("10", "text.size", "all")), 1.1, 0)
    bar("one command on the shipped corpus, ms", shown(median("corpus", "cold.ms", "imla"), "%.1f"), 15, 0)
}
