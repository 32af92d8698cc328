/** `npm run screenshots` takes the pictures of the README from the sample event. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkEvent } from '../src/app/judging/check';
import { readInventory, readPlan } from '../src/cli/files';
import { renderings } from '../src/report/render';
import { launchChromium } from '../test/browser/chromium';

const IMAGES = 'docs/images';
const COLUMNS = 80;

const plan = await readPlan('events/plans/flash-sale.yaml');
const inventories = await readInventory('events/inventories/flash-sale.json.gz');
const asOf = inventories[0]?.collectedAt ?? '';
const run = { id: 'sample', trigger: 'cli', by: 'ana', startedAt: asOf, finishedAt: asOf };
const { report } = await checkEvent({ plan, inventories, run, previous: null });
const render = async (format: 'html' | 'terminal') =>
  String((await renderings[format].load())(report, { colour: true, width: COLUMNS }));

/** The colours of a terminal, for the few codes that our output uses. */
const COLOURS: Readonly<Record<string, string>> = {
  '1': 'font-weight:700',
  '2': 'opacity:.62',
  '31': 'color:#ff7b72',
  '32': 'color:#7ee787',
  '33': 'color:#e3b341',
  '36': 'color:#79c0ff',
  '90': 'color:#8b949e',
};
const CLOSING = new Set(['0', '22', '39']);

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Creates a page from the terminal output. Each code opens a span, and each closing code closes one, so they nest correctly. */
const createTerminalPage = (text: string): string => `<!doctype html><meta charset="utf-8">
<style>body{margin:0;background:#0d1117}pre{margin:0;padding:24px 28px;width:max-content;color:#e6edf3;
font:15px/1.42 "DejaVu Sans Mono","Noto Sans Mono",monospace}</style><pre>${escapeHtml(text).replaceAll(
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins every code
  /\u001b\[(\d+)m/g,
  (_, code: string) => (CLOSING.has(code) ? '</span>' : `<span style="${COLOURS[code] ?? ''}">`),
)}</pre>`;

await mkdir(IMAGES, { recursive: true });
const browser = await launchChromium();
try {
  const page = await browser.newPage({ deviceScaleFactor: 1.5 });
  const save = async (
    name: string,
    html: string,
    width: number,
    height: number,
    colorScheme: 'light' | 'dark',
  ) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await page.setContent(html, { waitUntil: 'load' });
    const size = await page.evaluate('[document.body.scrollWidth, document.body.scrollHeight]');
    const [fullWidth = width, fullHeight = height] = size as number[];
    const clip = { x: 0, y: 0, width: Math.min(width, fullWidth), height: Math.min(height, fullHeight) };
    await writeFile(join(IMAGES, name), await page.screenshot({ clip }));
  };
  const html = await render('html');
  await save('report.png', html, 1280, 1180, 'light');
  await save('report-phone-dark.png', html, 390, 844, 'dark');
  await save('terminal.png', createTerminalPage(await render('terminal')), 820, 1400, 'dark');
} finally {
  await browser.close();
}
console.log(
  (
    await Promise.all(
      ['report', 'report-phone-dark', 'terminal'].map((name) => readFile(`${IMAGES}/${name}.png`)),
    )
  )
    .map((image) => `${Math.round(image.length / 1024)} KB`)
    .join(', '),
);
