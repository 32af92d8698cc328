import { createElement, printXml } from '../../report/render/xml';
import type { Workbook } from '../document';
import { drawioPageOf, emptyDrawioPage } from '../drawing/drawio';
import { layOut } from '../drawing/layout';
import { drawnSection, listDiagrams } from './drawn';

/** Renders section 9 as a file of draw.io (diagrams.net): a page for each account and region. */
export function drawio(workbook: Workbook): string {
  const pages = listDiagrams(workbook).map((diagram) => drawioPageOf(layOut(diagram)));
  const missing = (drawnSection(workbook)?.missing ?? []).map(({ what }) => `Missing: ${what}`);
  return printXml(
    createElement(
      'mxfile',
      // What the program that opens it would write itself; the date is that of what is shown.
      { host: 'iem', modified: workbook.asOf, type: 'device' },
      pages.length > 0
        ? pages
        : [emptyDrawioPage([`${workbook.event.name}: nothing is drawn yet.`, ...missing])],
    ),
  );
}
