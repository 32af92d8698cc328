/**
 * `npm run mutate` changes the sources that decide, one place at a time, and tells which changes no test notices.
 *
 * `npm run mutate -- src/capacity/growth.ts src/score` does so only for some. It prints the survivors of each file, and writes its
 * score into `docs/quality.md`. All mutants are in one bundle of sources and tests, where a number chooses among them; a process
 * evaluates the bundle anew for each, and runs the tests that reach it until one fails.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { bundling } from './bundling.mjs';
import { EQUIVALENTS } from './equivalent-mutants';
import { type Mutant, mutate } from './mutants';
import { readScores, type Score, scoreOf, writeScores } from './mutation-scores';

const SOURCES = ['src/capacity', 'src/judging', 'src/checks', 'src/score'];
const TESTS = ['test/capacity', 'test/judging', 'test/checks', 'test/score'];
const PAGE = 'docs/quality.md';
const CACHE = 'node_modules/.cache/iem';

/** The worker itself notices most mutants that do not end; those that it cannot are noticed here. */
const PATIENCE_MS = 120_000;

/** What is defined as a module is loaded is so by nearly all files of tests. */
const FEW_FILES = 5;

interface Source {
  readonly file: string;
  readonly mutants: readonly Mutant[];
  readonly instrumented: string;
  /** The number of its first mutant; the others follow. */
  readonly firstId: number;
}

/** What happens in the worker as it runs the tests of a file without a mutant. */
interface Observation {
  /** The mutants that are reached as the file is loaded, before any test. */
  readonly loading: readonly number[];
  /** The mutants that each test reaches. */
  readonly reached: readonly (readonly number[])[];
  /** The tests that fail in the worker, which then prove nothing. */
  readonly failing: readonly number[];
  readonly took: number;
}

type Observations = ReadonlyMap<string, Observation>;
/** Which tests run, by file, in this order. */
type TestPlan = readonly (readonly [file: string, tests: readonly number[]])[];

const listFiles = (path: string): readonly string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(path, file))
        .sort();

function readSources(files: readonly string[]): readonly Source[] {
  let firstId = 0;
  return files.map((file) => {
    const source = { file, firstId, ...mutate(readFileSync(file, 'utf8'), firstId) };
    firstId += source.mutants.length;
    return source;
  });
}

const instrumenting = (sources: readonly Source[]): Plugin => ({
  name: 'instrumenting',
  setup({ onLoad }) {
    const texts = new Map(sources.map(({ file, instrumented }) => [join(process.cwd(), file), instrumented]));
    onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
      const contents = texts.get(path);
      return contents === undefined ? undefined : { contents, loader: 'ts' };
    });
  },
});

async function bundle(sources: readonly Source[], tests: readonly string[]): Promise<string> {
  const outfile = join(process.cwd(), CACHE, `mutants-${process.pid}.cjs`);
  mkdirSync(CACHE, { recursive: true });
  const loaders = tests.map((file) => `${JSON.stringify(file)}: () => require('./${file}'),`);
  const contents = `import { collectTests } from './scripts/mutate-tests';
    const files = { ${loaders.join('\n')} };
    export const collect = (file) => collectTests(files[file]);`;
  await build({
    ...(bundling as BuildOptions),
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    outfile,
    format: 'cjs',
    alias: { '@jest/globals': './scripts/mutate-tests.ts' },
    plugins: [instrumenting(sources)],
  });
  return outfile;
}

/** A process that runs tests on mutants, and another one in its place whenever a mutant does not end. */
class Worker {
  #bundle: string;
  #process: Promise<ChildProcess>;

  constructor(bundle: string) {
    this.#bundle = bundle;
    this.#process = this.#start();
  }

  async #start(): Promise<ChildProcess> {
    const child = fork('scripts/mutate-worker.mjs', [this.#bundle], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    await once(child, 'message');
    return child;
  }

  /** The answer; null where there is none in time, or the process died of it. */
  async ask<T>(question: object): Promise<T | null> {
    const child = await this.#process;
    const answer = new Promise<T | null>((resolve) => {
      const timer = setTimeout(() => resolve(null), PATIENCE_MS);
      const end = (value: T | null) => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve(value);
      };
      child.once('message', (value) => end(value as T));
      child.once('exit', () => end(null));
    });
    child.send(question);
    const value = await answer;
    if (value === null) {
      child.removeAllListeners();
      child.kill('SIGKILL');
      this.#process = this.#start();
    }
    return value;
  }

