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
