import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const run = promisify(execFile);

/** Unpacked once for a checkout: 60 MB of Brotli take seconds. */
const CACHE = join(process.cwd(), 'node_modules', '.cache', 'chromium');

/**
 * The package unpacks into the temporary directory, and the shared libraries (NSS and others that a bare machine
 * lacks) only where it believes to run on Lambda. So it is told so, in a process of its own.
 */
const UNPACK = `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`;

/** The package's own configuration looks for its fonts where Lambda unpacks them. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${CACHE}/fonts/fonts</dir>
  <cachedir>${CACHE}/fonts/cache</cachedir>
</fontconfig>
`;

async function unpacked(): Promise<string> {
  if (existsSync(CACHE)) return CACHE;
  await mkdir(join(CACHE, '..'), { recursive: true });
  const directory = await mkdtemp(`${CACHE}-`);
  await run(process.execPath, ['--eval', UNPACK], {
    env: { ...process.env, TMPDIR: directory, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  });
  await writeFile(join(directory, 'fonts', 'fonts.conf'), FONTS);
  try {
    // Another worker may have been faster: then its copy serves.
    await rename(directory, CACHE);
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    if (!existsSync(CACHE)) throw error;
  }
  return CACHE;
}

/** What Chromium needs of its folder. */
const variablesOf = (directory: string) => ({
  LD_LIBRARY_PATH: join(directory, 'al2023', 'lib'),
  FONTCONFIG_PATH: join(directory, 'fonts'),
});

/** Writes a program into a folder that starts Chromium as an installed browser is started. Returns its path. */
export async function installChromium(folder: string): Promise<string> {
  const directory = await unpacked();
  const variables = Object.entries(variablesOf(directory)).map(
    ([name, value]) => `export ${name}='${value}'`,
  );
  const program = join(folder, 'chromium');
  const lines = ['#!/bin/sh', ...variables, `exec '${join(directory, 'chromium')}' --no-sandbox "$@"`, ''];
  await writeFile(program, lines.join('\n'), { mode: 0o755 });
  return program;
}

/** Headless Chromium from the package registry, with a new profile; close it when done. */
export async function launchChromium(): Promise<Browser> {
  const directory = await unpacked();
  return chromium.launch({
    executablePath: join(directory, 'chromium'),
    env: {
      PATH: process.env.PATH ?? '',
      HOME: tmpdir(),
      ...variablesOf(directory),
    },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--headless',
    ],
  });
}