  async end(): Promise<void> {
    (await this.#process).kill();
  }
}

async function observe(worker: Worker, tests: readonly string[]): Promise<Observations> {
  const observations = new Map<string, Observation>();
  for (const file of tests) {
    const observation = await worker.ask<Observation>({ file });
    if (observation === null) throw new Error(`${file} does not end.`);
    if (observation.failing.length > 0)
      say(`${file}: ${observation.failing.length} tests fail without a mutant, and are left out.`);
    observations.set(file, observation);
  }
  return observations;
}

/**
 * The tests that reach the mutant. What runs as modules are loaded is reached by no test: all that reach its file are then asked,
 * and those of the registries, which read what was defined then. Where few files of tests reach it as they are loaded, they work
 * out what their tables compare before any test runs, so that all of their tests are asked.
 * The tests of the file's mirror come first, since they are the most likely to notice, and then the quick ones.
 */
function planTests({ file, firstId, mutants }: Source, id: number, observations: Observations): TestPlan {
  const mirror = file.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts');
  const loading = new Set([...observations].flatMap(([test, one]) => (one.loading.includes(id) ? test : [])));
  const isLoaded = loading.size > 0;
  const worksOutTables = (test: string): boolean => loading.size <= FEW_FILES && loading.has(test);
  const isOfFile = (other: number) => other >= firstId && other < firstId + mutants.length;
  const isRelevant = (reached: readonly number[]) =>
    reached.includes(id) || (isLoaded && reached.some(isOfFile));
  return [...observations]
    .sort(
      ([a, { took: tookA }], [b, { took: tookB }]) =>
        Number(b === mirror) - Number(a === mirror) || tookA - tookB,
    )
    .map(([test, { reached, failing }]) => {
      const readsDefinitions = test === mirror || test.endsWith('/registry.test.ts');
      const indices = reached.flatMap((ids, index) =>
        (isRelevant(ids) || (isLoaded && readsDefinitions) || worksOutTables(test)) &&
        !failing.includes(index)
          ? [index]
          : [],
      );
      return [test, indices] as const;
    })
    .filter(([, indices]) => indices.length > 0);
}

async function findSurvivors(
  worker: Worker,
  source: Source,
  observations: Observations,
): Promise<readonly Mutant[]> {
  const survivors: Mutant[] = [];
  for (const [index, mutant] of source.mutants.entries()) {
    const id = source.firstId + index;
    const plan = planTests(source, id, observations);
    const answer = await worker.ask<{ killer: string | null }>({ mutant: id, plan });
    if (answer !== null && answer.killer === null) survivors.push(mutant);
  }
  return survivors;
}

const isNamed = (file: string, { within, from, to }: Mutant): boolean =>
  EQUIVALENTS.some(
    (known) => known.file === file && known.within === within && known.from === from && known.to === to,
  );

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const asked = process.argv.slice(2);
const sources = readSources((asked.length > 0 ? asked : SOURCES).flatMap(listFiles)).filter(
  ({ mutants }) => mutants.length > 0,
);
const tests = TESTS.flatMap(listFiles).filter((file) => file.endsWith('.test.ts'));
const file = await bundle(sources, tests);
const worker = new Worker(file);
try {
  const observations = await observe(worker, tests);
  for (const source of sources) {
    const survivors = await findSurvivors(worker, source, observations);
    const holes = survivors.filter((mutant) => !isNamed(source.file, mutant));
    const score: Score = {
      file: source.file,
      mutants: source.mutants.length,
      killed: source.mutants.length - survivors.length,
      equivalent: survivors.length - holes.length,
    };
    say(
      `${source.file}: ${score.killed} of ${score.mutants} killed, ${score.equivalent} equivalent: ${scoreOf(score)}`,
    );
    for (const { line, from, to } of holes) say(`  ${source.file}:${line}\n    - ${from}\n    + ${to}`);
    const page = readFileSync(PAGE, 'utf8');
    writeFileSync(
      PAGE,
      writeScores(page, [...readScores(page).filter((row) => row.file !== source.file), score]),
    );
  }
} finally {
  await worker.end();
  rmSync(file, { force: true });
}
