/**
 * `npm run qa`: everything a change must pass, each step run even when one before it failed.
 * `npm run qa -- --except tests` leaves steps out.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from './jest.mjs';
import { install, node, root } from './setup.mjs';

const inModules = (...path) => join(root, 'node_modules', ...path);

const STEPS = {
  types: [inModules('typescript', 'bin', 'tsc'), '-p', '.'],
  lint: [inModules('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'],
  unused: [inModules('knip', 'bin', 'knip.js')],
  imports: [
    inModules('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
    ...['src', 'functions'].filter(isThere),
  ],
  tests: jest(['--coverage']),
};

install();
const except = process.argv[2] === '--except' ? process.argv.slice(3) : [];
const steps = Object.entries(STEPS).filter(([name]) => !except.includes(name));
const failed = steps.map(([name]) => name).filter((name) => !passes(name));
process.stderr.write(failed.length > 0 ? `\nFailed: ${failed.join(', ')}\n` : '\n');
process.stderr.write(`${summary(failed.length, steps.length)}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;

function passes(name) {
  process.stderr.write(`\n--- ${name}\n`);
  return spawnSync(node(), STEPS[name], { cwd: root, stdio: 'inherit' }).status === 0;
}

function isThere(folder) {
  return existsSync(join(root, folder));
}

/** In jest's form, so that who counts tests counts steps the same way. */
function summary(bad, all) {
  return `Steps: ${bad > 0 ? `${bad} failed, ` : ''}${bad < all ? `${all - bad} passed, ` : ''}${all} total`;
}
