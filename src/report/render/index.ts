import type { Renderer } from './renderer';

export type { Renderer } from './renderer';

export type Format = 'json' | 'terminal' | 'html';

/** Loaded one by one, so that a terminal does not wait for the page's libraries. */
export const renderers: Readonly<Record<Format, () => Promise<Renderer>>> = {
  json: async () => (await import('./json')).json,
  terminal: async () => (await import('./terminal')).terminal,
  html: async () => (await import('./html/page')).html,
};

export const loadRenderer = (format: Format): Promise<Renderer> => renderers[format]();
