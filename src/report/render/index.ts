import type { Renderer } from './renderer';

export type { Renderer } from './renderer';

export const FORMATS = ['terminal', 'json', 'html', 'markdown', 'csv', 'csv-excel', 'junit'] as const;
export type Format = (typeof FORMATS)[number];

/** Loaded one by one, so that a terminal does not wait for the page's libraries. */
export const renderers: Readonly<Record<Format, () => Promise<Renderer>>> = {
  terminal: async () => (await import('./terminal')).terminal,
  json: async () => (await import('./json')).json,
  html: async () => (await import('./html/page')).html,
  markdown: async () => (await import('./markdown')).markdown,
  csv: async () => (await import('./csv')).csv,
  'csv-excel': async () => (await import('./csv')).csvForExcel,
  junit: async () => (await import('./junit')).junit,
};

export const loadRenderer = (format: Format): Promise<Renderer> => renderers[format]();
