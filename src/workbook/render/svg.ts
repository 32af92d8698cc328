import { formatEventWindow, formatTime } from '../../report/render/words';
import { createElement, type Element, printXml } from '../../report/render/xml';
import type { Workbook } from '../document';
import { layOut } from '../drawing/layout';
import { FILE_STYLES } from '../drawing/styles';
import { svgOf } from '../drawing/svg';
import { wrapText } from '../drawing/text-width';
import { drawnSection, listDiagrams } from './drawn';

/** The room around the drawings, and between two of them, in pixels. */
const MARGIN = 28;
const HEAD = 62;
const LEAST_WIDTH = 720;

/** Renders section 9 as a picture: the drawings of all accounts and regions, one below the other. */
export function svg(workbook: Workbook): string {
  const { event, asOf } = workbook;
  const drawings = listDiagrams(workbook).map((diagram, i) => svgOf(layOut(diagram), `drawing-${i + 1}`));
  const width = Math.max(LEAST_WIDTH, ...drawings.map((one) => sizeOf(one, 'width')));
  const missing = drawings.length > 0 ? [] : missingLines(workbook, width);
  let y = MARGIN + HEAD;
  const placed = drawings.map((drawing) => {
    const at = y;
    y += sizeOf(drawing, 'height') + MARGIN;
    return createElement('svg', { ...drawing.attributes, x: MARGIN, y: at }, drawing.content);
  });
  const words = missing.map((line, i) => textOf(line, y + i * 20, 14, 'd-muted'));
  const height = y + missing.length * 20 + (drawings.length > 0 ? 0 : MARGIN);
  const title = `${event.name}: architecture`;
  return printXml(
    createElement(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        viewBox: `0 0 ${width + 2 * MARGIN} ${height}`,
        width: width + 2 * MARGIN,
        height,
      },
      [
        createElement('title', {}, title),
        createElement('style', {}, FILE_STYLES),
        createElement('rect', { width: '100%', height: '100%', class: 'd-paper' }),
        textOf(wrapText(title, width, { size: 22, bold: true }, 1).join(''), MARGIN + 22, 22, 'd-ink', true),
        textOf(
          `${event.customer} · ${formatEventWindow(event)} · as of ${formatTime(asOf)}`,
          MARGIN + 46,
          13,
          'd-muted',
        ),
        ...placed,
        ...words,
      ],
    ),
  );
}

const sizeOf = ({ attributes }: Element, side: 'width' | 'height'): number => Number(attributes[side]);

/** What is missing, where nothing is drawn. */
const missingLines = (workbook: Workbook, width: number): readonly string[] =>
  (drawnSection(workbook)?.missing ?? []).flatMap(({ what }) =>
    wrapText(`Missing: ${what}`, width, { size: 14 }, 4),
  );

const textOf = (words: string, y: number, size: number, className: string, bold = false): Element =>
  createElement(
    'text',
    { x: MARGIN, y, 'font-size': size, ...(bold && { 'font-weight': 600 }), class: className },
    words,
  );
