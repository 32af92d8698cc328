import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ceilingFamilies } from '../../src/capacity/registry';
import { asksPeople } from '../../src/checks/answers';
import type { AnyCheck, AnyTargetCheck, TargetContext } from '../../src/checks/check';
import { checkGroups, checks } from '../../src/checks/registry';
import { runTargetChecks } from '../../src/checks/run';
import { isJudgedIn, readBy } from '../../src/judging/rule';
import { TRAFFIC_ARTIFACTS } from '../../src/judging/traffic-graph';
import { ARTIFACTS, type ArtifactId, type Artifacts } from '../../src/model/artifacts';
import { GLOBAL } from '../../src/model/target';
import { CHECKLIST } from '../../src/plan/schema';
import { isMachineEvidence } from '../../src/score/evidence';
import * as build from '../builders/artifacts';
import { BROKEN_ACCOUNTS, breakEverything } from '../builders/broken-accounts';
import { aContext, CARRYING } from '../builders/check';
import { aPlan } from '../builders/plan';

const ids = checks.map((check) => check.id);
const targetChecks = checks.filter((check) => check.scope === 'target');

const healthy = build.healthyAccount;
const context = aContext({
  plan: aPlan({
    calendar: { ...aPlan().calendar, freeze: { from: '2026-11-20 08:00', to: '2026-12-13 00:00' } },
    preWarming: [
      {
        loadBalancer: 'web',
        region: 'us-east-1',
        status: 'verified',
        multiplier: 10,
        backends: { scaled: true },
      },
      { loadBalancer: 'legacy', region: 'us-east-1', status: 'verified' },
    ],
    checklist: { 'performance-cdn': { answer: 'Yes', status: 'green' } },
    // What pods need is not known of any account that has clusters.
    traffic: { multiplier: 10, notInPath: ['kubernetes'] },
  }),
});
/** The same event, with a scope that names what is there. */
const scoped = aContext({
  plan: aPlan({
    accounts: [
      { id: '111122223333', regions: [{ name: 'us-east-1', scope: { autoScalingGroups: ['web'] } }] },
    ],
  }),
});
const judge = (
  artifacts: Partial<Artifacts>,
  region: string,
  judgedIn = context,
  judgedBy: readonly AnyTargetCheck[] = targetChecks,
) =>
  runTargetChecks(
    judgedBy,
    {
      target: { account: '111122223333', region },
      artifacts: Object.fromEntries(Object.entries(artifacts).map(([id, data]) => [id, { ok: true, data }])),
    },
    { context: judgedIn, isCritical: () => false },
  );

/** One of the accounts of each kind that differ in some of these artifacts. */
function distinctIn(accounts: readonly Partial<Artifacts>[], ids: readonly string[]): Partial<Artifacts>[] {
  const numbers = new Map<unknown, number>();
  const numberOf = (artifact: unknown) => {
    if (!numbers.has(artifact)) numbers.set(artifact, numbers.size);
    return numbers.get(artifact);
  };
  const keyOf = (account: Partial<Artifacts>) => ids.map((id) => numberOf(account[id as ArtifactId])).join();
  return [...new Map(accounts.map((account) => [keyOf(account), account])).values()];
}

describe('the registry of checks', () => {
  it('lists every file of its folders, under the file’s name, with a test of it in the folder of the same name', () => {
    for (const { folder, items } of checkGroups) {
      const listed: readonly AnyCheck[] = items.map(({ judged }) => judged);
      const files = readdirSync(`src/checks/${folder}`).map((file) => file.replace(/\.ts$/, ''));
      expect(listed.map((check) => check.id).sort()).toEqual(files.sort());
      const tests = readdirSync(`test/checks/${folder}`).map((file) =>
        readFileSync(`test/checks/${folder}/${file}`, 'utf8'),
      );
      const untested = files.filter((id) => !tests.some((text) => text.includes(`/checks/${folder}/${id}'`)));
      expect(untested).toEqual([]);
    }
    const folders = readdirSync('src/checks', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(checkGroups.map((group) => group.folder).sort()).toEqual(
      folders.map((entry) => entry.name).sort(),
    );
  });

  it('has at least 24 checks with unique kebab-case ids', () => {
    expect(checks.length).toBeGreaterThanOrEqual(24);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  });

  it.each(checks.map((check) => [check.id, check] as const))('%s is described', (_, check) => {
    expect(check.docs).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+$/);
    expect(check.title).not.toBe(check.failureTitle);
    for (const text of [check.title, check.failureTitle]) expect(text).toMatch(/^[A-Z].*[^.]$/);
    expect(check.why).toMatch(/\.$/);
    expect(check.workbook).toMatch(/^(Step )?\d/);
  });

  it.each(checks.map((check) => [check.id, check] as const))(
    '%s needs artifacts that exist, and in a target those of one kind',
    (_, check) => {
      const read = readBy(check);
      for (const id of read) expect(Object.keys(healthy)).toContain(id);
      const kinds = new Set(read.map((id) => ARTIFACTS[id].per));
      expect(check.scope === 'event' || kinds.size === 1).toBe(true);
    },
  );

  it('judges by what an account has, unless people, other events or anything at all may tell', () => {
    const needless = checks.filter(({ needs }) => needs.length === 0).map(({ id }) => id);
    expect(needless.sort()).toEqual(
      [
        ...[
          'scenario-plans',
          'resilience-answers',
          'support-case-opened',
          'escalation-contacts',
          'event-roles',
        ],
        ...['conference-bridge', 'operations-answers', 'capacity-answers', 'credential-rotation'],
        ...['load-test-result', 'load-test-recency', 'load-test-answers'],
        ...['ddos-response-plan', 'cdn-answers', 'overlapping-events'],
        ...[
          'global-services-in-use',
          'scope-resources',
          'plan-references',
          'freeze-guard',
          'global-freeze-guard',
        ],
        ...['idle-resources', 'root-access-keys', 'root-account-mfa'],
      ].sort(),
    );
  });

  it('weighs each check on a scale of few steps, on which what ends the event weighs no less than 3', () => {
    const weighed = checkGroups.flatMap(({ items }) => [...items]);
    for (const { weight, critical } of weighed)
      expect(critical ? [3, 5, 10] : [1, 2, 3, 5]).toContain(weight);
  });

  it('sees what is outside the scope where a quota, a name or the way of traffic concerns the whole account', () => {
    expect(checks.filter(({ wholeAccount }) => wholeAccount).map(({ id }) => id)).toEqual([
      ...[
        'direct-connect-state',
        'direct-connect-locations',
        'direct-connect-outages',
        'direct-connect-failover',
      ],
      ...['cloudfront-origins', 'route53-dangling-records', 's3-versioning', 's3-replication'],
      ...['auto-scaling-max-vcpu-quota', 'ses-planned-domains', 's3-request-rate', 's3-access-logs'],
      ...['scope-resources', 'traffic-path'],
      ...['unlisted-instances', 'plan-references', 'endpoint-cdn', 'shield-attacks'],
    ]);
  });

  it('takes what people write in the plan for no machine evidence', () => {
    expect(
      checks.filter(({ id, needs }) => needs.length > 0 && !isMachineEvidence(id)).map(({ id }) => id),
    ).toEqual([...['load-balancer-pre-warming', 'classic-load-balancer-pre-warming', 'pre-warming-size']]);
  });

  it('asks every question of the checklist in exactly one check', () => {
    const asked = checks.filter(asksPeople).flatMap((check) => Object.keys(check.questions));
    expect([...asked].sort()).toEqual(Object.keys(CHECKLIST).sort());
  });

  it('names checks and ceilings that there are for what accounts show of a question', () => {
    const named = checks.filter(asksPeople).flatMap(({ questions }) => Object.values(questions).flat());
    const judged = [...ids, ...ceilingFamilies.map(({ id }) => id)];
    expect(judged).toEqual(expect.arrayContaining(named));
  });
});

