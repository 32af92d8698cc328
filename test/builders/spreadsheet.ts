import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';

/** The texts of each sheet, as another program reads them. */
export async function textsOf(file: Uint8Array): Promise<Readonly<Record<string, readonly string[][]>>> {
  const sheets = await readExcelFile(Buffer.from(file), { trim: false });
  return Object.fromEntries(
    sheets.map(({ sheet, data }) => [sheet, data.map((row) => row.map((cell) => String(cell ?? '')))]),
  );
}

/** The files that a spreadsheet consists of. */
export const partsOf = (file: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]));

/** Whether LibreOffice is installed: what it does with a file is tested where it is. */
export const hasLibreOffice = ((): boolean => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** A minute: LibreOffice takes seconds to start. */
export const LIBRE_OFFICE_TIMEOUT = 60_000;

/**
 * Opens a file with LibreOffice, and saves it in another format.
 *
 * @param name The name of the file; its ending tells LibreOffice what it is.
 * @param to The ending of the other format, and the filter that writes it.
 */
export function convert(name: string, content: Uint8Array | string, to: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'iem-office-'));
  try {
    writeFileSync(join(folder, name), content);
    const argv = ['--headless', '--convert-to', to, '--outdir', join(folder, 'out'), join(folder, name)];
    execFileSync('soffice', argv, { env: { ...process.env, HOME: folder }, stdio: 'ignore' });
    // One sheet of several is saved under the name of both.
    const [written = ''] = readdirSync(join(folder, 'out'));
    return readFileSync(join(folder, 'out', written));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
