import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  defineCheck,
  defineEventCheck,
  fail,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../../src/checks/check';
import { type JudgedInventory, runEventChecks, runTargetChecks } from '../../src/checks/run';
import { awsCommand } from '../../src/judging/aws-command';
import type { CollectFailure } from '../../src/model/inventory';
import { EVENT } from '../../src/model/target';
import { anAutoScalingGroup, aTrustedAdvisorCheck } from '../builders/artifacts';
import { aContext } from '../builders/check';
import { aPlan } from '../builders/plan';

const meta = { why: 'Why.', docs: 'https://docs.aws.amazon.com/', workbook: '12 Resilience' } as const;
const titles = { title: 'Groups are good', failureTitle: 'Group is bad' };
const groups = (judge: (name: string) => Judgement, id = 'groups', wholeAccount = false) =>
  defineCheck({
    ...{ ...meta, ...titles, id, wholeAccount, needs: ['autoScalingGroups'] },
    evaluate: ({ autoScalingGroups }) => autoScalingGroups.map((group) => judge(group.autoScalingGroupName)),
  });
const passes = groups((name) => pass({ name }, 'Fine.'));

const target = { account: '111122223333', region: 'us-east-1' };
const denied: CollectFailure = {
  ok: false,
  code: 'AccessDenied',
  message: 'not authorized',
  action: 'autoscaling:DescribeAutoScalingGroups',
};
const inventory = (...names: string[]): JudgedInventory => ({
  target,
  artifacts: {
    autoScalingGroups: {
      ok: true,
      data: names.map((autoScalingGroupName) => anAutoScalingGroup({ autoScalingGroupName })),
    },
  },
});
const judging = (overrides: Parameters<typeof aContext>[0] = {}) => {
  const { target: _, ...context } = aContext(overrides);
  return { context, isCritical: (check: string) => check === 'groups' };
};
const run = (
  check: Parameters<typeof runTargetChecks>[0][number],
  from = inventory('web'),
  with_ = judging(),
) => runTargetChecks([check], from, with_);

