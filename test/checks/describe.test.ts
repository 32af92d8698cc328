import { describe, expect, it } from '@jest/globals';
import { describeChecks } from '../../src/checks/describe';
import { checkGroups, checks } from '../../src/checks/registry';

describe('docs/checks.md', () => {
  it('has a heading for every check', () => {
    const text = describeChecks(checkGroups);
    for (const check of checks) expect(text).toContain(`\n### ${check.id}\n`);
  });
});
