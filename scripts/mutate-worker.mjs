/**
 * Runs tests on mutants, one after the other, for `mutate.ts`, which ends it when a mutant does not end.
 *
 * The bundle is evaluated anew for each mutant, so that nothing that one has computed remains.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';

const [, , bundle] = process.argv;
const require = createRequire(bundle);
const script = new Script(`(function (require, module, exports) {${readFileSync(bundle, 'utf8')}\n})`, {
  filename: bundle,
});
require('fast-check').configureGlobal({ seed: 1 });

/** More places than a test passes by far, so that a mutant that would not end fails it, however busy the machine is. */
const MOST_PLACES = 20_000_000;

let active = -1;
let places = 0;
let seen = new Set();
/** What the sources ask at each place that can be mutated. */
globalThis.__isMutated = (mutant) => {
  places += 1;
  if (places > MOST_PLACES) throw new Error('The test does not end.');
  if (active === -1) seen.add(mutant);
  return mutant === active;
};

function evaluate() {
  const module = { exports: {} };
  script.runInThisContext()(require, module, module.exports);
  return module.exports;
}

/** Which mutants each test of a file reaches, and which the file reaches before any test; and which tests fail without a mutant. */
async function observe(file) {
  active = -1;
  seen = new Set();
  const tests = evaluate().collect(file);
  const loading = [...seen];
  const reached = [];
  const failing = [];
  const began = performance.now();
  for (const [index, test] of tests.entries()) {
    seen = new Set();
    if (!(await passes(test))) failing.push(index);
    reached.push([...seen]);
  }
  return { loading, reached, failing, took: performance.now() - began };
}

/** The file of the first test that fails on the mutant; null: all pass. */
async function findKiller(mutant, plan) {
  active = mutant;
  places = 0;
  const { collect } = evaluate();
  for (const [file, indices] of plan) {
    let tests;
    try {
      tests = collect(file);
    } catch {
      return file;
    }
    for (const index of indices) {
      // A mutant that changes the rows of a table may leave fewer tests.
      if (tests[index] === undefined || !(await passes(tests[index]))) return file;
    }
  }
  return null;
}

async function passes(test) {
  places = 0;
  try {
    await test();
    return true;
  } catch {
    return false;
  }
}

process.on('message', async ({ file, mutant, plan }) => {
  process.send(file === undefined ? { killer: await findKiller(mutant, plan) } : await observe(file));
});
process.send('ready');
