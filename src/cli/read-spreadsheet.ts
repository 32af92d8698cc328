import { readSheet } from 'read-excel-file/universal';
import { IemError } from '../model/error';

/** Whether bytes begin as a zip, which a spreadsheet is. */
export const isSpreadsheet = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * Reads the texts of the first sheet of a spreadsheet. A day is `YYYY-MM-DD`, also where a program made a date of it.
 *
 * @param file How messages call it.
 * @param mostBytes The largest size that is read, after unpacking.
 * @throws IemError `input-unreadable`.
 */
export async function readSpreadsheet(bytes: Buffer, file: string, mostBytes: number): Promise<string[][]> {
  const unreadable = (why: string, cause?: unknown) =>
    new IemError('input-unreadable', `${file} ${why}`, { cause });
  let size: number;
  try {
    size = unpackedSize(bytes);
  } catch (cause) {
    throw unreadable('is no spreadsheet that can be read: save it as .xlsx.', cause);
  }
  if (size > mostBytes)
    throw unreadable(`is too large: it has more than ${mostBytes / 1_000_000} MB when unpacked.`);
  try {
    const copy = new Uint8Array(bytes).buffer;
    const rows: readonly (readonly unknown[])[] = await readSheet(copy, { trim: false, parseNumber: String });
    return rows.map((row) => row.map(textOf));
  } catch (cause) {
    throw unreadable('is no spreadsheet that can be read: save it as .xlsx.', cause);
  }
}

const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
};

const END_OF_DIRECTORY = 'PK\u0005\u0006';

/**
 * What the files of a zip take when unpacked, in bytes, by its directory (APPNOTE.TXT 4.3.12 and 4.3.16); no more than this is
 * unpacked. Throws RangeError for what is no zip.
 */
function unpackedSize(zip: Buffer): number {
  const end = zip.lastIndexOf(END_OF_DIRECTORY, undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  let size = 0;
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    size += zip.readUInt32LE(at + 24);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return size;
}
