import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { describeChecks } from '../../src/checks/describe';
import { checkGroups, checks } from '../../src/checks/registry';

describe('docs/checks.md', () => {
  it('is what the checks say of themselves (npm run docs)', () => {
    expect(readFileSync('docs/checks.md', 'utf8')).toBe(describeChecks(checkGroups));
  });

  it('has a heading for every check', () => {
    const text = describeChecks(checkGroups);
    for (const check of checks) expect(text).toContain(`\n### ${check.id}\n`);
  });
});
