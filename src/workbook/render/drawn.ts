/** What of the workbook is drawn. */
import type { DiagramBlock, Section, Workbook } from '../document';

/** The section that is drawn. */
export const drawnSection = ({ sections }: Workbook): Section | undefined =>
  sections.find(({ number }) => number === '9');

/** How traffic flows, one for each account and region. */
export const listDiagrams = (workbook: Workbook): readonly DiagramBlock[] =>
  drawnSection(workbook)?.blocks.filter((block) => block.kind === 'diagram') ?? [];
