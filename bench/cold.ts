/**
 * Measures what a cold start costs before the work begins. It imports each Lambda function, as it is deployed, in a new process on
 * one CPU, beside `node -e 0` in the same run.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { kilobytes, median, ms, printTable, times } from './measure';

const RUNS = 15;
const ZIPS = join('build', 'functions');

const folder = mkdtempSync(join(tmpdir(), 'iem-cold-'));
const pinning = spawnSync('taskset', ['-c', '0', 'true']).status === 0 ? ['taskset', '-c', '0'] : [];

/** The variables that Lambda gives to functions, as far as ours read them. */
const env = {
  PATH: process.env.PATH,
  TABLE_NAME: 'iem',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
};

/** Runs a program in a process of its own. Returns its output, and how long the process took. */
function run(program: string): { readonly output: string; readonly wallMs: number } {
  const [command = '', ...args] = [...pinning, process.execPath, '--input-type=module', '-e', program];
  const began = performance.now();
  const output = execFileSync(command, args, { encoding: 'utf8', env });
  return { output, wallMs: performance.now() - began };
}

const writeImport = (index: string): string => `
  const began = process.cpuUsage();
  await import(${JSON.stringify(index)});
  const { user, system } = process.cpuUsage(began);
  console.log((user + system) / 1000);
  process.exit();`;

/** Writes a program that prints the sizes of all files that are read when a function is imported. */
const writeReadCount = (index: string): string => `
  import { registerHooks } from 'node:module';
  const sizes = [];
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (url.startsWith('file:')) sizes.push(Buffer.byteLength(loaded.source));
      return loaded;
    },
  });
  await import(${JSON.stringify(index)});
  console.log(JSON.stringify(sizes));
  process.exit();`;

function unpack(zip: string): string {
  const name = parse(zip).name;
  const files = unzipSync(readFileSync(join(ZIPS, zip)));
  const place = mkdtempSync(join(folder, `${name}-`));
  for (const [file, contents] of Object.entries(files)) writeFileSync(join(place, file), contents);
  return pathToFileURL(join(place, 'index.mjs')).href;
}

try {
  execFileSync(process.execPath, [join('scripts', 'bundle-functions.mjs')], { stdio: 'inherit' });
  const zips = readdirSync(ZIPS).filter((file) => file.endsWith('.zip'));
  const functions = zips.map((zip) => ({
    zip,
    index: unpack(zip),
    cpu: [] as number[],
    wall: [] as number[],
  }));
  const nothing: number[] = [];
  // The functions take turns, so that other programs disturb all of them alike.
  for (let turn = 0; turn < RUNS; turn++) {
    nothing.push(run('0').wallMs);
    for (const { index, cpu, wall } of functions) {
      const { output, wallMs } = run(writeImport(index));
      cpu.push(Number(output));
      wall.push(wallMs);
    }
  }
  const base = median(nothing);
  printTable(
    `Cold start${pinning.length > 0 ? ', on one CPU' : ''}: import and initialization, median of ${RUNS}`,
    ['function', 'zip', 'files read', 'read', 'CPU', 'wall of the process', 'against node -e 0'],
    [
      ['node -e 0', '', '', '', '', ms(base), times(1)],
      ...functions.map(({ zip, index, cpu, wall }) => {
        const sizes: number[] = JSON.parse(run(writeReadCount(index)).output);
        const read = sizes.reduce((sum, size) => sum + size, 0);
        return [
          ...[
            parse(zip).name,
            kilobytes(statSync(join(ZIPS, zip)).size),
            String(sizes.length),
            kilobytes(read),
          ],
          ...[ms(median(cpu)), ms(median(wall)), times(median(wall) / base)],
        ];
      }),
    ],
  );
} finally {
  rmSync(folder, { recursive: true });
}
