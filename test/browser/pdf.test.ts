import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { printPdf } from '../../src/cli/browser';
import { html } from '../../src/workbook/render/html';
import { anEnvironment } from '../builders/environment';
import { HOSTILE } from '../builders/hostile';
import { aDrawnWorkbook, aLargeDiagram, aSmallDiagram } from '../workbook/drawing/diagram';
import { installChromium } from './chromium';

let folder: string;
let program: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iem-pdf-test-'));
  program = await installChromium(folder);
  // Nobody else writes there.
  process.env.TMPDIR = folder;
});
afterAll(async () => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  await rm(folder, { recursive: true, force: true });
});
const before = process.env.TMPDIR;

const environment = (browser: string) =>
  anEnvironment({ variable: (name) => (name === 'CHROME_PATH' ? browser : undefined) });

const profiles = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('iem-browser-'));

/** A program of a few lines, in the place of a browser. */
async function aProgram(name: string, ...lines: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, ['#!/bin/sh', ...lines, ''].join('\n'));
  await chmod(path, 0o755);
  return path;
}

describe('printPdf', () => {
  it('prints the workbook on the papers that its drawings need, with its sections as outline', async () => {
    const page = html(aDrawnWorkbook([aSmallDiagram(), aLargeDiagram()]));
    const pdf = Buffer.from(await printPdf(page, environment(program))).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
      ([, width, height]) => `${Math.round(Number(width))} x ${Math.round(Number(height))}`,
    );
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(sizes.length);
    // A4 upright, A4 across for the small drawing, and A3 for the large one.
    expect(new Set(sizes)).toEqual(new Set(['595 x 842', '842 x 595', '842 x 1191']));
    expect(pdf).toContain('(Flash sale: planning workbook)');
    expect(pdf).toContain('(9 Architecture Diagram)');
    expect(await profiles()).toEqual([]);
  });

  it('runs nothing of what names say', async () => {
    const pdf = await printPdf(html(aDrawnWorkbook([aSmallDiagram(HOSTILE)])), environment(program));
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/\/JavaScript|\/JS\b/);
  });

  it('ends a browser that hangs, and leaves nothing', async () => {
    const browser = await aProgram('hangs', 'exec sleep 60');
    await expect(printPdf('<p>', environment(browser), 300)).rejects.toThrow('It took too long.');
    expect(await profiles()).toEqual([]);
  });

  it('says what a browser said that ended', async () => {
    const browser = await aProgram('fails', 'echo "No usable sandbox!" >&2', 'exit 1');
    await expect(printPdf('<p>', environment(browser))).rejects.toThrow(
      'It ended before it had printed. No usable sandbox! Name another one in the variable CHROME_PATH.',
    );
  });

  it('is ended by Ctrl-C', async () => {
    const interrupt = new AbortController();
    const browser = await aProgram('waits', 'exec sleep 60');
    const printed = printPdf('<p>', { ...environment(browser), signal: interrupt.signal });
    setTimeout(() => interrupt.abort(new Error('Interrupted.')), 100);
    await expect(printed).rejects.toThrow('Interrupted.');
  });
});
