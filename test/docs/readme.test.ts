import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const readme = await readFile('README.md', 'utf8');

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'],
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];

it.each(pages)('%s links to files that are there', async (page) => {
  const links = (await readFile(page, 'utf8')).matchAll(/(?:\]\(|src=")(?!https?:|mailto:|#)([^)"#]+)/g);
  const paths = [...links].map(([, path = '']) => join(dirname(page), path));
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

describe('the README', () => {
  it('names scripts that package.json has', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
