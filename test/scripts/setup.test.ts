import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { root } from '../architecture/sources';

const run = promisify(execFile);

/** Stands for npm: slow, talkative, and in the end `node_modules` is what the lock file says. */
const NPM = `#!/bin/sh
echo "npm $*" | tee -a npm.log
sleep 0.3
mkdir -p node_modules
for package in esbuild typescript; do ln -sfn "${root}/node_modules/$package" "node_modules/$package"; done
cp package-lock.json node_modules/.package-lock.json
`;

const lockFile = (version: string): string =>
  JSON.stringify({
    packages: {
      '': { name: 'iem' },
      'node_modules/a': { version },
      'node_modules/for-another-platform': { version: '1.0.0', optional: true },
    },
  });

describe('a fresh clone', () => {
  let clone: string;
  const file = (name: string): string => join(clone, name);
  const write = (name: string, text: string): void => writeFileSync(file(name), text);
  const calls = (): string[] =>
    existsSync(file('npm.log')) ? readFileSync(file('npm.log'), 'utf8').trim().split('\n') : [];
  const iem = (...args: string[]) =>
    run(process.execPath, [file('bin/iem.js'), ...args], {
      env: { ...process.env, PATH: `${file('fake')}${delimiter}${process.env.PATH}` },
    });

  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'iem-clone-'));
    for (const folder of ['scripts', 'bin']) cpSync(join(root, folder), file(folder), { recursive: true });
    for (const folder of ['src/cli', 'src/client', 'fake']) mkdirSync(file(folder), { recursive: true });
    write('package.json', JSON.stringify({ type: 'module', engines: { node: '>=22.13.0' } }));
    write('package-lock.json', lockFile('1.0.0'));
    write('src/cli/main.ts', 'console.log(JSON.stringify({ args: process.argv.slice(2) }));');
    write('src/cli/start.ts', 'export {};');
    write('src/client/index.ts', 'export {};');
    write('fake/npm', NPM);
    chmodSync(file('fake/npm'), 0o755);
  });
  afterEach(() => rmSync(clone, { recursive: true, force: true }));

  it('keeps to itself the folder where runs will be kept', async () => {
    await iem();
    expect(statSync(file('.iem')).mode & 0o777).toBe(0o700);
  });

  it('sets itself up and writes nothing but the answer to stdout', async () => {
    const { stdout, stderr } = await iem('check', '--format', 'json');
    expect(JSON.parse(stdout)).toEqual({ args: ['check', '--format', 'json'] });
    expect(stderr).toContain('Installing');
  });

  it('installs once', async () => {
    await iem();
    const { stderr } = await iem();
    expect(stderr).toBe('');
    expect(calls()).toHaveLength(1);
  });

  it('installs again when the lock file asks for another version', async () => {
    await iem();
    write('package-lock.json', lockFile('1.0.1'));
    await iem();
    expect(calls()).toHaveLength(2);
  });

  it('installs once when two commands start together', async () => {
    const answers = await Promise.all([iem('a'), iem('b')]);
    expect(answers.map(({ stdout }) => JSON.parse(stdout).args)).toEqual([['a'], ['b']]);
    expect(calls()).toHaveLength(1);
  });

  it('does not wait for a set-up that died', async () => {
    mkdirSync(file('.iem'));
    write('.iem/setup.lock', '999999999');
    await iem();
    expect(calls()).toHaveLength(1);
    expect(existsSync(file('.iem/setup.lock'))).toBe(false);
  });

  it('bundles again when a source changes, is added or is removed, and forgets what it no longer makes', async () => {
    write('src/cli/later.ts', 'export const said = "later";');
    write('src/cli/main.ts', "const { said } = await import('./later'); console.log(said);");
    expect((await iem()).stdout).toBe('later\n');
    write('src/cli/main.ts', 'console.log("now");');
    rmSync(file('src/cli/later.ts'));
    expect((await iem()).stdout).toBe('now\n');
    expect(
      readdirSync(file('dist'), { recursive: true }).filter((name) => /later/.test(String(name))),
    ).toEqual([]);
  });

  it('says what failed, and does not go on', async () => {
    write('fake/npm', '#!/bin/sh\necho "no such registry"\nexit 1\n');
    await expect(iem()).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/no such registry\n"npm ci" failed/),
    });
    expect(existsSync(file('.iem/setup.lock'))).toBe(false);
  });
});

describe('without the sources', () => {
  it('an older Node.js is refused in one line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'iem-old-'));
    cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
    // A newer demand in place of an older Node: the comparison is the same.
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ type: 'module', engines: { node: '>=99.1.0' } }),
    );
    await expect(run(process.execPath, [join(folder, 'bin/iem.js')])).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: `iem needs Node.js 99.1.0 or newer; this is ${process.versions.node}.\n`,
    });
    rmSync(folder, { recursive: true });
  });
});
