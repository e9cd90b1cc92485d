#!/usr/bin/env python3
"""forms.py FILE - a page of HTML, read as a browser would.

Fails unless it is one closed tree of known elements and attributes, with no
script and nothing to fetch, whose every table has a caption and heads with a
scope.  Prints the text of every table, a row a line, cells between tabs.
"""
import html.parser
import re
import sys

VOID = {"meta", "br"}
KNOWN = {
    "html": {"lang"}, "head": set(), "title": set(), "style": set(),
    "meta": {"charset", "name", "content"}, "body": set(), "header": set(),
    "main": set(), "section": set(), "article": set(), "h1": set(),
    "h2": set(), "h3": set(), "p": {"class"}, "b": set(), "time": set(),
    "ul": set(), "li": set(), "dl": {"class"}, "div": {"class"}, "dt": set(),
    "dd": set(), "span": {"class"}, "table": {"class"}, "caption": {"class"},
    "thead": {"class"}, "tbody": set(), "tr": {"class"},
    "th": {"class", "scope", "colspan"},
    "td": {"class", "colspan", "aria-hidden"}, "i": {"style"},
    "figure": set(), "figcaption": set(),
    "svg": {"viewbox", "role", "aria-label"},
    "rect": {"class", "x", "y", "width", "height"},
    "text": {"class", "x", "y"}, "path": {"class", "d"},
}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.row, self.cell = [], [], None
        self.captions = self.tables = self.heads = 0

    def fail(self, why):
        sys.exit("%s: line %d: %s" % (sys.argv[1], self.getpos()[0], why))

    def handle_starttag(self, tag, attrs):
        if tag not in KNOWN:
            self.fail("element " + tag)
        for name, value in attrs:
            if name not in KNOWN[tag]:
                self.fail("attribute %s of %s" % (name, tag))
            if name == "style" and not re.fullmatch(r"width:[\d.]+%", value):
                self.fail("style " + value)
        if tag == "table":
            self.tables += 1
        if tag == "caption":
            self.captions += 1
        if tag == "th" and "scope" not in dict(attrs):
            self.fail("th without a scope")
        if tag in ("th", "td"):
            self.heads += tag == "th"
            self.cell = ""
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.fail("end of " + tag)
        if tag in ("th", "td"):
            self.row.append(self.cell.strip())
            self.cell = None
        if tag == "tr":
            print("\t".join(self.row))
            self.row = []

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data
        if self.open and self.open[-1] == "style" and re.search(
                r"url\(|@import|expression|</", data):
            self.fail("style that fetches")


with open(sys.argv[1], encoding="utf-8", newline="") as f:
    text = f.read()
page = Page()
page.feed(text)
page.close()
if page.open:
    sys.exit("left open: " + " ".join(page.open))
if page.captions != page.tables:
    sys.exit("%d tables, %d captions" % (page.tables, page.captions))
if not text.startswith("<!DOCTYPE html>\n"):
    sys.exit("no doctype")
