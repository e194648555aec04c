#!/bin/sh
# Shards and servers give what one index gives: the same bytes. Cuts a collection
# into three shards, serves each by an xapian-tcpsrv of its own on loopback, asks
# everything of the one index, of the shards and of the servers, and compares. Then
# one server dies during a batch, one is slow, one is no index.
#
#   servers_test.sh PROGRAMS SOURCE [COLLECTION QUERIES]
#
# PROGRAMS: the folder of imla-indexer and imla-searcher. COLLECTION, QUERIES: a
# .jsonl file and a batch; without them the two texts and tests/data/servers.
# Status 77: skipped, as what it takes is not there.
set -u
programs=$1 source=$2 collection=${3:-} queries=${4:-}
command -v xapian-tcpsrv >/dev/null || { echo "skipped: no xapian-tcpsrv (package xapian-tools)"; exit 77; }
work=$(mktemp -d)
servers=
# Each server is a process group of its own: it has a process for each connection. The number
# of one that has died may be another's by now.
stop() {
    for pid in $servers; do
        [ "$(cat "/proc/$pid/comm")" = xapian-tcpsrv ] || continue
        kill -s CONT -- "-$pid"
        kill -s TERM -- "-$pid"
    done 2>/dev/null
    rm -rf "$work"
}
trap stop EXIT
trap 'exit 1' INT TERM
cd "$work" || exit 1
PATH=$programs:$PATH
export PATH
unset IMLA_INDEX
export IMLA_CONFIG= XDG_CONFIG_HOME=$work XDG_STATE_HOME=$work
failures=0
fail() { echo "FAILED: $*"; failures=$((failures + 1)); }
check() { what=$1; shift; "$@" || fail "$what"; }

if [ -n "$collection" ]; then
    cp "$queries" queries
    set -- "$collection"
else
    cp "$source"/tests/data/servers/queries queries
    cp "$source"/tests/data/servers/more.jsonl .
    set -- "$source/corpus" more.jsonl
fi

echo "== one index, and the same cut into three"
imla-indexer -q --index one "$@" || fail "the one index"
imla-indexer -q --index cut --shards 3 "$@" || fail "the shards"
[ "$(cat cut/shards)" = 3 ] || fail "the number of shards is not noted"
total=$(imla-indexer --index one --status | awk '$1 == "documents" { print $2 }')
sum=0
for shard in cut/shard-1 cut/shard-2 cut/shard-3; do
    documents=$(imla-indexer --index $shard --status | awk '$1 == "documents" { print $2 }')
    [ "$documents" -gt 0 ] || fail "$shard is empty"
    sum=$((sum + documents))
done
[ "$sum" = "$total" ] || fail "$sum documents in the shards, $total in one index"
imla-indexer --index cut --check >log || fail "--check of the shards: $(cat log)"
for index in one cut; do imla-indexer --index $index --export | sort >$index.jsonl; done
cmp one.jsonl cut.jsonl || fail "--export"
imla-indexer --index cut --shards 4 "$@" 2>log && fail "another number of shards is taken"
grep -q "has 3 shards" log || fail "another number of shards: $(cat log)"

echo "== servers"
# A port that is free now; where another took it meanwhile, the next is tried.
port=$((20000 + $$ % 20000))
serve() {   # DATABASE: sets $port and $pid
    for attempt in 1 2 3 4 5 6 7 8 9 10; do
        port=$((port + 1))
        setsid xapian-tcpsrv --port $port --interface 127.0.0.1 --quiet "$1" 2>server.log >&2 &
        pid=$!
        for wait in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
            kill -0 $pid 2>/dev/null || break
            if imla-searcher --timeout 1 --index 127.0.0.1:$port --forms a >/dev/null 2>&1 ||
               [ $? = 1 ]; then servers="$servers $pid"; return; fi
            sleep 0.1
        done
        kill $pid 2>/dev/null
    done
    fail "no server could be started"; exit 1
}
serve cut/shard-1; a=127.0.0.1:$port
serve cut/shard-2; b=127.0.0.1:$port; b_pid=$pid
serve cut/shard-3; c=127.0.0.1:$port
serve cut; whole=127.0.0.1:$port
printf 'remote %s\nremote %s\n# here\nauto cut/shard-3\n' $a $b >stub