describe('runTargetChecks', () => {
  it('makes a finding of a judgement', () => {
    expect(run(passes)).toEqual([
      {
        id: 'groups~111122223333~us-east-1~web',
        check: 'groups',
        status: 'pass',
        critical: true,
        ...target,
        resource: 'web',
        title: 'Groups are good',
        detail: 'Fine.',
        workbook: '12 Resilience',
      },
    ]);
  });

  it.each([
    ['pass', pass({ name: 'web' }, 'x'), 'Groups are good'],
    ['unknown', unknown({ name: 'web' }, 'x'), 'Groups are good'],
    ['notApplicable', notApplicable('x', { name: 'web' }), 'Groups are good'],
    ['warn', warn({ name: 'web' }, 'x', { action: 'Mend.', lead: 'setting' }), 'Group is bad'],
    ['fail', fail({ name: 'web' }, 'x', { action: 'Mend.', lead: 'setting' }), 'Group is bad'],
  ])('states the bad state only where it was seen: %s', (_, judgement, title) => {
    expect(run(groups(() => judgement))[0]?.title).toBe(title);
  });

  it('names the action of an artifact that was refused', () => {
    const [finding, ...others] = run(passes, { target, artifacts: { autoScalingGroups: denied } });
    expect(finding).toMatchObject({
      status: 'unknown',
      resource: '-',
      detail: 'autoscaling:DescribeAutoScalingGroups: AccessDenied: not authorized',
    });
    expect(others).toEqual([]);
  });

  it('does not know about an artifact that was never collected', () => {
    expect(run(passes, { target, artifacts: {} })).toMatchObject([
      { status: 'unknown', detail: 'autoScalingGroups was not collected.' },
    ]);
  });

  it('turns a throw into one unknown finding and goes on', () => {
    const broken = groups(() => {
      throw new TypeError('x is not a function');
    }, 'broken');
    const findings = runTargetChecks([broken, passes], inventory('web', 'api'), judging());
    expect(findings.map((f) => [f.check, f.status, f.detail])).toEqual([
      ['broken', 'unknown', 'CheckFailed: broken: x is not a function'],
      ['groups', 'pass', 'Fine.'],
      ['groups', 'pass', 'Fine.'],
    ]);
  });

  it('says once that there was nothing to judge', () => {
    expect(run(passes, inventory())).toMatchObject([{ status: 'notApplicable', resource: '-' }]);
  });

  it('runs checks of global artifacts in the global target only, and the others in regions only', () => {
    const global = defineCheck({
      ...{ ...meta, ...titles, id: 'global', needs: ['trustedAdvisor'] },
      evaluate: ({ trustedAdvisor }) => trustedAdvisor.map(({ checkId }) => pass({ name: checkId }, 'x')),
    });
    const ran = (region: string) =>
      runTargetChecks(
        [global, passes],
        { ...inventory('web'), target: { ...target, region } },
        judging(),
      ).map((finding) => finding.check);
    expect(ran('us-east-1')).toEqual(['groups']);
    expect(ran('global')).toEqual(['global']);
  });

  it('shows a check what is in scope, and a check of the whole account everything', () => {
    const plan = aPlan({
      accounts: [
        { id: target.account, regions: [{ name: 'us-east-1', scope: { autoScalingGroups: ['web'] } }] },
      ],
    });
    const names = (wholeAccount: boolean) =>
      run(
        groups((name) => pass({ name }, 'x'), 'groups', wholeAccount),
        inventory('web', 'batch'),
        judging({ plan }),
      ).map((finding) => finding.resource);
    expect(names(false)).toEqual(['web']);
    expect(names(true)).toEqual(['web', 'batch']);
  });

  it.each([
    ['in time, on the last day', '2026-11-21T15:59:00Z', 'Mend.'],
    ['too late, a minute after it', '2026-11-21T16:00:00Z', 'Mend. Overdue: do it now.'],
  ])('dates a fix in the time zone of the event: %s', (_, asOf, action) => {
    const check = groups((name) =>
      fail({ name }, 'x', {
        action: 'Mend.',
        command: awsCommand({ account: '1', region: 'eu-west-1' }, 'rds', 'x', { name }),
        lead: 'quotaIncrease',
      }),
    );
    const [finding] = run(check, inventory("web'; rm -rf /"), judging({ asOf }));
    // 12 December in Singapore, less 21 days.
    const command = "# In account 1:\naws rds x --region eu-west-1 --name 'web'\\''; rm -rf /'";
    expect(finding?.fix).toEqual({ action, by: '2026-11-21', command });
  });

  it('dates nothing once the event is over', () => {
    const check = groups((name) => fail({ name }, 'x', { action: 'Mend.', lead: 'setting' }));
    const [finding] = run(check, inventory('web'), judging({ asOf: '2026-12-12T15:59:00Z' }));
    expect(finding?.fix).toEqual({ action: 'Mend.' });
  });

  it('lets the worst of several judgements about one name stand', () => {
    const judgements = [
      pass({ name: 'web' }, 'good'),
      warn({ name: 'web' }, 'bad', { action: 'Mend.', lead: 'setting' }),
      unknown({ name: 'web' }, 'unclear'),
      warn({ name: 'web' }, 'as bad', { action: 'Mend.', lead: 'setting' }),
    ];
    let next = 0;
    const check = groups(() => judgements[next++] ?? notApplicable('x'));
    expect(run(check, inventory('a', 'b', 'c', 'd'))).toMatchObject([
      { status: 'warn', detail: 'bad as bad' },
    ]);
  });

  it('never gives two findings one id', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 20 }), (names) => {
        const ids = run(passes, inventory(...names)).map((finding) => finding.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(/^[\w.~-]+$/);
      }),
    );
  });
});

