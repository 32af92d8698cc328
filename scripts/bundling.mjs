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
