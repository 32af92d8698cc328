import { createLink, createTable, join, type Markdown, md } from '../../report/render/markdown-text';
import { formatEventWindow, formatTime, LIGHT } from '../../report/render/words';
import type { Cell, Section, Workbook, WrittenBlock } from '../document';
import { writtenBlocks } from './empty';

/** Renders the workbook as GitHub flavoured Markdown, for a wiki page or a comment. */
export function markdown({ event, asOf, sections }: Workbook): string {
  const head = [
    md`# ${event.name}: planning workbook`,
    md`${event.customer} · ${formatEventWindow(event)} · as of ${formatTime(asOf)}`,
  ];
  return `${join([...head, ...sections.flatMap(sectionOf)], md`\n\n`).source}\n`;
}

const sectionOf = ({ number, title, blocks, missing, waitsFor }: Section): readonly Markdown[] => [
  md`## ${/\d/.test(number) ? 'Section' : 'Appendix'} ${number}: ${title}`,
  ...(waitsFor === undefined ? [] : [md`*${waitsFor}*`]),
  ...(missing.length === 0
    ? []
    : [
        join(
          [
            md`**Missing**`,
            ...missing.map(
              ({ what, owner }) => md`- ${LIGHT.yellow} ${what}${owner === null ? md`` : md` (${owner})`}`,
            ),
          ],
          md`\n`,
        ),
      ]),
  ...writtenBlocks(blocks).flatMap(blockOf),
];

function blockOf(block: WrittenBlock): readonly Markdown[] {
  const title = block.title === undefined ? [] : [md`### ${block.title}`];
  switch (block.kind) {
    case 'text':
      return [...title, ...block.paragraphs.map((paragraph) => md`${paragraph}`)];
    case 'fields':
      return [
        ...title,
        createTable(
          [
            { title: md``, cell: ({ label }) => md`${label}` },
            { title: md``, cell: ({ value }) => cellOf(value) },
          ],
          block.fields,
        ),
      ];
    case 'table':
      return [
        ...title,
        createTable(
          block.columns.map((column, i) => ({
            title: md`${column}`,
            cell: (row: readonly Cell[]) => (row[i] === undefined ? md`` : cellOf(row[i])),
          })),
          block.rows,
        ),
        ...(block.note === undefined ? [] : [md`${block.note}`]),
      ];
  }
}

function cellOf({ text, colour, href }: Cell): Markdown {
  const shown = href === undefined ? md`${text}` : createLink(text, href);
  return colour === undefined ? shown : md`${LIGHT[colour]} ${shown}`;
}
