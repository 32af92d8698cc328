import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { context } from 'esbuild';

/** How TypeScript becomes JavaScript, wherever esbuild does it. */
export const bundling = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
};

/** CommonJS packages ask for Node's own modules by `require`, which ES modules do not have. */
const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Messages of zod are in English: its fifty other languages would be a tenth of what a function reads at start. */
const inEnglish = {
  name: 'in-english',
  setup({ onLoad }) {
    onLoad({ filter: /\bzod\/v4\/locales\/index\.js$/ }, ({ path }) => ({
      contents: "export { default as en } from './en.js';",
      resolveDir: dirname(path),
    }));
  },
};

/**
 * The SDK describes every request of a service, with keys that are constants: `{ [_eQN]: "Min" }`. As text they leave no
 * doubt that nothing happens when they are read, so those that no command uses are left out: nine tenths of EC2's.
 */
const inUse = {
  name: 'in-use',
  setup({ onLoad }) {
    onLoad({ filter: /@aws-sdk\/client-.*\/schemas_\d+\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const constants = new Map(
        [...source.matchAll(/^const (\w+) = ("[^"]*");$/gm)].map(([, ...entry]) => entry),
      );
      return { contents: source.replace(/\[(\w+)\](?=:)/g, (key, name) => constants.get(name) ?? key) };
    });
  },
};

/** With packages inside: what runs is what was tested, and starts faster than from `node_modules`. */
export const withPackages = {
  packages: 'bundle',
  // Of packages that come in both forms the ES module, whose unused parts can be left out.
  mainFields: ['module', 'main'],
  banner: { js: banner },
  plugins: [inEnglish, inUse],
};

/**
 * Bundles now and whenever a source changes. `ready` resolves when `built` has taken the first bundle. `end` ends it: a
 * process that ends while esbuild waits for an answer of its plugins leaves esbuild behind.
 *
 * @param built Given the output files of each bundle. Of sources that cannot be bundled there is none: the first time
 *   `ready` rejects, and afterwards esbuild says what is wrong.
 */
export function watchBundle(options, built) {
  const first = Promise.withResolvers();
  const watching = {
    name: 'watching',
    setup({ onEnd }) {
      onEnd(async ({ errors, outputFiles }) => {
        if (errors.length > 0) return first.reject(new Error('The sources cannot be bundled.'));
        await built(outputFiles);
        first.resolve();
      });
    },
  };
  const made = context({ ...options, write: false, plugins: [...(options.plugins ?? []), watching] });
  const ready = made.then((bundle) => Promise.all([bundle.watch(), first.promise]));
  return { ready, end: () => made.then((bundle) => bundle.dispose()) };
}
