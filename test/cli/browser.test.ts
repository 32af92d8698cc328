import { describe, expect, it } from '@jest/globals';
import { listBrowsers, printPdf } from '../../src/cli/browser';
import { anEnvironment, iem } from '../builders/environment';

const variables = (of: Readonly<Record<string, string>>) => (name: string) => of[name];

describe('listBrowsers', () => {
  it('looks for each browser in every folder of the path before the next one', () => {
    const found = listBrowsers({ platform: 'linux', variable: variables({ PATH: '/usr/bin:/snap/bin' }) });
    expect(found.slice(0, 4)).toEqual([
      '/usr/bin/google-chrome-stable',
      '/snap/bin/google-chrome-stable',
      '/usr/bin/google-chrome',
      '/snap/bin/google-chrome',
    ]);
    expect(found).toContain('/usr/bin/microsoft-edge');
  });

  it('looks for applications on a Mac', () => {
    expect(listBrowsers({ platform: 'darwin', variable: variables({ HOME: '/Users/mei' }) })).toContain(
      '/Users/mei/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
  });

  it('looks in the folders of programs on Windows', () => {
    const found = listBrowsers({ platform: 'win32', variable: variables({ PROGRAMFILES: 'C:' }) });
    expect(found.map((path) => path.replaceAll('\\', '/'))).toContain(
      'C:/Microsoft/Edge/Application/msedge.exe',
    );
  });
});

describe('a PDF without a browser', () => {
  it('is refused with what to do', async () => {
    await expect(printPdf('<p>', anEnvironment())).rejects.toThrow(
      'install Chrome, Chromium or Edge, or name one in the variable CHROME_PATH. Or write the page (--output workbook.html)',
    );
    const variable = variables({ CHROME_PATH: '/none/chrome' });
    await expect(printPdf('<p>', anEnvironment({ variable }))).rejects.toThrow(
      'The variable CHROME_PATH names no program that can be run: /none/chrome.',
    );
  });

  it('is refused before anything is written', async () => {
    const { code, stderr } = await iem(['workbook', 'events/plans/flash-sale.yaml', '--output', 'none.pdf']);
    expect(code).toBe(2);
    expect(stderr).toContain('A PDF is printed by a browser, and none was found');
  });
});
