import { h, type VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { fnv1a } from '../../lib/fnv1a';
import { STYLES } from '../../report/render/html/styles';
import { Status } from '../../report/render/html/table';
import { formatCount, formatEventWindow, formatTime } from '../../report/render/words';
import type { Element } from '../../report/render/xml';
import type { Block, Cell, DiagramBlock, FieldsBlock, Section, TableBlock, Workbook } from '../document';
import { CHART_STYLES, chartOf } from '../drawing/chart';
import { type Drawing, layOut } from '../drawing/layout';
import { PAGE_STYLES } from '../drawing/styles';
import { svgOf } from '../drawing/svg';
import { isEmpty } from './empty';

/** The content security policy: the page fetches and runs nothing, whatever the data contains. */
export const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What the workbook has besides the report's page. */
const OWN_STYLES = `
main > section { padding-top: 3rem; break-inside: auto; }
nav ol { margin-top: 1.5rem; columns: 20rem; column-gap: 2rem; }
nav li { display: grid; grid-template-columns: 2rem 1fr auto; gap: .5rem; padding: .25rem 0; break-inside: avoid; }
nav .sub { white-space: nowrap; }
.missing { margin-top: 1rem; padding: .75rem 1rem; border-left: 4px solid var(--fill-yellow); background: var(--wash-yellow); border-radius: 0 6px 6px 0; }
.missing li { padding: .125rem 0; }
section h3 { margin-top: 1.75rem; }
section > div > p { margin-top: .75rem; max-width: 44rem; }
.form { display: grid; grid-template-columns: minmax(9rem, 16rem) 1fr; margin-top: .5rem; }
.form > dt, .form > dd { margin: 0; padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); }
.form > dt { color: var(--muted); }
td, td .main, td[data-label="Where"] { white-space: pre-line; }
main { max-width: 84rem; }
.scroll { overflow-x: auto; } .scroll td { overflow-wrap: break-word; padding-right: 1.25rem; } .scroll td:has(.long) { min-width: 18rem; } .short { white-space: nowrap; }
@media (max-width: 46rem) { td::before { content: attr(data-label) ": "; color: var(--muted); font-size: .8125rem; } .form { grid-template-columns: 1fr; } .form > dt { border: 0; padding-bottom: 0; } }
.drawn { margin-top: .75rem; overflow-x: auto; } .drawn svg.drawing { display: block; max-width: none; } 
@media (min-width: 60rem) { .drawn svg.drawing { max-width: 100%; height: auto; } }
@media print {
  nav { break-after: page; } h2, h3 { break-after: avoid; } tr, .missing li { break-inside: avoid; } thead { display: table-header-group; break-after: avoid; } tbody tr:first-child { break-before: avoid; }
  .scroll { overflow: visible; } .scroll td { min-width: 0 !important; padding-right: .5rem; } .scroll td:has(.long) { width: 34%; } .scroll td:has(.unbroken) { overflow-wrap: anywhere; } table { font-size: 8.5pt; } th { font-size: 8pt; } td { padding: .3rem .5rem .3rem 0; } td .status { white-space: nowrap; }
  main { max-width: none; padding: 0; } main > section { padding-top: 1.5rem; }
  .drawn { overflow: visible; break-inside: avoid; } .drawn svg.drawing { max-width: 100%; height: auto; margin: 0 auto; }
}
`;

/** Renders the workbook as one page that needs no other file. */
export const html = (workbook: Workbook): string =>
  `<!doctype html>\n${render(<Page workbook={workbook} />)}\n`;

function Page({ workbook: { event, asOf, sections } }: { workbook: Workbook }) {
  const missing = sections.reduce((sum, section) => sum + section.missing.length, 0);
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${event.name}: planning workbook`}</title>
        <style
          // Our own constants, and the name of the event as a string of CSS.
          dangerouslySetInnerHTML={{
            __html: STYLES + OWN_STYLES + PAGE_STYLES + CHART_STYLES + PAPER_STYLES + pageStyles(event),
          }}
        />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the sections
        </a>
        <main id="main">
          <header class="answer">
            <p class="event">
              <strong>{event.customer}</strong>
              <span>{formatEventWindow(event)}</span>
              <span>as of {formatTime(asOf)}</span>
            </p>
            <h1>{event.name}</h1>
            <p class="zone-answer">
              Planning workbook:{' '}
              {missing === 0 ? 'nothing is missing' : `${formatCount(missing, 'thing')} missing`}
            </p>
          </header>
          <nav aria-label="Sections">
            <ol>
              {sections.map((section) => (
                <li>
                  <span>{section.number}</span>
                  <a href={`#${anchorOf(section)}`}>{section.title}</a>
                  <span class="sub">{stateOf(section)}</span>
                </li>
              ))}
            </ol>
          </nav>
          {sections.map((section) => (
            <SectionOf section={section} />
          ))}
        </main>
      </body>
    </html>
  );
}