# Numbers of hits beyond a thousand are left out: the engine guesses some of them, which and
# how differs from shard to shard and from server to server.
without_guesses() {
    sed -E 's/"total":[0-9]+,"total_exact":false/about/; s/"total":[0-9]{4,},"total_exact":true/about/
            s/(about )?[0-9][0-9,]{3,} (documents|passages)/about/; s/about [0-9]+ (documents|passages)/about/'
}

# Everything that can be asked.
ask() {   # NAME INDEX...
    name=$1; shift
    indexes=
    for index; do indexes="$indexes --index $index"; done
    mkdir -p answers
    {
        for format in ${brief:-json csv trec text}; do
            for unit in document passage; do
                echo "-- batch $format $unit"
                imla-searcher $indexes --batch queries --format $format --unit $unit -n 15 --color never
                echo "status $?"
            done
        done
        echo "-- kwic"
        imla-searcher $indexes --batch queries --format kwic -n 5 --color never
        while [ -z "$brief" ] && IFS= read -r query; do
            echo "-- $query"
            imla-searcher $indexes --format json --explain -C 1 -- "$query"
            imla-searcher $indexes --format json --variants wide --match all --offset 3 -n 4 -- "$query"
            imla-searcher $indexes --format json --expand -n 5 -- "$query"
            imla-searcher $indexes --count -- "$query"
            imla-searcher $indexes --format csv --facets source,author,heading,document,year,month -- "$query"
            imla-searcher $indexes --format csv --facets year --unit document -- "$query"
        done <some
        imla-searcher $indexes --acronyms
        imla-searcher $indexes --forms Tehrik --format json
        imla-searcher $indexes --forms Baluchistan
        id=$(imla-searcher $indexes --format json -n 1 "taliban" | sed -n 's/.*"passage":"\([^"]*\)".*/\1/p' | head -1)
        echo "-- $id"
        imla-searcher $indexes --show "$id" -C 2
        imla-searcher $indexes --show "$id" --cite bibtex
        imla-searcher $indexes --more-like "$id" --format json
        printf 'tehrik\n:n\n:forms Waziristan\n:open 11\n' | imla-searcher $indexes -i --no-pager
    } 2>&1 | without_guesses >answers/$name
}
brief=
head -7 queries | sed 's/^[^:	]*[:	]//' >some
ask one one
grep -q '"type":"hit"' answers/one || fail "nothing is found at all"
grep -q 'fault of the program\|Segmentation fault' answers/one && fail "the one index"
ask cut cut
ask remote $a $b $c
ask mixed stub
ask whole $whole
for name in cut remote mixed whole; do
    cmp answers/one answers/$name || { fail "$name differs from the one index"; diff answers/one answers/$name | head -10; }
done
for jobs in 1 3; do
    imla-searcher --index $a --index $b --index cut/shard-3 --batch queries --jobs $jobs --format json >jobs.$jobs 2>/dev/null
done
cmp jobs.1 jobs.3 || fail "--jobs changes what servers answer"

echo "== a change reaches the shards"
if [ -z "$collection" ]; then
    brief=json
    sed 's/Hangu/Hangoo/' more.jsonl >changed && cat changed >more.jsonl
    imla-indexer -q --index one && imla-indexer -q --index cut || fail "an update"
    ask one one
    ask cut cut
    cmp answers/one answers/cut || fail "after an update the shards differ"
    # Servers read what is published when a client comes.
    ask remote $a $b $c
    cmp answers/one answers/remote || fail "after an update the servers differ"
    # A shard by itself keeps to its own documents.
    imla-indexer -q --index cut/shard-2 || fail "an update of one shard"
    imla-indexer --index cut --check >log || fail "--check after it: $(cat log)"
fi

