import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { readOnlyPolicy } from '../../src/app/iam-policy';
import { checks } from '../../src/checks/registry';

const readme = await readFile('README.md', 'utf8');

describe('the README', () => {
  it('shows the policy that is needed, and no other', () => {
    const policy = readme.match(/<!-- iam-policy -->\n```json\n([\s\S]*?)```/)?.[1] ?? '';
    expect(JSON.parse(policy)).toEqual(readOnlyPolicy());
  });

  it('counts the checks there are', () => {
    expect(readme).toContain(`[${checks.length} checks](docs/checks.md)`);
  });

  it('links to files that are there', () => {
    const paths = [...readme.matchAll(/(?:\]\(|src=")(?!https?:)([^)"#]+)/g)].map(([, path]) => path ?? '');
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names scripts that package.json has', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
