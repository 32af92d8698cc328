import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { root } from '../architecture/sources';

const run = promisify(execFile);

describe('the published package', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'iem-package-')));
  const unpacked = join(folder, 'package');
  let files: string[];
  /** Run in an empty folder, with its dependencies beside it as npm installs them. */
  const iem = (...args: string[]) =>
    run(process.execPath, [join(unpacked, 'bin/iem.js'), ...args], { cwd: folder });

  beforeAll(async () => {
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root });
    const [{ filename, files: packed }] = JSON.parse(stdout);
    files = packed.map(({ path }: { path: string }) => path);
    mkdirSync(unpacked);
    await run('tar', ['-xzf', join(folder, filename), '-C', folder]);
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what runs, the samples and what a reader looks for, and nothing else', () => {
    const folders = new Set(files.map((file) => file.split('/')[0]));
    expect([...folders].sort()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'bin', 'dist', 'events', 'package.json'].sort(),
    );
    expect(files.filter((file) => /\.(map|ts|tsx)$|\/\./.test(file) && !isClientType(file))).toEqual([]);
  });

  it('shows its help', async () => {
    const { stdout } = await iem('--help');
    expect(stdout).toContain('Usage: iem');
  });

  it('gives programs the client, with its types, as its page shows', async () => {
    const page = readFileSync(join(root, 'docs/client.md'), 'utf8');
    const shown = [...page.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, program = '']) => program);
    const own = `import { createIemClient, type Problem } from 'iem/client';
      const fetch = async ({ url }: Request) => Response.json({ url });
      const client = createIemClient({ url: 'https://readiness.example.com', fetch });
      const { data } = await client.GET('/events/{eventId}', { params: { path: { eventId: 'flash-sale' } } });
      console.log(JSON.stringify(data));
      export const titleOf = (problem: Problem): string => problem.title;
      export const wrong = () =>
        // @ts-expect-error it does not say which event
        client.GET('/events/{eventId}', { params: { path: {} } });
    `;
    // Inside the package, where its own name leads to its exports.
    const programs = [own, ...shown].map((program, i) => {
      writeFileSync(join(unpacked, `program-${i}.ts`), program);
      return `program-${i}.ts`;
    });
    const flags = [
      '--strict',
      '--target',
      'es2024',
      '--module',
      'nodenext',
      '--types',
      'node',
      '--typeRoots',
    ];
    const typeRoots = join(root, 'node_modules/@types');
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    await run(process.execPath, [tsc, ...flags, typeRoots, ...programs], { cwd: unpacked }).catch(
      ({ stdout }) => {
        throw new Error(stdout);
      },
    );
    const { stdout } = await run(process.execPath, ['program-0.js'], { cwd: unpacked });
    expect(shown.length).toBeGreaterThan(1);
    expect(JSON.parse(stdout)).toEqual({ url: 'https://readiness.example.com/events/flash-sale' });
  });

  it('judges the sample event without sources, account or network', async () => {
    const plan = join(unpacked, 'events/plans/flash-sale.yaml');
    const inventory = join(unpacked, 'events/inventories/flash-sale.json.gz');
    const flags = ['--fail-on', 'never', '--format', 'json'];
    const { stdout } = await iem('check', plan, '--inventory', inventory, ...flags);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'iem-report/1', breakingPoint: { needed: 22 } });
    expect(readdirSync(unpacked)).not.toContain('.iem');
  });
});

const isClientType = (file: string): boolean => /^dist\/client\/[\w-]+\.d\.ts$/.test(file);
