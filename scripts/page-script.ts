import { build } from 'esbuild';

/** The source of `answers.ts` with all it imports, as the page's script has it: one constant, `answers`. */
export async function bundleAnswers(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['src/report/render/html/answers.ts'],
    bundle: true,
    format: 'iife',
    globalName: 'answers',
    target: 'es2022',
    minifyWhitespace: true,
    minifySyntax: true,
    charset: 'utf8',
    write: false,
  });
  const script = outputFiles[0]?.text.trim() ?? '';
  return `/** Made by \`npm run docs\` from answers.ts: it runs in the browser. */\nexport const ANSWERS = ${JSON.stringify(script)};\n`;
}
