import { h, type VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { fnv1a } from '../../lib/fnv1a';
import { STYLES } from '../../report/render/html/styles';
import { Status } from '../../report/render/html/table';
import { formatCount, formatEventWindow, formatTime } from '../../report/render/words';
import type { Element } from '../../report/render/xml';
import type { Block, Cell, DiagramBlock, FieldsBlock, Section, TableBlock, Workbook } from '../document';
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
section > h3 { margin-top: 1.75rem; }
section > p { margin-top: .75rem; max-width: 44rem; }
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
  nav { break-after: page; } h2, h3 { break-after: avoid; } tr { break-inside: avoid; }
  .drawn { overflow: visible; break-inside: avoid; } .drawn svg.drawing { max-width: 100%; max-height: 96vh; height: auto; margin: 0 auto; }
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
          // Our own constants.
          dangerouslySetInnerHTML={{ __html: STYLES + OWN_STYLES + PAGE_STYLES }}
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

const SectionOf = ({ section }: { section: Section }) => (
  <section id={anchorOf(section)}>
    <h2>
      {section.number} {section.title}
    </h2>
    {section.waitsFor !== undefined && <p class="quiet">{section.waitsFor}</p>}
    {section.missing.length > 0 && (
      <div class="missing">
        <ul>
          {section.missing.map(({ what, owner }) => (
            <li>
              {what}
              {owner !== null && <span class="sub"> {owner}</span>}
            </li>
          ))}
        </ul>
      </div>
    )}
    {section.blocks
      .filter((block) => !isEmpty(block))
      .map((block) => (
        <>
          {block.title !== undefined && <h3>{block.title}</h3>}
          <BlockOf block={block} />
        </>
      ))}
  </section>
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
    <figure class={`drawn ${paperOf(drawing)}`} tabindex={0} aria-label={`Drawing of ${block.title}`}>
      {createVNode(svgOf(drawing, `drawing-${fnv1a(block.title)}`))}
    </figure>
  );
}

/** Papers on which a drawing may be printed, the smallest first: pixels that have room between margins. */
const PAPERS = [
  { name: 'a4-landscape', width: 1025, height: 640 },
  { name: 'a4-portrait', width: 695, height: 965 },
  { name: 'a3-landscape', width: 1490, height: 965 },
  { name: 'a3-portrait', width: 1025, height: 1430 },
] as const;
/** How small the smallest text may become: 12 pixels as 6.75 points. */
const LEAST_SCALE = 0.75;

/** The smallest paper on which the texts of a drawing can be read; the one on which they are largest, if there is none. */
function paperOf({ width, height }: Drawing): string {
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
  const width = text.length > LONG ? 'long' : text.length <= SHORT ? 'short' : undefined;
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

const LONGEST_STATUS = 24;
/** A text of more characters is given room, and one of fewer, such as a date, stays on its line. */
const LONG = 60;
const SHORT = 14;
