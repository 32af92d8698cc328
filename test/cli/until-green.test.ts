import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { storeInMemory } from '../../src/app/judging/check';
import { judgeUntilGreen, type UntilGreenAnswer } from '../../src/app/judging/until-green';
import { untilGreenText } from '../../src/cli/until-green-text';
import { eventPlanSchema } from '../../src/plan/schema';
import { measureWidth } from '../../src/report/render/plain-text';
import { type Account, inventoriesOf, shop } from '../accuracy/accounts';
import { each, withQuota } from '../accuracy/planted';
import { iem } from '../builders/environment';
import { HOSTILE, hostileReport } from '../builders/hostile';
import { temporaryFolder } from './folder';

const folder = temporaryFolder();

/** The shop with other limits. */
const shopWith = (artifacts: Partial<Account['region']>): Account => ({
  ...shop,
  region: { ...shop.region, ...artifacts },
});

function untilGreen(account: Account, ...argv: string[]) {
  const plan = folder.write('plan.json', JSON.stringify(account.plan));
  const inventory = folder.writeInventories('inventory.json', inventoriesOf(account));
  return iem(['whatif', plan, '-i', inventory, '--until-green', ...argv]);
}

const run = { id: 'run', trigger: 'cli', by: 'test', startedAt: '2026-11-22T00:00:00Z' };
const answerOf = (account: Account) =>
  judgeUntilGreen({
    plan: eventPlanSchema.parse(account.plan),
    ...storeInMemory(inventoriesOf(account)),
    run: { ...run, finishedAt: run.startedAt },
  });

describe('iem whatif --until-green', () => {
  it('says that nothing is to be changed, and exits with 0', async () => {
    const { code, stdout, stderr } = await untilGreen(shop);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('\nThe event holds as things are: there is nothing to change.\n');
  });

  it('exits with 0 where changes do, and tells the odds before and after', async () => {
    const tight = shopWith(withQuota(shop.region, 'L-1216C47A', 160));
    const { code, stdout, stderr } = await untilGreen(tight, '-m', '11,22,44');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Verdict +Not ready → Ready$/m);
    expect(stdout).toContain('\nThe event holds with this change:\n\n1. By 2026-11-21: On-Demand');
    // 160 vCPUs ÷ 8 are 20×, and half of that without a zone: 9^-1.14 : 1. Then the group's maximum, 50×: 9^1.18 : 1.
    expect(stdout).toMatch(/^Odds that they hold +7% → 93%$/m);
    expect(stdout).toContain(
      '   Then it breaks at 100×: Auto Scaling group web\n   Without one zone at 50×: Auto Scaling group web\n',
    );
  });

  it('exits with 1 where something remains, and says why', async () => {
    const { code, stdout } = await untilGreen(shop, '-m', '60');
    expect(code).toBe(1);
    expect(stdout).toContain('\nAs far as changes go, make ');
    expect(stdout).toContain(
      '\nWhat remains:\n- red: Requested load balancer capacity is less than the event needs\n  (111122223333/us-east-1)\n  Asked for 22×, the event needs 60×.\n',
    );
  });

  it('gives programs the steps and what remains', async () => {
    const { stdout } = await untilGreen(shop, '-m', '60', '--format', 'json');
    const { steps, remaining } = JSON.parse(stdout);
    expect(steps[0]).toMatchObject({ change: expect.stringMatching(/=/), fix: { by: expect.any(String) } });
    expect(remaining[0]).toMatchObject({ status: 'red' });
  });

  it('does not call small what could not be judged', async () => {
    const { autoScalingGroupPeaks: _, ...region } = shop.region;
    const { code, stdout } = await untilGreen({ ...shop, region: region as Account['region'] });
    expect(code).toBe(1);
    expect(stdout.replaceAll('\n', ' ')).toContain(
      'Nothing that could be judged is too small, but some of it could not be judged.  What remains: - grey: ',
    );
  });

  it('exits with 2 where nothing was read', async () => {
    const { code, stderr } = await untilGreen({ ...shop, region: {} as Account['region'] });
    expect(code).toBe(2);
    expect(stderr).toContain('there is no answer');
  });
});

describe('the text of what to change', () => {
  /** 80 instances are too few of 88, so that the name of the group stands in a change and in two commands. */
  const groupNamed = (name: string): Account =>
    shopWith({
      autoScalingGroups: each(shop.region.autoScalingGroups, { autoScalingGroupName: name, maxSize: 80 }),
      ec2Instances: each(shop.region.ec2Instances, { autoScalingGroupName: name }),
      autoScalingGroupPeaks: each(shop.region.autoScalingGroupPeaks, { autoScalingGroupName: name }),
      scalingPolicies: each(shop.region.scalingPolicies, { autoScalingGroupName: name }),
      scheduledActions: [],
    });

  it.each(['$(echo pwned)', 'web; echo pwned', "it's", '`echo pwned`', '"web"'])(
    'quotes the group %s wherever it may be pasted into a shell',
    async (name) => {
      const answer = await answerOf(groupNamed(name));
      const change = answer.steps.find((step) => step.change.startsWith('asg/'))?.change ?? '';
      expect(change).toContain(name);
      const lines = untilGreenText(answer, { unicode: true, width: 80 }).split('\n');
      const wordsOf = (line: string): string[] =>
        execFileSync('sh', ['-c', `printf '%s\\n' ${line}`], { encoding: 'utf8' }).split('\n');
      const copied = lines.filter((line) => /^ +(aws autoscaling|--set .?asg)/.test(line)).map(wordsOf);
      expect(copied.length).toBeGreaterThan(2);
      for (const words of copied)
        expect(words.filter((word) => word === name || word === change)).toHaveLength(1);
    },
  );

  let answered: UntilGreenAnswer;
  beforeAll(async () => {
    answered = await answerOf(groupNamed('web'));
  });

  it.each(HOSTILE)('shows %j as text', (hostile) => {
    const { before, after, steps, remaining, breaksFirst } = answered;
    const spoilt = {
      before: hostileReport(before, hostile),
      after: hostileReport(after, hostile),
      breaksFirst,
      steps: steps.map((step) => ({ ...step, title: hostile, change: `asg/${hostile}.maxSize=4` })),
      remaining: remaining.map((each) => ({ ...each, title: hostile, because: hostile })),
    };
    const text = untilGreenText(spoilt, { unicode: false, width: 60 });
    expect(text).not.toMatch(/[^\n\P{C}]/u);
    const wide = text.split('\n').filter((line) => measureWidth(line) > 60);
    expect(wide.filter((line) => !/^ +(aws|--set|#) /.test(line))).toEqual([]);
  });
});
