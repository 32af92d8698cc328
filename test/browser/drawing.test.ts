import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { layOut } from '../../src/workbook/drawing/layout';
import { drawio } from '../../src/workbook/render/drawio';
import { html } from '../../src/workbook/render/html';
import { svg } from '../../src/workbook/render/svg';
import { HOSTILE } from '../builders/hostile';
import { aDrawnWorkbook, aLargeDiagram, aSmallDiagram } from '../workbook/drawing/diagram';
import { launchChromium } from './chromium';

let browser: Browser;
let folder: string;
let opener: string;

/** What opens a drawing in the page, by the library that draw.io's own format comes from. */
const OPENER = `
import { GraphDataModel, ModelXmlSerializer, registerAllCodecs } from '@maxgraph/core';
registerAllCodecs();
globalThis.openPages = (text) => {
  const file = new DOMParser().parseFromString(text, 'text/xml');
  return [...file.querySelectorAll('diagram')].map((page) => {
    const model = new GraphDataModel();
    // Each page is a document of its own for it, as it is for draw.io.
    new ModelXmlSerializer(model).import(new XMLSerializer().serializeToString(page.querySelector('mxGraphModel')));
    const cells = Object.values(model.cells);
    return {
      name: page.getAttribute('name'),
      vertices: cells.filter((cell) => cell.isVertex()).map((cell) => ({
        id: cell.getId(),
        parent: cell.getParent().getId(),
        label: cell.getValue()?.getAttribute?.('label') ?? cell.getValue(),
      })),
      edges: cells.filter((cell) => cell.isEdge()).map((cell) => ({
        id: cell.getId(),
        from: cell.getTerminal(true)?.getId(),
        to: cell.getTerminal(false)?.getId(),
        points: cell.getGeometry().points?.length ?? 0,
      })),
    };
  });
};
`;

beforeAll(async () => {
  browser = await launchChromium();
  folder = await mkdtemp(join(tmpdir(), 'iem-drawing-'));
  const { outputFiles } = await build({
    stdin: { contents: OPENER, resolveDir: process.cwd() },
    bundle: true,
    format: 'iife',
    write: false,
  });
  opener = outputFiles[0]?.text ?? '';
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

interface OpenedPage {
  readonly name: string;
  readonly vertices: readonly { readonly id: string; readonly parent: string; readonly label: string }[];
  readonly edges: readonly { readonly id: string; readonly from: string; readonly to: string }[];
}

async function openDrawio(text: string): Promise<readonly OpenedPage[]> {
  const page = await browser.newPage();
  await page.addScriptTag({ content: opener });
  const pages = await page.evaluate(
    (source) => (globalThis as unknown as { openPages(text: string): OpenedPage[] }).openPages(source),
    text,
  );
  await page.close();
  return pages;
}

/** A file in the browser, with what it did besides showing itself. */
async function open(name: string, text: string): Promise<{ page: Page; misdeeds: string[] }> {
  const file = join(folder, name);
  await writeFile(file, text);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const misdeeds: string[] = [];
  const url = pathToFileURL(file).href;
  page.on('request', (request) => request.url() !== url && misdeeds.push(`request ${request.url()}`));
  page.on('console', (message) => misdeeds.push(`console ${message.text()}`));
  page.on('pageerror', (error) => misdeeds.push(`error ${error.message}`));
  await page.goto(url);
  return { page, misdeeds };
}

describe('the drawing for draw.io', () => {
  it.each([
    ['a small one', aSmallDiagram()],
    ['a large one', aLargeDiagram()],
    ['one with hostile names', aSmallDiagram(HOSTILE)],
  ])('is opened by maxGraph with every card, line and parent: %s', async (_, diagram) => {
    const [opened, ...others] = await openDrawio(drawio(aDrawnWorkbook([diagram])));
    const { cards, lines } = layOut(diagram);
    expect(others).toEqual([]);
    const ids = new Set(opened?.vertices.map(({ id }) => id));
    expect(cards.filter(({ id }) => !ids.has(id))).toEqual([]);
    expect(opened?.edges.map(({ from, to }) => ({ from, to }))).toEqual(
      lines.map(({ from, to }) => ({ from, to })),
    );
    expect(opened?.vertices.filter(({ parent }) => parent !== '1' && !ids.has(parent))).toEqual([]);
    expect(cards.length).toBeGreaterThan(3);
  });

  it('has a page for each account and region', async () => {
    const other = { ...aSmallDiagram(), region: 'us-east-1', title: 'shop: 123456789012/us-east-1' };
    const pages = await openDrawio(drawio(aDrawnWorkbook([aSmallDiagram(), other])));
    expect(pages.map(({ name }) => name)).toEqual([
      'shop: 123456789012/eu-west-1',
      'shop: 123456789012/us-east-1',
    ]);
  });

  it('says what is missing where nothing is drawn', async () => {
    const [page] = await openDrawio(drawio(aDrawnWorkbook([])));
    expect(page?.vertices.map(({ label }) => label).join()).toContain('Missing: Check the event');
  });

  it('keeps names of AWS from becoming markup of a label', async () => {
    const [page] = await openDrawio(
      drawio(aDrawnWorkbook([aSmallDiagram(['<img src=x onerror=alert(1)>'])])),
    );
    const labels = page?.vertices.map(({ label }) => label).join('\n');
    expect(labels).not.toContain('<img');
    expect(labels).toContain('&lt;img');
  });
});

describe('the drawing as SVG', () => {
  it.each([
    ['a small one', [aSmallDiagram()]],
    ['a large one', [aLargeDiagram()]],
    ['one with hostile names', [aSmallDiagram(HOSTILE)]],
    ['none', []],
  ])('is shown by a browser, which reports no error: %s', async (_, diagrams) => {
    const { page, misdeeds } = await open('drawing.svg', svg(aDrawnWorkbook(diagrams)));
    expect(await page.locator('parsererror').count()).toBe(0);
    expect(await page.locator('svg svg.drawing').count()).toBe(diagrams.length);
    expect(misdeeds).toEqual([]);
    await page.close();
  });

  it.each([
    ['a small one', aSmallDiagram()],
    ['a large one', aLargeDiagram()],
  ])('has room for its texts: %s', async (_, diagram) => {
    const { page } = await open('drawing.svg', svg(aDrawnWorkbook([diagram])));
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<SVGTextElement>('.d-card text, .d-tier text')].flatMap((text) => {
        const outer = text.closest('svg:not(.drawing)') ?? text.parentElement?.querySelector('rect');
        const room = outer?.getBoundingClientRect();
        const own = text.getBoundingClientRect();
        return room === undefined || (own.right <= room.right && own.left >= room.left)
          ? []
          : [text.textContent];
      }),
    );
    expect(cut).toEqual([]);
    await page.close();
  });

  it('is part of the workbook’s page, which runs nothing and has a name for it', async () => {
    const { page, misdeeds } = await open('workbook.html', html(aDrawnWorkbook([aSmallDiagram(HOSTILE)])));
    const drawing = page.locator('#section-9 svg.drawing');
    expect(await drawing.getAttribute('role')).toBe('img');
    const [title] = (await drawing.getAttribute('aria-labelledby'))?.split(' ') ?? [];
    expect(await page.locator(`#${title}`).textContent()).toContain('How traffic flows through shop');
    expect(await page.locator('#section-9 svg.drawing script, #section-9 svg.drawing img').count()).toBe(0);
    expect(misdeeds).toEqual([]);
    await page.close();
  });
});
