#!/usr/bin/env python3
"""tab.py - what a table means, computed another way.

usage: tab.py rows FROM TO   for each seed a random table SEED.csv, right and
                             wrong rows mixed; in SEED.want and SEED.foreign
                             what `tabdump -t` and `tabdump -tf` have to print
       tab.py cells FROM TO  for each seed a table SEED.csv of awkward cells,
                             all quoted, and the same as SEED.tsv
       tab.py csv FROM TO    for each seed SEED.out, a CSV, as SEED.back, such
                             a TSV

A row is what the grammar of RFC 4180 matches, written as regular expressions;
its cells are what Python's csv module finds in it; UTF-8 is what Python
decodes.  Nothing here is taken from the C code.
"""
import csv
import io
import random
import re
import sys

FIELD = rb'(?:"(?:[^"]|"")*"|[^",\n]*)'
ROW = re.compile(rb'%s(?:,%s)*(?:\r?\n|\Z)' % (FIELD, FIELD))
BEFORE = re.compile(rb'(?:%s,)*' % FIELD)  # whole fields, and their commas
QUOTED = re.compile(rb'"(?:[^"]|"")*"(?!")')
BOM = b'\xef\xbb\xbf'


def escape(b):
    for raw, esc in ((b'\\', b'\\\\'), (b'\t', b'\\t'), (b'\n', b'\\n'),
                     (b'\r', b'\\r')):
        b = b.replace(raw, esc)
    return b


def cells(row):
    """The cells of a right row, which csv.reader takes as text."""
    text = re.sub(rb'\r?\n\Z', b'', row).decode('latin-1')
    lines = io.StringIO(text, newline='\n').readlines()
    (found,) = csv.reader(lines, strict=True) if text else ([''],)
    return [c.encode('latin-1') for c in found]


def bad_byte(data, start, stop):
    """The first byte of data[start:stop] that no row may have, and why."""
    for at in range(start, stop):
        if data[at] == 0:
            return at, 'a NUL byte: ref-import -c reads UTF-16 and others'
        if data[at] == 13 and data[at + 1:at + 2] != b'\n':
            return at, ('a CR that ends no line: '
                        'lines end in LF or CR LF')
        if data[at] >= 0x80:
            break
    else:
        return None
    # Python says where, but not behind a NUL or CR: so as far as these.
    odd = re.compile(rb'\0|\r(?!\n)').search(data, start, stop)
    end = odd.start() if odd else stop
    try:
        data[start:end].decode('utf-8')
    except UnicodeDecodeError as e:
        at = start + e.start
        return at, ('byte 0x%02x is not UTF-8: ref-import -c reads other '
                    'encodings' % data[at])
    return bad_byte(data, end, end + 1) if odd else None


def fields_before(data, start, at):
    """How many fields end before at; where the one at `at` begins."""
    m = BEFORE.match(data, start, at)
    n, p = 0, start
    while p < m.end():
        p = re.compile(FIELD + b',').match(data, p, m.end()).end()
        n += 1
    return n, p


def fault_of_quotes(data, start):
    """Where and why the grammar does not match at start."""
    n, p = fields_before(data, start, len(data))
    if data[p:p + 1] != b'"':
        return data.index(b'"', p), n, p, (
            'a quote inside an unquoted field: quote the field and double '
            'the quote')
    m = QUOTED.match(data, p)
    if not m:
        return len(data), n, p, 'a quote that is never closed'
    lines = data.count(b'\n', p, m.end())
    if lines == 0:
        return m.end(), n, p, ('text after the closing quote: a quote inside '
                               'a field is doubled')
    return m.end(), n, p, (
        'a quote that is not closed, or text after it on line %d',)


def one(data, start, line, names):
    """The row at start: its cells and end; or its fault."""
    if data.startswith(BOM, start):
        return None, (line, 0, 'a byte order mark in the middle: are these '
                               'two files in one?')
    m = ROW.match(data, start)
    fault = None if m else fault_of_quotes(data, start)
    stop = m.end() if m else data.find(b'\n', fault[0]) + 1
    bad = bad_byte(data, start, stop or len(data))
    if bad and (m or bad[0] <= fault[0]):
        return None, (line, fields_before(data, start, bad[0])[0], bad[1])
    if fault:
        at, n, p, why = fault
        if isinstance(why, tuple):
            why = why[0] % (line + data.count(b'\n', start, at))
        return None, (line + data.count(b'\n', start, p), n, why)
    found = cells(m.group())
    if names and len(found) != len(names):
        return None, (line, None, '%d field%s where the header has %d' % (
            len(found), '' if len(found) == 1 else 's', len(names)))
    return (found, m.end()), None