const anchorOf = ({ number }: Section): string => `section-${number.toLowerCase()}`;

const stateOf = ({ missing, waitsFor }: Section): string =>
  missing.length > 0 ? `${missing.length} missing` : waitsFor === undefined ? '' : 'later';

function SectionOf({ section }: { section: Section }) {
  const [first, ...others] = section.blocks.filter((block) => !isEmpty(block));
  const head = (
    <>
      <h2>
        {section.number} {section.title}
      </h2>
      {section.waitsFor !== undefined && <p class="quiet">{section.waitsFor}</p>}
      <MissingOf missing={section.missing} />
      {first !== undefined && <Titled block={first} />}
    </>
  );
  return (
    <section id={anchorOf(section)}>
      <div class={first && paperOf(first)}>{head}</div>
      {others.map((block) => (
        <div class={paperOf(block)}>
          <Titled block={block} />
        </div>
      ))}
    </section>
  );
}

const MissingOf = ({ missing }: Pick<Section, 'missing'>) =>
  missing.length === 0 ? null : (
    <div class="missing">
      <ul>
        {missing.map(({ what, owner }) => (
          <li>
            {what}
            {owner !== null && <span class="sub"> {owner}</span>}
          </li>
        ))}
      </ul>
    </div>
  );

const Titled = ({ block }: { block: Block }) => (
  <>
    {block.title !== undefined && <h3>{block.title}</h3>}
    <BlockOf block={block} />
  </>
);

function BlockOf({ block }: { block: Block }) {
  switch (block.kind) {
    case 'text':
      return block.paragraphs.map((paragraph) => <p>{paragraph}</p>);
    case 'fields':
      return <Fields block={block} />;
    case 'table':
      return <TableOf block={block} />;
    case 'diagram':
      return <Diagram block={block} />;
    case 'chart':
      return (
        <figure class="drawn" tabindex={0} aria-label={`Chart of ${block.title}`}>
          {createVNode(chartOf(block, `chart-${fnv1a(block.title)}`))}
        </figure>
      );
  }
}

const Fields = ({ block: { fields } }: { block: FieldsBlock }) => (
  <dl class="form">
    {fields.map(({ label, value }) => (
      <>
        <dt>{label}</dt>
        <dd>
          <CellOf cell={value} />
        </dd>
      </>
    ))}
  </dl>
);

/** The drawing scrolls in its frame where the screen is narrow, and has a page of its own on paper. */
function Diagram({ block }: { block: DiagramBlock }) {
  const drawing = layOut(block);
  return (
    <figure class="drawn" tabindex={0} aria-label={`Drawing of ${block.title}`}>
      {createVNode(svgOf(drawing, `drawing-${fnv1a(block.title)}`))}
    </figure>
  );
}