echo "== a server that dies during a batch"
i=0
while [ $i -lt 400 ]; do i=$((i + 1)); sed "s/^/$i/" queries; done | head -1200 | awk '{ print NR "\t" $0 }' >long
lines=$(wc -l <long)
run_and_kill() {   # OPTIONS: kills $b_pid once answers come; output in out, err, $status
    : >out; : >err
    imla-searcher --index $a --index $b --index $c --batch long --format json -n 3 "$@" >out 2>err &
    searcher=$!
    while [ "$(grep -c '"type":"summary"' out)" -lt 20 ] && kill -0 $searcher 2>/dev/null; do sleep 0.02; done
    kill -s TERM -- "-$b_pid"
    wait $searcher; status=$?
}
run_and_kill
answered=$(grep -c '"type":"summary"' out)
failed=$(grep -c "the server $b does not answer" err)
[ $status = 2 ] || fail "status $status where a server died, not 2"
[ $answered -lt $lines ] || fail "the batch was over before the server died"
[ $((answered + failed)) = $lines ] || fail "$answered answered and $failed failed of $lines"
serve cut/shard-2; b=127.0.0.1:$port; b_pid=$pid
# With a journal, what could not be asked is asked by the next run, and all is answered once.
run_and_kill --resume journal
asked=$(grep -c '"type":"summary"' out)
[ $status = 2 ] && [ "$asked" -lt $lines ] && grep -q "$((lines - asked)) queries could not be asked" err ||
    fail "--resume: status $status, $asked of $lines answered, $(tail -1 err)"
serve cut/shard-2; b=127.0.0.1:$port; b_pid=$pid
imla-searcher --index $a --index $b --index $c --batch long --format json -n 3 --resume journal >>out 2>err; status=$?
[ $status = 0 ] && [ ! -e journal ] || fail "after --resume: status $status, $(cat err)"
imla-searcher --index one --batch long --format json -n 3 >whole 2>/dev/null
without_guesses <out | sort >out.sorted; without_guesses <whole | sort >whole.sorted
cmp out.sorted whole.sorted || fail "after --resume not every query has its answer once"
run_and_kill --partial
[ $status = 0 ] || fail "status $status with --partial, not 0"
[ "$(grep -c '"type":"summary"' out)" = $lines ] || fail "--partial does not answer every query"
told=$(grep '"type":"summary"' out | grep -c "\"missing\":\\[\"$b\"\\]")
[ $told -gt 0 ] && [ $told -lt $lines ] || fail "--partial says $told times of $lines what is missing"
[ "$(grep -c "without $b" err)" = $told ] || fail "stderr does not say what is missing as often as the summaries"

echo "== servers that are down, slow or something else"
imla-searcher --index $a --index $b taliban >out 2>err; status=$?
[ $status = 2 ] && grep -q "the server $b does not answer" err || fail "down: status $status, $(cat err)"
imla-searcher --index $a --index $b --partial --format json taliban >out 2>err; status=$?
[ $status = 0 ] && grep -q "\"missing\":\\[\"$b\"\\]" out && grep -q "without $b" err || fail "--partial: status $status, $(cat err)"
imla-searcher --index $b --partial taliban >out 2>err; status=$?
[ $status = 2 ] || fail "--partial without any server: status $status"
# A server stopped by a signal accepts connections and says nothing.
serve cut/shard-2; slow=127.0.0.1:$port; slow_pid=$pid
kill -STOP $slow_pid
imla-searcher --index $a --index $slow --timeout 1 taliban >out 2>err; status=$?
[ $status = 2 ] && grep -q "the server $slow is too slow" err || fail "slow: status $status, $(cat err)"
imla-searcher --index $a --index $slow --timeout 1 --partial --format json taliban >out 2>err; status=$?
[ $status = 0 ] && grep -q "\"missing\":\\[\"$slow\"\\]" out || fail "slow, --partial: status $status, $(cat err)"
kill -CONT $slow_pid
imla-searcher --index nowhere.invalid:7000 --timeout 2 taliban >out 2>err; status=$?
[ $status = 2 ] && grep -q "nowhere.invalid:7000" err || fail "an unknown host: status $status, $(cat err)"
printf 'inmemory\n' >odd
imla-searcher --index odd taliban >out 2>err; status=$?
[ $status = 2 ] && grep -q "odd:1:" err || fail "an odd stub: status $status, $(cat err)"

[ $failures = 0 ] || { echo "$failures failed"; exit 1; }
echo "all the same"
