"""cover.py BUILD - what the tests reached of the sources, by gcov.

A line for each module and for all: lines and branches reached, of how many.
Then two lists, empty where all is well: the branches of the modules of STRICT
that no test reached and tests/cover.txt does not excuse, and the messages of
the sources that no test provoked and it does not excuse.  Status 1 if there
is one, if an excuse is of text that is no longer there, or if a module of
STRICT has fewer than LEAST of its branches reached.

tests/cover.txt: FILE, the text of the line, and the reason, with tabs between;
no numbers of lines, so that an edit elsewhere does not touch it.
"""
import collections
import glob
import json
import os
import re
import subprocess
import sys

LEAST = 95.0
# What must not lose or change anything: the ledger and its machinery, the
# reader of tables, the meaning, the values, the mail.
STRICT = re.compile(r'common/\w+/(ledger|store|undo_log|lock|disk|recover|tab|fold|'
                    r'money|date)(_\w+)?\.c$|cmd/mail/mail(_\w+)?\.c$')
MESSAGE = re.compile(r'\b(msg|msg_errno|msg_die|msg_at|\w*complain|\w*_wrong|'
                     r'wrong|usage)\(')


def module(path):
    """common/table/tab_split.c is of tab; a program is itself."""
    name = os.path.basename(path)[:-2]
    return name if name.startswith('ref-') else name.split('_')[0]


def counts(folder):
    """What gcov makes of the notes, and counts if there are any, in a folder."""
    notes = glob.glob(folder + '/c*/*/*.gcno')
    out = subprocess.run(
        ['gcov', '--json-format', '--stdout', '-b'] + notes, check=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    return [f for doc in out.splitlines() for f in json.loads(doc)['files']]


def gather(build):
    """Of each source its lines: [count, branches' counts]."""
    for run in glob.glob(build + '/counts/*'):
        for path in glob.glob(run + '/c*/*/*.gcda'):
            note = os.path.splitext(path)[0] + '.gcno'
            os.symlink(os.path.abspath(
                os.path.join(build, os.path.relpath(note, run))), note)
    files = collections.defaultdict(dict)
    for folder in [build] + glob.glob(build + '/counts/*'):
        for f in counts(folder):
            if not re.match('(cmd|common)/.*[.]c$', f['file']):
                continue
            for l in f['lines']:
                branches = [b['count'] for b in l['branches']]
                got = files[f['file']].setdefault(
                    l['line_number'], [0, [0] * len(branches)])
                got[0] += l['count']
                got[1] = [a + b for a, b in zip(got[1], branches)]
    return files


def excuses():
    found = {}
    with open('tests/cover.txt', encoding='utf-8') as f:
        for n, line in enumerate(f, 1):
            if line.strip() and not line.startswith('#'):
                cells = line.rstrip('\n').split('\t')
                if len(cells) != 3 or not all(cells):
                    sys.exit('tests/cover.txt:%d: FILE, text, reason' % n)
                found[cells[0], cells[1]] = cells[2]
    return found


def count(lines):
    branches = [c for l in lines for c in l[1]]
    return (sum(l[0] > 0 for l in lines), len(lines),
            sum(c > 0 for c in branches), len(branches))


def percent(part, whole):
    return 100.0 * part / whole if whole else 100.0


def show(name, c):
    print('%-14s lines %5d of %5d  %5.1f %%   branches %5d of %5d  %5.1f %%' %
          (name, c[0], c[1], percent(c[0], c[1]),
           c[2], c[3], percent(c[2], c[3])))


def main(build):
    files, excused = gather(build), excuses()
    text = {p: open(p, encoding='utf-8').read().split('\n') for p in files}
    used, bad = set(), []
    by = collections.defaultdict(list)
    strict = set()
    for path in sorted(files):
        for n, (lines, branches) in sorted(files[path].items()):
            by[module(path)].append([lines, branches])
            here = text[path][n - 1].strip()
            if STRICT.match(path):
                strict.add(module(path))
            missed = (STRICT.match(path) and 0 in branches) or (
                MESSAGE.search(here) and lines == 0)
            if not missed:
                continue
            if (path, here) in excused:
                used.add((path, here))
            else:
                bad.append('%s:%d: %s: %s' % (
                    path, n, 'never said' if lines == 0 and
                    MESSAGE.search(here) else '%d of %d branches not reached' %
                    (branches.count(0), len(branches)), here))
    for name in sorted(by):
        c = count(by[name])
        show(name, c)
        if name in strict and percent(c[2], c[3]) < LEAST:
            bad.append('%s: %.1f %% of branches, under %.0f' %
                       (name, percent(c[2], c[3]), LEAST))
    show('all', count([l for m in by.values() for l in m]))
    for path, here in excused:
        if here not in (s.strip() for s in text.get(path, [])):
            bad.append('tests/cover.txt: no longer in %s: %s' % (path, here))
    said = sum(bool(MESSAGE.search(text[p][n - 1])) for p in files
               for n in files[p])
    print('messages: %d places' % said)
    print('cover: %d lines excused in tests/cover.txt, %d faults' %
          (len(used), len(bad)))
    for line in bad:
        print(line)
    return bool(bad)


sys.exit(main(sys.argv[1]))
