/**
 * `npm run qa` runs everything that a change must pass. Each step runs even if an earlier one failed.
 * `npm run qa -- --except tests` leaves out steps.
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
    ...['src', 'functions'].filter(exists),
  ],
  tests: jest(['--coverage']),
};

install();
const except = process.argv[2] === '--except' ? process.argv.slice(3) : [];
const steps = Object.entries(STEPS).filter(([name]) => !except.includes(name));
const failed = steps.map(([name]) => name).filter((name) => !passes(name));
process.stderr.write(failed.length > 0 ? `\nFailed: ${failed.join(', ')}\n` : '\n');
process.stderr.write(`${formatSummary(failed.length, steps.length)}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;

function passes(name) {
  process.stderr.write(`\n--- ${name}\n`);
  return spawnSync(node(), STEPS[name], { cwd: root, stdio: 'inherit' }).status === 0;
}

function exists(folder) {
  return existsSync(join(root, folder));
}

/** Formats the summary as jest does, so that programs that count tests can count steps in the same way. */
function formatSummary(bad, all) {
  return `Steps: ${bad > 0 ? `${bad} failed, ` : ''}${bad < all ? `${all - bad} passed, ` : ''}${all} total`;
}
