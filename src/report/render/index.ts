import type { Rendering } from './renderer';

export type { Rendered, RenderOptions, ShownRecord } from './renderer';

/** The formats that a report can be written in. */
export const FORMATS = ['terminal', 'json', 'html', 'markdown', 'csv', 'csv-excel', 'junit'] as const;
/** A format that a report can be written in. */
export type Format = (typeof FORMATS)[number];

/** The renderer of each format. Each is loaded when it is needed, so that a terminal does not wait for the page's libraries. */
export const renderings: Readonly<Record<Format, Rendering>> = {
  terminal: { load: async () => (await import('./terminal')).terminal },
  json: { load: async () => (await import('./json')).json },
  html: { needs: ['owners'], load: async () => (await import('./html/page')).html },
  markdown: { load: async () => (await import('./markdown')).markdown },
  csv: { load: async () => (await import('./csv')).csv },
  'csv-excel': { load: async () => (await import('./csv')).csvForExcel },
  junit: { load: async () => (await import('./junit')).junit },
};
