import { declareColours } from './palette';

/** The page's style sheet. */
export const STYLES = `
:root { color-scheme: light dark; --need: var(--ink); ${declareColours('light')} }
@media (prefers-color-scheme: dark) { :root { ${declareColours('dark')} } }
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem; }
main > section { padding: 4rem 0 0; }
h1, h2, h3, p, ul, ol, dl, figure { margin: 0; }
h1, h2, h3 { overflow-wrap: anywhere; }
p, li, dd, td { overflow-wrap: anywhere; unicode-bidi: plaintext; }
ul, ol { padding: 0; list-style: none; }
h2 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -0.015em; font-weight: 650; margin-bottom: .375rem; }
h3 { font-size: 1rem; font-weight: 650; }
.quiet { color: var(--muted); }
.sr, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { position: absolute; background: var(--surface); padding: .5rem 1rem; }
:focus-visible { outline: 3px solid var(--fill-yellow); outline-offset: 2px; border-radius: 3px; }
code, pre { font: .8125rem/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; }
.command { margin-top: .75rem; padding: .75rem 1rem; background: var(--sunken); border-radius: 6px; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
pre code { display: block; user-select: all; }
pre code + code { margin-top: .375rem; padding-top: .375rem; border-top: 1px solid var(--line); }
/* A word of a command breaks only where it is longer than a line. */
pre span { display: inline-block; max-width: 100%; } pre code > :first-child { display: inline; }
.copy { float: right; margin: -.25rem -.5rem .25rem .75rem; min-height: 0; padding: 0 .5rem; font-size: .8125rem; }
summary { cursor: pointer; }

.status { display: inline-block; font-size: .8125rem; line-height: 1.5; font-weight: 600; white-space: nowrap; padding: 0 .5rem; border-radius: 4px; color: var(--grey); background: var(--wash-grey); }
.status.red { color: var(--red); background: var(--wash-red); }
.status.yellow { color: var(--yellow); background: var(--wash-yellow); }
.status.green { color: var(--green); background: var(--wash-green); }

.answer { padding: 3rem 0 0; }
.event { color: var(--muted); display: flex; flex-wrap: wrap; gap: .125rem 1.25rem; padding-bottom: 1rem; border-bottom: 1px solid var(--line); }
.event strong { color: var(--ink); }
.verdict { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem; margin-top: 3rem; }
.verdict .status { font-size: 1rem; padding: .25rem .75rem; border-radius: 6px; }
.caveat { margin-top: 1rem; font-weight: 550; }
h1 { margin-top: 1rem; max-width: 26ch; font-size: clamp(1.875rem, 1.1rem + 3.2vw, 3.25rem); line-height: 1.12; letter-spacing: -0.028em; font-weight: 650; }
h1 .red, .zone-answer .red { color: var(--red); } h1 .green, .zone-answer .green { color: var(--green); }
.zone-answer { margin-top: .75rem; font-size: 1.25rem; } .zone-answer .tone { font-weight: 650; } .zone-answer:empty { display: none; }
h1 .quiet { font-size: .5em; font-weight: 400; letter-spacing: 0; }
.gauge { margin-top: 2.5rem; }
.track { position: relative; height: 12px; border-radius: 6px; background: var(--line); }
.track .fill { height: 100%; border-radius: 6px; background: var(--fill-green); }
.track .fill.red { background: var(--fill-red); }
.track .zone { position: absolute; top: -5px; width: 3px; height: 22px; margin-left: -1px; background: var(--ink); border-radius: 1px; }
.scale { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin-top: .625rem; font-size: .875rem; color: var(--muted); }
.scale :last-child { margin-left: auto; }
.scale b { display: inline-block; width: .75em; height: .75em; border-radius: 3px; margin-right: .375em; vertical-align: -1px; background: var(--fill-green); }
.scale b.red { background: var(--fill-red); }
.scale i { display: inline-block; width: 3px; height: .875em; background: var(--ink); vertical-align: -1px; margin-right: .25em; }
.first { display: grid; grid-template-columns: 1fr 1fr; gap: 1px; margin-top: 2.5rem; border: 1px solid var(--line); border-radius: 10px; overflow: hidden; background: var(--line); }
.first section:only-child { grid-column: 1 / -1; }
.first section { background: var(--surface); padding: 1.5rem; min-width: 0; }
.first h2 { font-size: .875rem; letter-spacing: 0; color: var(--muted); font-weight: 500; margin-bottom: .5rem; }
.first .lead { font-size: 1.1875rem; line-height: 1.35; font-weight: 600; letter-spacing: -0.01em; }
.first section > p:not(.lead):not(.quiet), .first ul { margin-top: .75rem; }
.first ul { display: grid; gap: .25rem; font-size: .875rem; color: var(--muted); }

.headings { margin-top: 1.5rem; display: grid; gap: 2rem; }
.headings h3 { padding-bottom: .5rem; border-bottom: 1px solid var(--line); }
.row { border-bottom: 1px solid var(--line); }
div.row, .row > summary { display: grid; grid-template-columns: 6.5rem 1fr auto 1.25rem; align-items: center; gap: .25rem 1rem; padding: .75rem 0; list-style: none; }
.row > summary::-webkit-details-marker { display: none; }
.row > summary::after { content: "+"; color: var(--muted); text-align: center; }
.row[open] > summary::after { content: "–"; }
.row .status { justify-self: start; }
.row .name { font-weight: 550; min-width: 0; overflow-wrap: anywhere; }
.row .name .sub { display: block; font-weight: 400; }
.row .num { text-align: right; }
.row .num .sub { display: inline-block; width: 7.5rem; }
.row ul { padding: 0 0 1rem 7.5rem; display: grid; gap: .375rem; }
.sub { color: var(--muted); font-size: .875rem; }
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: 3px; }
a:hover { text-decoration-color: currentColor; }
.link { text-decoration: none; color: var(--muted); margin-left: .375rem; }
@media (hover: hover) { .link:not(:focus-visible) { opacity: 0; } tr:hover .link { opacity: 1; } }
tr:target, tr[aria-current] { background: var(--wash-yellow); scroll-margin-top: 1rem; }

.dated { margin-top: 1.5rem; display: grid; }
.dated > li { display: grid; grid-template-columns: 9rem 1fr; gap: .5rem 1.5rem; padding: 1.25rem 0; border-top: 1px solid var(--line); }
.dated h3 { font-weight: 600; }
.dated ul { display: grid; gap: 1.125rem; min-width: 0; }
.dated .quiet { font-size: .875rem; }
.dated summary, td summary { color: var(--muted); font-size: .875rem; text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: 3px; }
.dated summary { display: inline-block; }

figure { margin-top: .25rem; }
.chart { margin-top: 1.5rem; }
.chart svg { display: block; width: 100%; height: auto; overflow: visible; }
.chart.narrow { display: none; }
[stroke="var(--need)"], [fill="var(--need)"] { translate: var(--moved, 0); }
.rises figure { margin-top: 1.5rem; break-inside: avoid; } .rises .chart { margin-top: .5rem; }
@media (prefers-reduced-motion: no-preference) { .chart path { transition: fill .15s; } }

.flow { margin-top: 1.5rem; overflow-x: auto; }
.path { min-width: 46rem; }
.tiers { display: flex; align-items: flex-end; margin-bottom: .75rem; }
.tier { flex: none; padding-bottom: .25rem; border-bottom: 2px solid var(--line); font-size: .875rem; }
.tier span { color: var(--muted); }
.tier.red { border-color: var(--fill-red); } .tier.yellow { border-color: var(--fill-yellow); } .tier.green { border-color: var(--fill-green); }
.tier.red span { color: var(--red); } .tier.yellow span { color: var(--yellow); } .tier.green span { color: var(--green); }
.boxes { position: relative; }
.boxes svg { position: absolute; width: 100%; height: 100%; } .boxes path { fill: none; stroke: var(--fill-grey); vector-effect: non-scaling-stroke; }
.box { position: absolute; padding: .3125rem .625rem; overflow: hidden; line-height: 1.35; font-size: .8125rem; background: var(--wash-grey); border: 1px solid var(--fill-grey); border-radius: 6px; }
.box b, .box span { display: block; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; unicode-bidi: plaintext; font-weight: 600; }
.box b { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; white-space: normal; overflow-wrap: anywhere; }
.box span { font-size: .75rem; font-weight: 400; color: var(--muted); }
.box i { float: right; margin-left: .25rem; font-style: normal; color: var(--red); }
.box.red { background: var(--wash-red); border-color: var(--fill-red); } .box.yellow { background: var(--wash-yellow); border-color: var(--fill-yellow); } .box.green { background: var(--wash-green); border-color: var(--fill-green); }
.box.more { background: var(--paper); } .box.unplaced { border-style: dashed; }
.flow + .listed { margin-top: 1rem; } .in-words { margin: .75rem 0; } .in-words summary { display: inline-block; color: var(--muted); font-size: .875rem; text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: 3px; }

.question { display: grid; grid-template-columns: 1fr auto auto; align-items: end; gap: .75rem 1rem; margin-top: 1.25rem; padding: 1.25rem; background: var(--surface); border: 1px solid var(--line); border-radius: 10px; }
.dial { display: grid; gap: .375rem; font-size: .875rem; color: var(--muted); min-width: 0; }
.dial input { padding: 0; border: 0; background: none; accent-color: var(--ink); }
.number { display: flex; align-items: center; gap: .25rem; } .number input { width: 6rem; text-align: right; }
.question fieldset { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; min-width: 0; margin: 0; padding: 0; border: 0; font-size: .875rem; }
.question legend { padding: 0; margin-bottom: .125rem; color: var(--muted); }
.question fieldset label { display: flex; align-items: center; gap: .5rem; min-height: 1.5rem; }
.question [type="radio"] { width: auto; min-height: 0; margin: 0; accent-color: var(--ink); }
.question fieldset, .question output, .odds, .fix { grid-column: 1 / -1; }
.question output { font-size: 1.125rem; line-height: 1.4; overflow-wrap: anywhere; } .question .tone { font-weight: 650; }
.question .red { color: var(--red); } .question .yellow { color: var(--yellow); } .question .green { color: var(--green); } .question .grey { color: var(--grey); }
.odds:empty, .fix:empty { display: none; } .odds, .fix { overflow-wrap: anywhere; }

.paged { margin-top: 2rem; }
.filters { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem; margin: 1rem 0; }
[hidden] { display: none !important; }
.filters label { display: grid; gap: .125rem; font-size: .8125rem; color: var(--muted); min-width: 0; }
.filters label:has(input) { flex: 1 1 14rem; }
input, select, button { font: inherit; font-size: .875rem; color: var(--ink); background: var(--surface); border: 1px solid var(--fill-grey); border-radius: 6px; padding: .375rem .625rem; min-height: 2.25rem; max-width: 100%; }
input { width: 100%; } select { max-width: 15rem; }
button { cursor: pointer; } button:disabled { opacity: .45; cursor: default; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
th { text-align: left; font-size: .8125rem; font-weight: 550; color: var(--muted); vertical-align: bottom; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--fill-grey); }
th button { all: unset; cursor: pointer; } th button:focus-visible { outline: 3px solid var(--fill-yellow); outline-offset: 2px; }
th[aria-sort="ascending"] button::after { content: " ↑"; } th[aria-sort="descending"] button::after { content: " ↓"; }
td { vertical-align: top; padding: .75rem .75rem .75rem 0; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
td.num, th.num { text-align: right; overflow-wrap: normal; }
td .main { display: block; } td .sub { display: block; }
td:nth-child(2) .main { font-weight: 550; }
td[data-label="Where"] { white-space: nowrap; } td[data-label="Resource"] { min-width: 12rem; }
td details { margin-top: .25rem; }
td dl { margin-top: .5rem; padding: .75rem 1rem; background: var(--sunken); border-radius: 6px; font-size: .875rem; }
td dt { color: var(--muted); font-size: .8125rem; } td dd { margin: 0 0 .5rem; } td dd:last-child { margin: 0; }
td dd code { user-select: all; }
td dd .command { margin: 0; padding: 0; } td dd .copy { margin-right: 0; }
.pager { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: .75rem; margin-top: .75rem; color: var(--muted); font-size: .875rem; min-height: 2.25rem; }
.pager .controls { display: flex; gap: .5rem; }

#changes ~ h3, #flow ~ h3, .in-words h3 { margin-top: 1.25rem; }
.listed { margin-top: .375rem; display: grid; gap: .25rem; }
.prose { max-width: 44rem; margin-top: .75rem; display: grid; gap: .5rem; }
.prose li, .listed li { padding-left: 1.125rem; text-indent: -1.125rem; }
.prose li::before, .listed li::before { content: "–"; display: inline-block; width: 1.125rem; text-indent: 0; color: var(--muted); }
footer { margin-top: 5rem; padding-bottom: 3rem; font-size: .875rem; color: var(--muted); }
footer dl { display: grid; grid-template-columns: 9rem 1fr; gap: .25rem 1.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
footer dd { margin: 0; overflow-wrap: anywhere; }

@media (max-width: 46rem) {
  main, footer { padding: 0 1rem; }
  main > section { padding-top: 3rem; }
  .answer { padding-top: 1.5rem; } .verdict { margin-top: 1.75rem; }
  h1 .quiet { display: block; margin-top: .375rem; line-height: 1.4; }
  .first { grid-template-columns: 1fr; }
  .first section { padding: 1.125rem; }
  div.row, .row > summary { grid-template-columns: 1fr auto 1.25rem; }
  .row .name { grid-column: 1 / -1; grid-row: 1; }
  .row .status { grid-row: 2; grid-column: 1; }
  .row .num { grid-row: 2; }
  .row .num .sub { width: auto; margin-left: .5rem; }
  .row ul { padding-left: 0; }
  .dated > li { grid-template-columns: 1fr; }
  .question { grid-template-columns: 1fr auto; padding: 1rem; } .dial { grid-column: 1 / -1; }
  .chart.wide { display: none; } .chart.narrow { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, td { display: block; }
  tr { padding: .875rem 0; border-bottom: 1px solid var(--line); }
  td { border: 0; padding: .125rem 0; }
  td.num { display: flex; flex-wrap: wrap; justify-content: space-between; text-align: left; }
  td.num .sub { flex: 1 0 100%; text-align: right; }
  td.num::before { content: attr(data-label); color: var(--muted); }
  td:nth-child(2) { padding: .375rem 0; }
  .filters label { flex: 1 1 45%; } .filters label:has(input) { flex-basis: 100%; } select { max-width: none; width: 100%; }
  footer dl { grid-template-columns: 1fr; } footer dd { margin-bottom: .5rem; }
}
@media print {
  :root { --paper: #fff; --surface: #fff; }
  body { font-size: 10.5pt; }
  .controls, .skip, .copy, .link { display: none !important; }
  /* What is folded and cannot be unfolded on paper. */
  .dated details:not([open]), .in-words:not([open]), td details:not([open]), .row > summary::after { display: none; }
  main > section { padding-top: 1.5rem; }
  .flow { overflow: visible; break-inside: avoid; } .path { min-width: 0; }
  tr, .row, .dated > li, .first { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`;
