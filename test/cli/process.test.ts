import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { root } from '../architecture/sources';
import { temporaryFolder } from './folder';
import { build, launch, silentAws } from './processes';

const PLAN = join(root, 'events/plans/flash-sale.yaml');
const SAMPLE = [PLAN, '--inventory', join(root, 'events/inventories/flash-sale.json.gz')];

const folder = temporaryFolder();
const cwd = folder.path;
let aws: Awaited<ReturnType<typeof silentAws>>;

beforeAll(async () => {
  build();
  aws = await silentAws();
});
afterAll(() => aws.close());

const iem = (argv: readonly string[], options: Partial<Parameters<typeof launch>[2]> = {}) =>
  launch('main', argv, { cwd, ...options });

/**
 * Loaded before the program: says on standard error what was loaded and how much memory it took at most. Linux counts
 * what the parent took into the child's `maxRSS`, and ours is a test runner; VmHWM is of the program alone.
 */
const WATCH = `data:text/javascript,${encodeURIComponent(`
  import { existsSync, readFileSync } from 'node:fs';
  import { registerHooks } from 'node:module';
  const urls = [];
  registerHooks({ load(url, context, next) { urls.push(url); return next(url, context); } });
  const status = '/proc/self/status';
  const ownPeak = () => existsSync(status) && /^VmHWM:\\s+(\\d+)/m.exec(readFileSync(status, 'utf8'))?.[1];
  process.on('exit', () => {
    const kilobytes = Number(ownPeak() || process.resourceUsage().maxRSS);
    process.stderr.write(JSON.stringify({ urls, kilobytes }));
  });
`)}`;

/** The files that a part of `dist/` was bundled from, by its source map; none of what is no part of it. */
function bundledIn(url: string): string[] {
  if (!url.startsWith('file:') || !existsSync(`${fileURLToPath(url)}.map`) || url.includes('/node_modules/'))
    return [];
  return JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, 'utf8')).sources;
}

const watched = async (argv: readonly string[]) => {
  const { stderr, code } = await iem(argv, { node: ['--import', WATCH] }).ended;
  const { urls, kilobytes } = JSON.parse(stderr) as { urls: string[]; kilobytes: number };
  const packages = urls
    .flatMap((url) => [url, ...bundledIn(url)])
    .flatMap((file) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.slice(1, 2) ?? []);
  return { code, megabytes: kilobytes / 1024, packages: [...new Set(packages)].sort() };
};

describe('a whole process', () => {
  it('answers from a recorded account in little memory', async () => {
    const { code, megabytes } = await watched(['check', ...SAMPLE]);
    expect(code).toBe(1);
    expect(megabytes).toBeLessThan(256);
  });

  it.each([
    ['shows help', ['--help'], ['commander', 'zod']],
    [
      'judges',
      ['check', ...SAMPLE],
      ['commander', 'croner', 'picocolors', 'temporal-polyfill', 'yaml', 'zod'],
    ],
  ])('loads what it needs and no more when it %s', async (_, argv, needed) => {
    const { packages } = await watched(argv);
    expect(packages).toEqual(expect.arrayContaining(needed));
    expect(
      packages.filter((name) => /^@aws-sdk|^@smithy|preact|echarts|dynalite|electrodb|listr2/.test(name)),
    ).toEqual([]);
  });

  it('makes the page in little memory too', async () => {
    const { megabytes, packages } = await watched(['check', ...SAMPLE, '--format', 'html']);
    expect(packages).toEqual(expect.arrayContaining(['echarts', 'preact']));
    expect(megabytes).toBeLessThan(256);
  });

  it.each(['check', 'collect'])('says in one line that %s has no credentials', async (command) => {
    const home = folder.at(`home-${command}`);
    mkdirSync(home);
    const { PATH } = process.env;
    const { code, stdout, stderr } = await iem([command, PLAN], { env: { PATH, HOME: home } }).ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^No AWS credentials for account 123456789012: [^\n]+\n$/);
    expect(readdirSync(home)).toEqual([]);
  });

  const withinShell = (script: string, ...argv: readonly string[]) =>
    spawnSync('sh', ['-c', script, process.execPath, join(root, 'dist/main.js'), ...argv], {
      cwd,
      encoding: 'utf8',
    });

  it('shows the answer, and says why it cannot be kept, when the disk fills up', () => {
    const store = folder.at('full');
    // No file may grow beyond 100 blocks of 512 bytes: the folder is made, and what is kept does not fit.
    const script = 'ulimit -f 100; exec "$0" "$@"';
    const { status, stdout, stderr } = withinShell(script, 'check', ...SAMPLE, '--store', store);
    expect(stdout).toContain('NOT READY');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `The store in ${store} cannot be used: the file would be larger than is allowed.\n`,
    });
    // Once there is room, nothing is waited for.
    const again = withinShell('exec "$0" "$@"', 'check', ...SAMPLE, '--store', store);
    expect(again).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Saved as run/) });
  });

  it.each([['--help'], ['check', ...SAMPLE]])('says that what %s prints found no place', (...argv) => {
    const { status, stderr } = withinShell('exec "$0" "$@" > /dev/full', ...argv);
    const said = 'Cannot write to standard output: the disk is full.\n';
    expect({ status, stderr }).toEqual({ status: 2, stderr: said });
  });

  it('is quiet about a reader that has seen enough, and ends with its answer', async () => {
    const { child, ended } = iem(['check', ...SAMPLE, '--format', 'html']);
    child.stdout.destroy();
    expect(await ended).toMatchObject({ code: 1, stderr: '' });
  });
});

describe('a process that still waits for something', () => {
  /** Loaded before the program: keeps the process alive, as a connection through a proxy that hangs does. */
  const HANG = 'data:text/javascript,setInterval(() => {}, 1_000)';

  it.each([
    ['its help', ['--help'], 0],
    ['its answer', ['check', ...SAMPLE], 1],
    ['what is wrong', ['check', 'nowhere.yaml'], 2],
  ])('ends with %s, all of it', async (_, argv, code) => {
    const plain = await iem(argv).ended;
    expect(await iem(argv, { node: ['--import', HANG] }).ended).toEqual({ ...plain, code });
  });
});

describe('Ctrl-C', () => {
  const environment = () => ({ ...process.env, ...aws.env });

  it('ends a collection and leaves no file', async () => {
    const reports = folder.at('interrupted');
    mkdirSync(reports);
    const reached = aws.reached();
    const { child, ended } = iem(['collect', PLAN, '--output', 'inventory.json'], {
      cwd: reports,
      env: environment(),
    });
    await reached;
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, stdout: '' });
    expect(readdirSync(reports)).toEqual([]);
  });

  it('ends a kept run, which until then nobody else can start', async () => {
    const store = ['--store', folder.at('store'), '--fail-on', 'never'];
    const reached = aws.reached();
    const first = iem(['check', PLAN, ...store], { env: environment() });
    await reached;
    const second = await iem(['check', ...SAMPLE, ...store]).ended;
    expect(second).toMatchObject({ code: 2, stdout: '' });
    expect(second.stderr).toMatch(/^.* started a run of flash-sale at [^\n]+\n$/);
    first.child.kill('SIGINT');
    expect(await first.ended).toMatchObject({ code: 130, stdout: '' });
    expect(await iem(['check', ...SAMPLE, ...store]).ended).toMatchObject({ code: 0 });
  });
});
