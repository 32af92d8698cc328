import type { Workbook } from '../document';

/** The formats that a workbook can be written in. */
export const WORKBOOK_FORMATS = ['markdown', 'html', 'json', 'ics', 'xlsx', 'svg', 'drawio'] as const;
/** A format that a workbook can be written in. */
export type WorkbookFormat = (typeof WORKBOOK_FORMATS)[number];

/** The renderer of each format, loaded when it is needed. */
export const workbookRenderings: Readonly<
  Record<WorkbookFormat, () => Promise<(workbook: Workbook) => string | Promise<Uint8Array>>>
> = {
  markdown: async () => (await import('./markdown')).markdown,
  html: async () => (await import('./html')).html,
  xlsx: async () => (await import('./xlsx')).xlsx,
  drawio: async () => (await import('./drawio')).drawio,
  svg: async () => (await import('./svg')).svg,
  json: async () => (workbook) => `${JSON.stringify(workbook, null, 2)}\n`,
  ics: async () => (await import('./calendar')).calendar,
};
