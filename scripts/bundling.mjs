import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { context } from 'esbuild';

/** The options with which esbuild turns TypeScript into JavaScript everywhere. */
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

/** Defines `require`, which ES modules lack, because CommonJS packages load Node's own modules with it. */
const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Keeps only the English messages of zod. Its fifty other languages would be a tenth of what a function reads at its start. */
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
 * The SDK describes every request of a service, with keys that are constants: `{ [_eQN]: "Min" }`. If the keys are texts, esbuild
 * knows that such an object has no side effects, and leaves out those that no command uses: nine tenths of EC2's.
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

/** The options for bundles that contain packages: the tested code is what runs, and it starts faster than from `node_modules`. */
export const withPackages = {
  packages: 'bundle',
  // If a package has an ES module too, that is used, because its unused parts can be left out.
  mainFields: ['module', 'main'],
  banner: { js: banner },
  plugins: [inEnglish, inUse],
};

/**
 * Bundles now and whenever a source changes. `ready` resolves when `built` has received the first bundle. `end` must be called
 * before the process ends. Otherwise esbuild would keep running if it is waiting for a plugin.
 *
 * @param built Receives the output files of each bundle. If the sources cannot be bundled, `ready` rejects the first time, and
 *   afterwards esbuild prints what is wrong.
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