describe('runEventChecks', () => {
  const plan = defineEventCheck({
    ...{ ...meta, ...titles, id: 'plan', needs: [] },
    evaluate: (targets, context) => [pass({ name: context.plan.id }, `${targets.length} targets`)],
  });
  const tiers = defineEventCheck({
    ...{ ...meta, ...titles, id: 'tiers', needs: ['autoScalingGroups'] },
    evaluate: (targets) => [pass({ name: 'web' }, targets.map((one) => one.target.region).join())],
  });

  it('judges the plan once, whatever the targets', () => {
    const findings = runEventChecks([plan], [inventory('web'), inventory('api')], judging());
    expect(findings).toMatchObject([{ id: 'plan~-~-~flash-sale', ...EVENT, detail: '0 targets' }]);
  });

  it('judges what it has, and says of each target what is missing', () => {
    const refused = { target: { ...target, region: 'eu-west-1' }, artifacts: { autoScalingGroups: denied } };
    const global = {
      target: { ...target, region: 'global' },
      artifacts: { trustedAdvisor: { ok: true as const, data: [aTrustedAdvisorCheck()] } },
    };
    const findings = runEventChecks([tiers], [inventory('web'), refused, global], judging());
    expect(findings.map((f) => [f.region, f.status, f.detail])).toEqual([
      ['eu-west-1', 'unknown', 'autoscaling:DescribeAutoScalingGroups: AccessDenied: not authorized'],
      ['-', 'pass', 'us-east-1'],
    ]);
  });

  describe('of a check that reads what regions have and what accounts have once', () => {
    const both = defineEventCheck({
      ...{ ...meta, ...titles, id: 'both', needs: ['autoScalingGroups', 'trustedAdvisor'] },
      evaluate: (targets) =>
        targets.map(({ target: { account, region }, artifacts }) => {
          const groups = artifacts.autoScalingGroups.map((group) => group.autoScalingGroupName);
          const advised = artifacts.trustedAdvisor.map(({ checkId }) => checkId);
          return pass({ name: `${account} ${region}` }, [...groups, ...advised].join());
        }),
    });
    const advisorOf = (account: string, checkId: string): JudgedInventory => ({
      target: { account, region: 'global' },
      artifacts: { trustedAdvisor: { ok: true, data: [aTrustedAdvisorCheck({ checkId })] } },
    });
    const inAccount = (account: string, region: string, name: string): JudgedInventory => ({
      ...inventory(name),
      target: { account, region },
    });
    const other = '444455556666';
    const regions = (...names: string[]) => names.map((name) => ({ name }));
    const plan = aPlan({
      accounts: [
        { id: target.account, regions: regions('us-east-1', 'eu-west-1') },
        { id: other, regions: regions('us-east-1') },
      ],
    });

    it('shows it the regions, each with what its own account has', () => {
      const findings = runEventChecks(
        [both],
        [
          inAccount(target.account, 'us-east-1', 'web'),
          inAccount(target.account, 'eu-west-1', 'api'),
          advisorOf(target.account, 'ours'),
          advisorOf(other, 'theirs'),
          inAccount(other, 'us-east-1', 'batch'),
        ],
        judging({ plan }),
      );
      expect(findings.map((f) => [f.resource, f.detail])).toEqual([
        [`${target.account} us-east-1`, 'web,ours'],
        [`${target.account} eu-west-1`, 'api,ours'],
        [`${other} us-east-1`, 'batch,theirs'],
      ]);
    });

    it('says of each region of an account what the account did not show', () => {
      const findings = runEventChecks(
        [both],
        [
          inAccount(target.account, 'us-east-1', 'web'),
          advisorOf(target.account, 'ours'),
          inAccount(other, 'us-east-1', 'batch'),
        ],
        judging({ plan }),
      );
      expect(findings.map((f) => [f.account, f.region, f.status, f.detail])).toEqual([
        [other, 'us-east-1', 'unknown', 'trustedAdvisor was not collected.'],
        ['-', '-', 'pass', 'web,ours'],
      ]);
    });
  });
});
