#include "page/page_style.h"

/*
 * Colours are named once, for light and for dark, and no meaning rests on a
 * colour alone.  The numbers of tables are of one width.
 */
static const char *const style[] = {
    /* what there is */
    ":root{--ink:#1d2630;--soft:#5a6672;--rule:#dde1e6;--paper:#fff;"
    "--back:#f4f5f3;--main:#1f5d57;--mid:#7fb3a9;--side:#b9a27a}\n"
    "@media (prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#9aa5b0;"
    "--rule:#333c45;--paper:#1a2026;--back:#12161a;--main:#7cc4b8;"
    "--mid:#3f7d74;--side:#a58f68}}\n"
    "*{box-sizing:border-box}\n"
    "html{-webkit-text-size-adjust:100%}\n"
    "body{margin:0 auto;padding:2.5rem 1.25rem 4rem;max-width:62rem;"
    "background:var(--back);color:var(--ink);font:1rem/1.55 system-ui,"
    "-apple-system,\"Segoe UI\",\"Helvetica Neue\",Arial,sans-serif}\n"
    "header,section{background:var(--paper);border:1px solid var(--rule);"
    "padding:1.75rem 2rem;margin:0 0 1.25rem}\n"
    "header{border-top:4px solid var(--main)}\n"
    "h1,h2,h3{font-family:Charter,\"Bitstream Charter\",\"Sitka Text\","
    "Cambria,Georgia,serif;font-weight:600;line-height:1.25;margin:0}\n"
    "h1{font-size:2rem;letter-spacing:-.01em}\n"
    "h2{font-size:1.3rem;padding-bottom:.6rem;margin-bottom:1.1rem;"
    "border-bottom:1px solid var(--rule)}\n"
    "h3{font-size:1.08rem}\n"
    "p{margin:.5rem 0}\n"
    ".firm{margin:0 0 .35rem;color:var(--main);font-size:.85rem;"
    "font-weight:600;letter-spacing:.08em;text-transform:uppercase}\n"
    ".asof{margin:.35rem 0 0;color:var(--soft)}\n"
    ".cards{display:grid;grid-template-columns:repeat(4,1fr);"
    "gap:1px;margin:0 0 1.75rem;background:var(--rule);"
    "border:1px solid var(--rule)}\n"
    ".cards div{display:flex;flex-direction:column;"
    "justify-content:space-between;padding:.85rem 1rem;"
    "background:var(--paper)}\n"
    ".cards dt{color:var(--soft);font-size:.82rem;line-height:1.35}\n"
    ".cards dd{margin:.5rem 0 0;font-variant-numeric:tabular-nums;"
    "white-space:nowrap}\n"
    ".cards b{font:600 1.65rem/1.1 Charter,\"Bitstream Charter\","
    "\"Sitka Text\",Cambria,Georgia,serif;"
    "font-variant-numeric:lining-nums tabular-nums}\n"
    ".cards span{color:var(--soft);font-size:.85rem}\n",
    /* tables */
    ".t{overflow-x:auto;margin:0 0 1.5rem}\n"
    ".t:last-child{margin-bottom:0}\n"
    "table{border-collapse:collapse;width:100%;font-size:.92rem;"
    "font-variant-numeric:tabular-nums lining-nums}\n"
    ".u{width:auto;min-width:min(100%,28rem)}\n"
    "caption{text-align:left;color:var(--soft);font-size:.82rem;"
    "padding:0 0 .4rem}\n"
    "th,td{padding:.36rem .7rem;text-align:left;vertical-align:baseline;"
    "border-bottom:1px solid var(--rule)}\n"
    "th:first-child,td:first-child{padding-left:0}\n"
    "th:last-child,td:last-child{padding-right:0}\n"
    "thead th,thead td{color:var(--soft);font-size:.82rem;font-weight:500;"
    "vertical-align:bottom;border-bottom-color:var(--soft)}\n"
    "tbody th{font-weight:500}\n"
    ".n{text-align:right}\n"
    "td.n{white-space:nowrap}\n"
    "tbody th{min-width:7.5rem}\n"
    "tbody:not(:first-of-type) .g th{padding-top:1.2rem}\n"
    ".g th{color:var(--main);font-weight:600}\n"
    ".s th,.s td{font-weight:600;border-top:1px solid var(--soft)}\n"
    ".l td{color:var(--soft)}\n"
    ".i1{padding-left:1.2rem!important}\n"
    ".i2{padding-left:2.4rem!important;font-weight:400}\n"
    ".x{display:inline-block;min-width:3rem;color:var(--soft)}\n"
    ".b{width:34%;min-width:5rem}\n"
    ".b i{display:block;height:.7em;background:var(--main);"
    "-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
    ".vh{position:absolute;width:1px;height:1px;overflow:hidden;"
    "clip-path:inset(50%);white-space:nowrap}\n",
    /* charts and findings */
    "figure{margin:0 0 1.75rem;max-width:44rem}\n"
    "figcaption{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;"
    "margin-bottom:.4rem;color:var(--soft);font-size:.82rem}\n"
    "figcaption span::before{content:\"\";display:inline-block;width:.7em;"
    "height:.7em;margin-right:.4em;background:var(--mid);"
    "-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
    "figcaption .k1::before{background:var(--main)}\n"
    "figcaption .k2::before{background:var(--side)}\n"
    "svg{display:block;width:100%;height:auto}\n"
    "svg text{fill:var(--soft);font-size:10.5px;text-anchor:middle}\n"
    ".c0{fill:var(--mid)}.c1{fill:var(--main)}.c2{fill:var(--side)}\n"
    ".axis{stroke:var(--soft);stroke-width:1}\n"
    "article{padding:1.1rem 0;border-top:1px solid var(--rule)}\n"
    ".term{margin:.7rem 0 .3rem}\n"
    "article ul{margin:.3rem 0 .6rem;padding-left:1.3rem}\n"
    "li{margin:.25rem 0;overflow-wrap:anywhere}\n",
    /* a telephone, paper */
    "@media (max-width:40rem){body{padding:0 0 2rem}"
    "header,section{padding:1.25rem 1rem;border-width:1px 0;margin:0 0 .6rem}"
    "h1{font-size:1.6rem}.cards{grid-template-columns:1fr 1fr}"
    ".cards b{font-size:1.35rem}.t{margin-right:-1rem;padding-right:1rem}"
    "table{width:max-content;min-width:100%}td{max-width:15rem}"
    "th,td{padding:.36rem .45rem}.x{min-width:0}svg text{font-size:13px}"
    "th[scope=row]{position:sticky;left:0;background:var(--paper)}"
    "tbody th,thead th:first-child{max-width:9.5rem}}\n"
    "@media print{@page{margin:16mm}:root{--ink:#000;--soft:#444;"
    "--rule:#ccc;--paper:#fff;--back:#fff;--main:#1f5d57;--mid:#7fb3a9;"
    "--side:#b9a27a}body{max-width:none;padding:0;font-size:10pt}"
    "header,section{border:0;padding:0;margin:0 0 1.2rem}"
    "p,li{line-height:1.4}table{font-size:8.5pt}"
    "th,td{padding:.12rem .5rem}article{padding:.6rem 0}"
    "header{border-top:3px solid var(--main);padding-top:.8rem}"
    ".t{overflow:visible}"
    "h2,h3,figcaption,.term,caption{break-after:avoid}"
    "tr,figure,.cards,li,article,.u{break-inside:avoid}"
    "thead{display:table-header-group}}\n",
};

void
page_style(FILE *fp)
{
	size_t i;

	for (i = 0; i < sizeof(style) / sizeof(style[0]); i++)
		fputs(style[i], fp);
}
