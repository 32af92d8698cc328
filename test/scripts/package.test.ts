import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
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
  }, 120_000);
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

  it('gives programs the client, with its types', async () => {
    const program = `import { createIemClient, type Problem } from 'iem/client';
      const client = createIemClient({ url: 'https://readiness.example.com', fetch: async (request) => Response.json({ asked: request.url }) });
      const { data } = await client.GET('/events/{eventId}/runs', { params: { path: { eventId: 'flash-sale' } } });
      console.log(JSON.stringify(data));
      export const titleOf = (problem: Problem): string => problem.title;
      export const wrong = () =>
        // @ts-expect-error it says which event
        client.GET('/events/{eventId}/runs', { params: { path: {} } });
    `;
    // Inside the package, where its own name leads to its exports.
    writeFileSync(join(unpacked, 'consumer.ts'), program);
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
    await run(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), ...flags, typeRoots, 'consumer.ts'],
      {
        cwd: unpacked,
      },
    );
    const { stdout } = await run(process.execPath, ['consumer.js'], { cwd: unpacked });
    expect(JSON.parse(stdout)).toEqual({ asked: 'https://readiness.example.com/events/flash-sale/runs' });
  }, 60_000);

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
