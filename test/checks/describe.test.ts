import { describe, expect, it } from '@jest/globals';
import { classicLoadBalancerZones } from '../../src/checks/architecture/classic-load-balancer-zones';
import { operationsAnswers } from '../../src/checks/cases/operations-answers';
import { describeChecks } from '../../src/checks/describe';
import { loadTestAnswers } from '../../src/checks/load-test/load-test-answers';
import { loadTestRecency } from '../../src/checks/load-test/load-test-recency';
import { checkGroups, checks } from '../../src/checks/registry';
import { rootAccountMfa } from '../../src/checks/trusted-advisor/root-account-mfa';
import { helpful } from '../../src/judging/rule';

describe('docs/checks.md', () => {
  it('has a heading for every check', () => {
    const text = describeChecks(checkGroups);
    for (const check of checks) expect(text).toContain(`\n### ${check.id}\n`);
  });

  it('tells of each row its title, and of each check what it says and looks at', () => {
    const { title, failureTitle, why, docs } = classicLoadBalancerZones;
    const text = describeChecks([
      { row: 'availability-architecture', items: [helpful(classicLoadBalancerZones)] },
      { row: 'scalability-load-test', items: [helpful(loadTestRecency), helpful(loadTestAnswers)] },
      { row: 'security-trusted-advisor', items: [helpful(rootAccountMfa), helpful(operationsAnswers)] },
    ]);
    const [, ...sections] = text.split(/^## /m);
    expect(sections.map((section) => section.split('\n')[0])).toEqual([
      'Availability: architecture',
      'Scalability: load test',
      'Security: Trusted Advisor',
      'The questions of section 12',
    ]);
    expect(sections[0]).toContain(
      `### classic-load-balancer-zones\n\n**${title}.** Otherwise: ${failureTitle}.\n\n${why}\n\n`,
    );
    expect(sections[0]).toContain(` · Looks at: \`classicLoadBalancers\` · [How](${docs})`);
    expect(sections[1]).toContain(' · Looks at: the event plan · ');
    expect(sections[2]).toContain(
      ' · Looks at: `trustedAdvisor` or `iamAccountSummary` or `iamCredentialReport` · ',
    );
    expect(sections[3]).toContain(
      '| What load testing will be performed on the platform? (`performance-load-testing`) | `load-test-result`, `load-test-recency`, `load-test-traffic` |',
    );
    expect(sections[3]).toContain('(`security-access-failure`) | people |');
  });
});