def dump(data, foreign, out):
    pos = len(BOM) if data.startswith(BOM) else 0
    line, names = 1, None
    while pos < len(data):
        eol = data.find(b'\n', pos)
        eol = len(data) if eol < 0 else eol
        text = data[pos:eol]
        if eol < len(data) and text.endswith(b'\r'):
            text = text[:-1]
        if not text:
            pos, line = eol + 1, line + 1
            continue
        row, fault = one(data, pos, line, names)
        if fault:
            at, col, why = fault
            if names and len(names) > 1 and re.match(
                    rb'([<=>|])\1{6}( |\Z)', text):
                at, col, why = line, None, (
                    'a merge conflict marker: settle the conflict, remove '
                    'its lines')
            if col is None or (names and col >= len(names)):
                col = b'-'
            else:
                col = names[col] if names else b'column %d' % (col + 1)
            out.write(b'\t'.join([b'fault', b'%d' % at, escape(col),
                                  escape(why.encode()), text]) + b'\n')
            pos, line = eol + 1, line + 1
            continue
        found, end = row
        if names is None and not foreign:
            names = found
        else:
            out.write(b'\t'.join([b'%d' % line] + [
                escape(c) for c in found]) + b'\n')
        line += data.count(b'\n', pos, end)
        pos = end


def make(seed):
    """Mostly right rows of three cells; the rest is soup."""
    r = random.Random(seed)
    plain = [b'', b'a', b'xyz', b' b ', b'0', b'12345678', b'nine char',
             'é'.encode(), 'Ünï ćøðé'.encode(), '漢字'.encode(),
             '😀'.encode(), b"it's", b'\x1b[1m', b';', b'|']
    inner = plain + [b',', b'""', b'\n', b'\r\n', b'""""', b'x,y', b'\n\n']
    soup = [b'"', b'""', b',', b'\n', b'\r\n', b'a', b' ', b'\xc3', b'\xff',
            b'\0', b'\r', '€'.encode(), b'\xed\xa0\x80', b'\xc0\xaf',
            b'\xf4\x90\x80\x80', b'\xe2\x82', BOM]
    eol = r.choice([b'\n', b'\n', b'\r\n'])

    def cell():
        if r.random() < 0.7:
            return b''.join(r.choices(plain, k=r.choice([0, 1, 1, 2, 5])))
        return b'"%s"' % b''.join(r.choices(inner, k=r.randrange(6)))

    def row():
        x = r.random()
        if x < 0.75:
            return b','.join(cell() for _ in range(3)) + eol
        if x < 0.80:
            return eol
        if x < 0.85:
            return b','.join(cell() for _ in range(r.randrange(1, 6))) + eol
        if x < 0.90:
            return r.choice([b'<<<<<<< HEAD', b'=======', b'>>>>>>> "b',
                             b'||||||| x', b'=======x', b'6" disk,a,b',
                             b'"ab"c,d,e', BOM + b'a,b,c']) + eol
        if x < 0.97:
            s = bytearray(b','.join(cell() for _ in range(3)))
            s[r.randrange(len(s) + 1):0] = r.choice(soup)
            return bytes(s) + eol
        return b''.join(r.choices(soup, k=r.randrange(8))) + eol

    head = r.choice([b'a,b,c', b'"a",b,"c"', b'a,"b ""x""",c', b'a,"b\nb",c'])
    s = (r.choice([b'', b'', BOM]) + r.choice([b'', b'', eol]) + head + eol +
         b''.join(row() for _ in range(r.randrange(40))))
    if r.random() < 0.2:
        s = s[:-len(eol)] if r.random() < 0.7 else s + b'"open' + eol + b'x'
    return s


def awkward(seed, out):
    r = random.Random(seed)
    bits = ['', 'a', ' ', ',', '"', '\n', '\r\n', '\t', '\\', '\\t', '\\\\',
            'é', '漢', '\ufeff', '=======', "'", ';', '\x1b', '\x7f', '""']
    width = r.randrange(2, 6)
    w = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator='\n')
    w.writerow('c%d' % i for i in range(width))
    for _ in range(50):
        w.writerow(''.join(r.choices(bits, k=r.randrange(5)))
                   for _ in range(width))


def tsv(data, out):
    """A right CSV as TSV; csv.reader takes text, its own ends of line."""
    for row in csv.reader(io.StringIO(data.decode(), newline=''),
                          strict=True):
        out.write(b'\t'.join(escape(c.encode()) for c in row) + b'\n')


def main(verb, first, last):
    for seed in range(int(first), int(last) + 1):
        name = str(seed)
        if verb == 'rows':
            data = make(seed)
            open(name + '.csv', 'wb').write(data)
            dump(data, False, open(name + '.want', 'wb'))
            dump(data, True, open(name + '.foreign', 'wb'))
        elif verb == 'cells':
            awkward(seed, open(name + '.csv', 'w', newline=''))
            tsv(open(name + '.csv', 'rb').read(), open(name + '.tsv', 'wb'))
        elif verb == 'csv':
            tsv(open(name + '.out', 'rb').read(), open(name + '.back', 'wb'))


main(*sys.argv[1:])
