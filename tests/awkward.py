"""Strings that strangers send: tests/data/awkward.csv, and what may become of them.

usage: awkward.py rows DIR        rows of partners, referrals, events and needs
                                  made of them, as CSV files in DIR
       awkward.py every FILE      a row of each in the columns of FILE, with it
                                  in every cell
       awkward.py cells FILE COLUMN ID
                                  in FILE, CSV or (.tsv) TSV, the column COLUMN
                                  holds each of them as it is, in the row whose
                                  column ID has its id
       awkward.py cut FILE COLUMN ...
                                  these columns of FILE, CSV or TSV, as Python
                                  has them
       awkward.py plain FILE ...  nothing in the files steers a terminal

Status 1 after a line for each that is not so.
"""
import csv
import os
import re
import sys

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'data',
                    'awkward.csv')
# What no text for people may have: C0 but LF, DEL, C1, what is invisible or
# turns the direction, other ends of lines, what is not UTF-8.
STEERS = re.compile('[\0-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e'
                    '\u2060-\u2069\ufeff\udc80-\udcff]')


def strings():
    with open(DATA, encoding='utf-8', newline='') as f:
        return {r['id']: r['text'] for r in csv.DictReader(f)}


def write(folder, table, names, rows):
    path = os.path.join(folder, table + '.csv')
    with open(path, 'w', encoding='utf-8', newline='') as f:
        w = csv.writer(f, lineterminator='\n')
        w.writerow(names.split(','))
        w.writerows(rows)


def rows(folder):
    s = strings()
    write(folder, 'partners', 'partner,name,firm,greeting,category,email,url,'
          'offers,ideal,owner,note',
          [(i, t, t, t, t, i + '@x.example', t, t, t, t, t)
           for i, t in s.items()])
    write(folder, 'referrals', 'referral,date,direction,partner,prospect,need,'
          'source,note',
          [('r-' + i, '2026-06-01', 'received', i, t, t, t, t)
           for i, t in s.items()])
    write(folder, 'events', 'date,referral,event,until,note,by',
          [('2026-06-02', 'r-' + i, 'contacted', '2026-06-20', t, t)
           for i, t in s.items()])
    write(folder, 'needs', 'need,date,client,wants,note',
          [('n-' + i, '2026-06-03', t, t, t) for i, t in s.items()])


def every(path):
    with open(path, encoding='utf-8', newline='') as f:
        width = len(next(csv.reader(f)))
    w = csv.writer(sys.stdout, lineterminator='\n')
    w.writerows([t] * width for t in strings().values())


def table(path):
    with open(path, encoding='utf-8', newline='') as f:
        if not path.endswith('.tsv'):
            return list(csv.DictReader(f))
        lines = f.read().split('\n')[:-1]
    esc = {'t': '\t', 'n': '\n', 'r': '\r', '\\': '\\'}
    cells = [[re.sub(r'\\(.)', lambda m: esc[m[1]], c) for c in
              line.split('\t')] for line in lines]
    return [dict(zip(cells[0], r)) for r in cells[1:]]


def check_cells(path, column, id_column):
    found = {}
    for r in table(path):
        found[re.sub('^[rn]-', '', r[id_column])] = r[column]
    bad = 0
    for i, t in strings().items():
        if found.get(i) != t:
            print('%s: %s: %r is %r' % (path, i, t, found.get(i)))
            bad = 1
    return bad


def check_plain(paths):
    bad = 0
    for p in paths:
        with open(p, encoding='utf-8', errors='surrogateescape',
                  newline='') as f:
            for n, line in enumerate(f.read().split('\n'), 1):
                if STEERS.search(line):
                    print('%s:%d: %r' % (p, n, line))
                    bad = 1
    return bad


if sys.argv[1] == 'rows':
    rows(sys.argv[2])
elif sys.argv[1] == 'every':
    every(sys.argv[2])
elif sys.argv[1] == 'cut':
    for row in table(sys.argv[2]):
        print([row[c] for c in sys.argv[3:]])
elif sys.argv[1] == 'cells':
    sys.exit(check_cells(*sys.argv[2:]))
else:
    sys.exit(check_plain(sys.argv[2:]))
