// Lucene (Debian's jars): EnglishAnalyzer, BM25 as it comes. The protocol is
// that of peer.hpp. --fuzzy asks for every word at Elasticsearch's fuzziness
// AUTO: one edit from three letters on, two from six on.

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;

public final class LucenePeer {
    record Line(String id, String text) {}

    record Found(String id, float score, String text) {}

    private final Analyzer english = new EnglishAnalyzer();
    private final Analyzer plain = new StandardAnalyzer();
    private String shape = "words";
    private int top = 10, threads = 1, repeat = 1;
    private String run = "", times = "";

    public static void main(String[] args) throws Exception {
        LucenePeer peer = new LucenePeer();
        if (args.length == 3 && args[0].equals("index")) {
            peer.index(args[1], args[2]);
        } else if (args.length >= 4 && args[0].equals("search")) {
            peer.options(args);
            peer.search(args[1], linesOf(args[2]));
        } else {
            System.err.println("usage: LucenePeer index PASSAGES DIR | search DIR QUERIES TOP [options]");
            System.exit(2);
        }
    }

    static List<Line> linesOf(String path) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(Path.of(path), StandardCharsets.UTF_8)) {
            for (String line; (line = in.readLine()) != null; ) {
                int tab = line.indexOf('\t');
                lines.add(new Line(line.substring(0, tab), line.substring(tab + 1)));
            }
        }
        return lines;
    }

    private void options(String[] args) {
        top = Integer.parseInt(args[3]);
        for (int i = 4; i < args.length; i++) {
            switch (args[i]) {
                case "--threads" -> threads = Integer.parseInt(args[++i]);
                case "--repeat" -> repeat = Integer.parseInt(args[++i]);
                case "--run" -> run = args[++i];
                case "--times" -> times = args[++i];
                case "--phrase" -> shape = "phrase";
                case "--fuzzy" -> shape = "fuzzy";
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
    }

    private void index(String passages, String directory) throws IOException {
        // Names are searched by their letters, so a second field keeps words unstemmed
        // only where it is asked for: see LUCENE_NAMES in bench/run.
        boolean names = System.getenv("LUCENE_NAMES") != null;
        IndexWriterConfig config = new IndexWriterConfig(names ? plain : english);
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(Path.of(directory)), config);
                BufferedReader in = Files.newBufferedReader(Path.of(passages), StandardCharsets.UTF_8)) {
            for (String line; (line = in.readLine()) != null; ) {
                int tab = line.indexOf('\t');
                Document document = new Document();
                document.add(new StoredField("id", line.substring(0, tab)));
                document.add(new TextField("text", line.substring(tab + 1), Field.Store.YES));
                writer.addDocument(document);
            }
        }
    }

    private List<String> terms(Analyzer analyzer, String text) throws IOException {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) terms.add(term.toString());
            stream.end();
        }
        return terms;
    }

    private Query query(String text) throws IOException {
        if (shape.equals("phrase")) {
            PhraseQuery.Builder phrase = new PhraseQuery.Builder();
            for (String term : terms(english, text)) phrase.add(new Term("text", term));
            return phrase.build();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        if (shape.equals("fuzzy")) {
            for (String term : terms(plain, text)) {
                int length = term.codePointCount(0, term.length());
                int edits = length < 3 ? 0 : length < 6 ? 1 : 2;
                any.add(new FuzzyQuery(new Term("text", term), edits), BooleanClause.Occur.SHOULD);
            }
        } else {
            for (String term : terms(english, text))
                any.add(new TermQuery(new Term("text", term)), BooleanClause.Occur.SHOULD);
        }
        return any.build();
    }

    private List<Found> answer(IndexSearcher searcher, String text) throws IOException {
        List<Found> found = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(query(text), top).scoreDocs) {
            Document document = searcher.doc(hit.doc);
            found.add(new Found(document.get("id"), hit.score, document.get("text")));
        }
        return found;
    }

    private static double cpuSeconds() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }

    private void search(String directory, List<Line> queries) throws Exception {
        long opening = System.nanoTime();
        DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Path.of(directory)));
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null); // repeated passes would otherwise measure the cache
        double open = (System.nanoTime() - opening) / 1e9;
        List<List<Found>> found = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) found.add(List.of());
        double[] milliseconds = new double[queries.size()];
        double cpu = 0, wall = 0, firstCpu = 0;
        for (int round = 0; round < repeat; round++) {
            double cpuBegin = cpuSeconds();
            long wallBegin = System.nanoTime();
            AtomicInteger next = new AtomicInteger();
            List<Thread> workers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                Thread worker = new Thread(() -> {
                    try {
                        for (int i; (i = next.getAndIncrement()) < queries.size(); ) {
                            long begin = System.nanoTime();
                            found.set(i, answer(searcher, queries.get(i).text()));
                            milliseconds[i] = (System.nanoTime() - begin) / 1e6;
                        }
                    } catch (IOException e) {
                        throw new RuntimeException(e);
                    }
                });
                workers.add(worker);
                worker.start();
            }
            for (Thread worker : workers) worker.join();
            cpu = cpuSeconds() - cpuBegin;
            wall = (System.nanoTime() - wallBegin) / 1e9;
            if (round == 0) firstCpu = cpu;
        }
        if (!times.isEmpty()) {
            Arrays.sort(milliseconds);
            int last = milliseconds.length - 1;
            try (PrintWriter out = new PrintWriter(times)) {
                out.println("queries " + queries.size());
                out.println("open_seconds " + open);
                out.println("cpu_seconds " + cpu);
                out.println("wall_seconds " + wall);
                out.println("first_cpu_seconds " + firstCpu);
                out.println("median_ms " + milliseconds[(int) (0.5 * last)]);
                out.println("p99_ms " + milliseconds[(int) (0.99 * last)]);
                out.println("peak_kb " + peakKilobytes());
            }
        }
        if (!run.isEmpty()) {
            try (PrintWriter out = new PrintWriter(run)) {
                for (int i = 0; i < queries.size(); i++) {
                    int rank = 0;
                    for (Found hit : found.get(i))
                        out.println(queries.get(i).id() + " Q0 " + hit.id() + " " + ++rank + " "
                                + hit.score() + " lucene");
                }
            }
        }
    }

    private static String peakKilobytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status")))
            if (line.startsWith("VmHWM:")) return line.replaceAll("[^0-9]", "");
        return "0";
    }
}