/** Papers on which a drawing may be printed, the smallest first, in pixels (96 an inch) that have room below its heading. */
const PAPERS = [
  { name: 'a4-landscape', size: 'A4 landscape', width: 1000, height: 520 },
  { name: 'a4-portrait', size: 'A4 portrait', width: 680, height: 850 },
  { name: 'a3-landscape', size: 'A3 landscape', width: 1460, height: 850 },
  { name: 'a3-portrait', size: 'A3 portrait', width: 1000, height: 1310 },
] as const;
/** How small the smallest text may become: 12 pixels as 6.3 points. */
const LEAST_SCALE = 0.7;

const PAPER_STYLES = PAPERS.map(
  ({ name, size, width, height }) => `
@page ${name} { size: ${size}; }
@media print { .${name} { page: ${name}; } .${name} svg.drawing { max-width: ${width}px !important; max-height: ${height}px; width: auto; } }`,
).join('');

/** The foot of each printed page: the event and the number of the page. */
const pageStyles = ({ name }: Workbook['event']): string => `
@page {
  size: A4; margin: 14mm 14mm 18mm;
  @bottom-left { content: ${cssString(`${name}: planning workbook`)}; font: 8pt sans-serif; color: #5c5a54; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #5c5a54; }
}`;

/** A text as a string of CSS: every character but letters, digits and spaces by its number, so that none is markup. */
const cssString = (text: string): string =>
  `"${Array.from(text, (one) => (/[A-Za-z0-9 ]/.test(one) ? one : `\\${one.codePointAt(0)?.toString(16)} `)).join('')}"`;

/** So many columns need a page across. */
const WIDE_TABLE = 8;

/** The paper that a part has for itself; undefined for what is printed after what is before it. */
function paperOf(block: Block): string | undefined {
  if (block.kind === 'diagram') return paperOfDrawing(layOut(block));
  // The table that follows has a page across.
  if (block.kind === 'chart') return 'a4-landscape';
  return block.kind === 'table' && block.columns.length >= WIDE_TABLE ? 'a4-landscape' : undefined;
}

/** The smallest paper on which the texts of a drawing can be read; the one on which they are largest, if there is none. */
function paperOfDrawing({ width, height }: Drawing): string {
  const scales = PAPERS.map((paper) => ({
    name: paper.name,
    scale: Math.min(paper.width / width, paper.height / height),
  }));
  const fits = scales.find(({ scale }) => scale >= LEAST_SCALE);
  return (fits ?? scales.toSorted((a, b) => b.scale - a.scale)[0])?.name ?? 'a4-landscape';
}

/** The same element for the page: the renderer escapes what stands in it. */
const createVNode = ({ name, attributes, content }: Element): VNode =>
  h(name, attributes, typeof content === 'string' ? content : content.map(createVNode));

const TableOf = ({ block: { title, columns, rows, note } }: { block: TableBlock }) => (
  <>
    <div class="scroll">
      <table>
        {title !== undefined && <caption class="sr">{title}</caption>}
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, i) => (
                <td data-label={columns[i]}>
                  <CellOf cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {note !== undefined && <p class="quiet">{note}</p>}
  </>
);

function CellOf({ cell: { text, colour, href } }: { cell: Cell }) {
  const shown = href !== undefined && /^https?:\/\//.test(href) ? <a href={href}>{text}</a> : text;
  const width = classOf(text);
  if (colour === undefined) return <span class={width}>{shown}</span>;
  // A long text stays readable: the colour is of a word before it.
  return text.length <= LONGEST_STATUS ? (
    <Status colour={colour} word={text} />
  ) : (
    <>
      <Status colour={colour} word={colour} /> <span class={width}>{shown}</span>
    </>
  );
}

/** How much room a text needs. */
function classOf(text: string): string | undefined {
  if (UNBROKEN.test(text)) return text.length > LONG ? 'long unbroken' : 'unbroken';
  return text.length > LONG ? 'long' : text.length <= SHORT ? 'short' : undefined;
}

/** A word that may be wider than its column on paper. */
const UNBROKEN = /[^\s/-]{21,}/;
const LONGEST_STATUS = 24;
/** A text of more characters is given room, and one of fewer, such as a date, stays on its line. */
const LONG = 60;
const SHORT = 14;
