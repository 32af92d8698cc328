import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { readText } from '../../src/cli/read-text';
import { iem } from '../builders/environment';
import { PLAN_TEXT } from '../builders/plan-text';
import { temporaryFolder } from './folder';

const folder = temporaryFolder();
const TEXT = 'name: "12.12 €"\ncustomer: Café\n';
const MARK = '\uFEFF';

const utf16le = (text: string): Buffer => Buffer.from(text, 'utf16le');
const utf16be = (text: string): Buffer => utf16le(text).swap16();

describe('a text', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(MARK + TEXT)],
    ['UTF-16 LE', utf16le(MARK + TEXT)],
    ['UTF-16 BE', utf16be(MARK + TEXT)],
    ['UTF-16 LE without a mark', utf16le(TEXT)],
    ['UTF-16 BE without a mark', utf16be(TEXT)],
    ['UTF-8 and gzip', gzipSync(TEXT)],
    ['UTF-16 and gzip', gzipSync(utf16le(MARK + TEXT))],
  ])('in %s is read', async (_, bytes) => {
    expect(await readText(folder.write('text', bytes), 1)).toBe(TEXT);
  });

  it.each([Buffer.alloc(0), Buffer.from(MARK)])('may be empty', async (bytes) => {
    expect(await readText(folder.write('text', bytes), 1)).toBe('');
  });

  const utf32 = (text: string): Buffer =>
    Buffer.concat([...text].map((character) => Buffer.from([character.charCodeAt(0), 0, 0, 0])));
  const WAY = (encoding: string) =>
    `: save it as UTF-8 in your editor, or convert it with  iconv -f ${encoding} -t UTF-8 ${folder.at('text')} > FILE`;

  it.each<[string, Buffer, string]>([
    [
      'in Windows-1252',
      Buffer.from('name: a\ncustomer: Café\n', 'latin1'),
      ` is not in UTF-8 (line 2), but in an encoding such as Windows-1252 or Latin-1${WAY('WINDOWS-1252')}`,
    ],
    ['in UTF-32 without a mark', utf32('name: a'), ` is in UTF-32${WAY('UTF-32')}`],
    [
      'in UTF-32',
      Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), utf32('name: a')]),
      ` is in UTF-32${WAY('UTF-32')}`,
    ],
    [
      'in half of UTF-16',
      utf16le(MARK + TEXT).subarray(0, 9),
      ' is in UTF-16LE, but it is cut off or damaged.',
    ],
    ['that is a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), ' is not text.'],
    [
      'of which the end is missing',
      gzipSync(TEXT).subarray(0, -9),
      ' is compressed (gzip) and cannot be unpacked: unexpected end of file.',
    ],
    [
      'that is too large',
      Buffer.alloc(1_000_001, ' '),
      ' is too large: it has more than 1 MB, which is the limit.',
    ],
    [
      'that is too large when unpacked',
      gzipSync(Buffer.alloc(1_000_001, ' ')),
      ' is too large: it has more than 1 MB when unpacked, which is the limit.',
    ],
  ])('%s is refused in one sentence', async (_, bytes, why) => {
    const file = folder.write('text', bytes);
    await expect(readText(file, 1)).rejects.toMatchObject({ code: 'input-unreadable', message: file + why });
  });

  it('that never ends is refused', async () => {
    await expect(readText('/dev/zero', 1)).rejects.toMatchObject({
      message: '/dev/zero is too large: it has more than 1 MB, which is the limit.',
    });
  });

  it('of the largest size is read', async () => {
    const text = ' '.repeat(1_000_000);
    expect(await readText(folder.write('plain', text), 1)).toBe(text);
    expect(await readText(folder.write('packed', gzipSync(text)), 1)).toBe(text);
  });
});

describe('a command', () => {
  it.each([
    ['UTF-16', utf16le(MARK + PLAN_TEXT)],
    ['gzip', gzipSync(PLAN_TEXT)],
  ])('takes a plan in %s', async (_, bytes) => {
    const ran = await iem(['validate', folder.write('plan.yaml', bytes)]);
    expect(ran).toEqual({ code: 0, stdout: '', stderr: '1 plan, 0 problems\n' });
  });

  it('says of an inventory that is nested too deep to be one', async () => {
    const deep = `{"schema":"iem-inventory/1","inventories":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const [plan, inventory] = [
      folder.write('plan.yaml', PLAN_TEXT),
      folder.write('deep.json.gz', gzipSync(deep)),
    ];
    expect(await iem(['check', plan, '-i', inventory])).toEqual({
      code: 2,
      stdout: '',
      stderr: `${inventory} cannot be read: it is nested more than 100 levels deep.\n`,
    });
  });

  it('says how many problems of a plan it does not list', async () => {
    const fields = Array.from({ length: 1_700 }, (_, i) => `field${i}: 1\n`);
    const { code, stderr } = await iem(['check', folder.write('plan.yaml', PLAN_TEXT + fields.join(''))]);
    expect(code).toBe(2);
    // Of 1,700 fields that there are not, the first 500 are listed.
    expect(stderr.trimEnd().split('\n')).toHaveLength(501);
    expect(stderr).toMatch(/\nand 1,200 more problems\n$/);
  });
});
