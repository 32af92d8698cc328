import { describe, expect, it } from '@jest/globals';
import { type Impurity, impurities } from './impurities';
import { sourcesIn } from './sources';

const SURROUNDINGS: Impurity[] = ['clock', 'randomness', 'environment', 'console', 'process', 'network'];

describe('pure folders', () => {
  it.each([
    // Judging the same inventory twice, today or next year, gives the same report.
    ['src/model', [...SURROUNDINGS, 'async']],
    ['src/plan', [...SURROUNDINGS, 'async']],
    ['src/quotas', [...SURROUNDINGS, 'async']],
    ['src/judging', [...SURROUNDINGS, 'async']],
    ['src/capacity', [...SURROUNDINGS, 'async']],
    ['src/checks', [...SURROUNDINGS, 'async']],
    ['src/score', [...SURROUNDINGS, 'async']],
    // A renderer may be loaded only when it is asked for, which is asynchronous; what it does is not.
    ['src/report', SURROUNDINGS],
  ] satisfies [string, Impurity[]][])('%s reaches for nothing outside its arguments', (folder, kinds) => {
    const sources = sourcesIn(folder);
    expect(sources).not.toHaveLength(0);
    expect(sources.flatMap((source) => impurities(source, kinds))).toEqual([]);
  });
});

describe('the environment', () => {
  it('is read by the composition roots alone', () => {
    const roots = ['src/cli/environment.ts', 'functions/_app.ts'];
    const readers = [...sourcesIn('src'), ...sourcesIn('functions')].filter(
      (source) => impurities(source, ['environment']).length > 0,
    );
    expect(readers.map(({ file }) => file)).toContain('src/cli/environment.ts');
    expect(readers.map(({ file }) => file).filter((file) => !roots.includes(file))).toEqual([]);
  });
});

describe('impurities', () => {
  const all: Impurity[] = [...SURROUNDINGS, 'async'];
  const found = (text: string) =>
    impurities({ file: 'planted.ts', text }, all).map((each) => each.split(' ')[1]);

  it.each([
    ['Date.now()', ['clock']],
    ['new Date()', ['clock']],
    ['new Date', ['clock']],
    ['Date()', ['clock']],
    ['const { now } = Date', ['clock']],
    ['at(Date)', ['clock']],
    ['Temporal.Now.instant()', ['clock']],
    ['performance.now()', ['clock']],
    ['setTimeout(f, 1)', ['clock']],
    ['Math.random()', ['randomness']],
    ['const { random } = Math', ['randomness']],
    ['crypto.randomUUID()', ['randomness']],
    ['process.env.HOME', ['process', 'environment']],
    ["process['env']", ['process', 'environment']],
    ['const { env } = process', ['process', 'environment']],
    ["import { env } from 'node:process'", ['process', 'environment']],
    ['process.exit(1)', ['process']],
    ['globalThis.process', ['environment']],
    ['use({ process })', ['process', 'environment']],
    ['console.log(1)', ['console']],
    ['const say = { log: console.log }', ['console']],
    ['fetch(url)', ['network']],
    ['const f = async () => 1', ['async']],
    ['async function f() {}', ['async']],
    ['class A { async f() {} }', ['async']],
    ['await f()', ['async']],
    ['for await (const page of pages) f(page)', ['async']],
  ])('sees %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    'new Date(asOf)',
    'new Date(0)',
    'Date.parse(asOf)',
    'Date.UTC(2026, 1)',
    'value instanceof Date',
    'Math.max(1, 2)',
    'Temporal.Instant.from(asOf)',
    'const date: Date = of(plan)',
    'interface A { process: string; now: Date }',
    'const a = { process: 1, console: 2 }',
    'a.process.console.fetch',
    'list.map((process) => process.env)',
    'const f = ({ console }: Environment) => ({ console })',
    'class A { process = 1; fetch() {} }',
    '// Date.now() and process.env',
    "const text = 'await Math.random()'",
    "import { Temporal } from 'temporal-polyfill'",
  ])('lets %s be', (text) => {
    expect(found(text)).toEqual([]);
  });
});