describe('every check of a target', () => {
  it.each(['us-east-1', 'global'])('finds nothing wrong with a healthy account in %s', (region) => {
    const bad = judge(healthy, region).filter((finding) => finding.status !== 'pass');
    expect(bad.filter((finding) => finding.status !== 'notApplicable')).toEqual([]);
  });

  it('passes something of the healthy account', () => {
    const findings = [
      ...judge(healthy, 'us-east-1'),
      ...judge(healthy, 'global'),
      ...judge(healthy, 'us-east-1', scoped),
    ];
    const passed = new Set(findings.filter((f) => f.status === 'pass').map((f) => f.check));
    // What is used and judged by nothing is not known; there is nothing about it to pass.
    const passing = targetChecks.filter(({ id }) => !id.endsWith('services-in-use'));
    expect([...passed].sort()).toEqual(passing.map((check) => check.id).sort());
  });

  it.each(['us-east-1', 'global'])('passes and fails nothing where there is nothing, in %s', (region) => {
    const empty = Object.fromEntries(
      Object.entries(healthy).map(([id, data]) => [id, Array.isArray(data) ? [] : {}]),
    );
    const statuses = new Set(judge(empty, region).map((finding) => finding.status));
    for (const status of ['pass', 'warn', 'fail'] as const) expect(statuses).not.toContain(status);
  });

  it('says the same where nothing was collected but what it lists', () => {
    const asksWithout: string[] = [];
    const others = breakEverything('web');
    const ofAccount = { account: '111122223333', region: GLOBAL };
    for (const check of targetChecks) {
      const listed: readonly string[] = readBy(check);
      const placed: TargetContext['placed'] = (resource) => {
        // What an account has once is placed by its scope and tags alone.
        if (!isJudgedIn(ofAccount, check) && TRAFFIC_ARTIFACTS.some((id) => !listed.includes(id)))
          asksWithout.push(check.id);
        return CARRYING.placed(resource);
      };
      for (const account of distinctIn(BROKEN_ACCOUNTS, listed)) {
        const own = Object.fromEntries(Object.entries(account).filter(([id]) => listed.includes(id)));
        const judged = [own, account, { ...others, ...own }].map((artifacts) =>
          check.evaluate(artifacts, { ...context, placed }),
        );
        expect([check.id, judged[1]]).toEqual([check.id, judged[0]]);
        expect([check.id, judged[2]]).toEqual([check.id, judged[0]]);
      }
    }
    expect(asksWithout).toEqual([]);
  });

  it('says nothing that is not there, and gives commands that the AWS CLI reads', () => {
    const differing = targetChecks.flatMap((check) =>
      distinctIn(BROKEN_ACCOUNTS, readBy(check)).map((account) => ({ account, check })),
    );
    const judged = [...Map.groupBy(differing, ({ account }) => account)].flatMap(([account, by]) =>
      judge(
        account,
        'us-east-1',
        context,
        by.map(({ check }) => check),
      ),
    );
    for (const { detail, fix } of judged) {
      const { action = '', command = '', reversal } = fix ?? {};
      for (const text of [detail, action, command, reversal?.action ?? '', reversal?.command ?? '']) {
        expect(text).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
      }
      // A flag has no value in a command.
      for (const text of [command, reversal?.command ?? '']) expect(text).not.toMatch(/ (true|false)\b/);
    }
  });

  it('throws at no name, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const findings = judge(breakEverything(name), 'us-east-1');
        expect(findings.filter((finding) => finding.detail.startsWith('CheckFailed'))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
