import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { listRequiredActions } from '../../src/collect/iam-policy';
import { collectors } from '../../src/collect/registry';
import type { PlannedAction } from '../../src/model/action';
import { measureWidth } from '../../src/report/render/plain-text';
import { type Answer, type Answers, mockAws } from '../builders/aws';
import { iem } from '../builders/environment';
import { temporaryFolder } from './folder';

const folder = temporaryFolder();
const PLAN = 'events/plans/flash-sale.yaml';
const INVENTORY = 'events/inventories/flash-sale.json.gz';
const LIST = 'servicequotas:ListRequestedServiceQuotaChangeHistory';
const REQUEST = 'servicequotas:RequestServiceQuotaIncrease';

/** The account of the sample. Its Service Quotas lists what it was asked for only when it is told to: in whichever region. */
function anAccount(own: Partial<Record<string, Answer>> = {}) {
  const requests: object[] = [];
  let isListed = false;
  const mocked = mockAws({
    'sts:GetCallerIdentity': () => ({
      Account: '123456789012',
      Arn: 'arn:aws:iam::123456789012:role/acting',
    }),
    [LIST]: () => ({ RequestedQuotas: isListed ? requests : [] }),
    [REQUEST]: (input: object) => {
      const request = {
        ...input,
        Id: `req-${requests.length + 1}`,
        Status: 'PENDING',
        Created: new Date('2026-11-22'),
      };
      requests.push(request);
      return { RequestedQuota: request };
    },
    'servicequotas:GetServiceQuota': ({ ServiceCode }) => ({
      Quota: { Value: ServiceCode === 'elasticloadbalancing' ? 5000 : 1 },
    }),
    'elasticloadbalancing:DescribeCapacityReservation': () => ({}),
    'elasticloadbalancing:ModifyCapacityReservation': ({ MinimumLoadBalancerCapacity }) => ({
      MinimumLoadBalancerCapacity,
    }),
    'autoscaling:DescribeScheduledActions': () => ({}),
    'autoscaling:DescribeAutoScalingGroups': (input) => ({
      AutoScalingGroups: [
        { AutoScalingGroupName: (input.AutoScalingGroupNames as string[])[0], MinSize: 1, MaxSize: 400 },
      ],
    }),
    'autoscaling:PutScheduledUpdateGroupAction': () => ({}),
    'support:DescribeCases': () => ({}),
    ...own,
  } as Answers);
  return {
    ...mocked,
    listRequests: () => {
      isListed = true;
    },
  };
}

let stores = 0;
let store = '';
let aws: ReturnType<typeof anAccount> | undefined;
const at = (...argv: readonly string[]) => iem(['actions', ...argv, '--store', store]);
const newStore = async () => {
  store = folder.at(`store-${++stores}`);
  await iem([
    ...['check', PLAN, '--inventory', INVENTORY, '--store', store],
    ...['--output', folder.at('report.json')],
  ]);
};
const planned = async (...argv: readonly string[]) => {
  const { code, stdout } = await at('plan', '--format', 'json', ...argv);
  expect(code).toBe(0);
  return (JSON.parse(stdout) as { actions: PlannedAction[] }).actions;
};

beforeAll(newStore);
afterEach(() => aws?.restore());

describe('iem actions', () => {
  it('plans in 80 columns what would be asked, and changes nothing', async () => {
    aws = anAccount();
    const { code, stdout, stderr } = await at('plan');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^\d+ actions? of flash-sale by the run of 20\S+, \d+ ready/);
    const wide = stdout.split('\n').filter((line) => measureWidth(line) > 80);
    // Only what people copy.
    expect(wide.filter((line) => !/^ {2}[a-z-]+(~|:[A-Z])\S/.test(line))).toEqual([]);
    expect(aws.called()).toEqual([LIST, 'servicequotas:GetServiceQuota', 'sts:GetCallerIdentity'].sort());
  });

  it('says that the run is old', async () => {
    const plan = (now: string) => iem(['actions', 'plan', '--offline', '--store', store], { now: () => now });
    // The run is of 09:00 on 21 November.
    expect((await plan('2026-11-28T08:59:00.000Z')).stderr).toBe('');
    expect((await plan('2026-11-28T09:00:00.000Z')).stderr).toBe(
      'These actions follow from a run that is 7 days old: check again first (iem check --store).\n',
    );
  });

  it('plans without asking AWS', async () => {
    aws = anAccount();
    const actions = await planned('--offline');
    expect(actions.length).toBeGreaterThan(0);
    expect(aws.called()).toEqual([]);
  });

  it('applies nothing that nobody has confirmed', async () => {
    aws = anAccount();
    expect(await at('apply', '--all')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/ {2}Today: The quota is 1 today\.[\s\S]*say so with --yes/),
    });
    expect(aws.count(REQUEST)).toBe(0);
    expect(await at('list', '--offline')).toMatchObject({
      stdout: '0 actions of flash-sale were applied\n',
    });
  });

  it('applies nothing in a dry run', async () => {
    aws = anAccount();
    const { code, stdout } = await at('apply', '--all', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('would be applied');
    expect(aws.count(REQUEST)).toBe(0);
  });

  it.each([[[]], [['some', '--all']]])('refuses to guess what to apply: %j', async (argv) => {
    expect(await at('apply', ...argv)).toMatchObject({
      code: 2,
      stderr: 'Give ids of planned actions, or --all.\n',
    });
  });

  it('applies what is ready once, shows the ids of AWS, and lists it', async () => {
    await newStore();
    aws = anAccount();
    const ready = (await planned()).filter(({ state }) => state === 'ready');
    const increases = ready.filter(({ kind }) => kind === 'quota-increase').length;
    const schedules = ready.filter(({ kind }) => kind === 'scheduled-action').length;
    expect([increases, schedules].every((count) => count > 0)).toBe(true);
    const applied = await at('apply', '--all', '--yes');
    expect(applied).toMatchObject({ code: 0, stdout: expect.stringContaining('AWS calls it req-1') });
    expect(aws.count(REQUEST)).toBe(increases);
    expect(aws.count('autoscaling:PutScheduledUpdateGroupAction')).toBe(schedules);

    // AWS lists them a little later; what was recorded counts until then.
    expect(await at('apply', '--all', '--yes')).toMatchObject({ code: 0, stdout: '' });
    aws.listRequests();
    expect(await at('apply', '--all', '--yes')).toMatchObject({ code: 0 });
    expect(await at('apply', ready[0]?.id ?? '', '--yes')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('nothing to do'),
    });
    expect(aws.count(REQUEST)).toBe(increases);
    expect(aws.count('autoscaling:PutScheduledUpdateGroupAction')).toBe(schedules);
    expect((await planned()).filter(({ state }) => state === 'ready')).toEqual([]);

    const { stdout } = await at('list');
    expect(stdout).toContain('by mei, AWS calls it req-1');
    expect(stdout).toContain('Today: PENDING: AWS has not decided yet.');
  });

  it('begins nothing more after Ctrl-C, and says what was done', async () => {
    await newStore();
    const interrupt = new AbortController();
    aws = anAccount({
      [REQUEST]: () => {
        interrupt.abort();
        return { RequestedQuota: { Id: 'req-1', Status: 'PENDING' } };
      },
    });
    const { code, stdout } = await iem(['actions', 'apply', '--all', '--yes', '--store', store], {
      signal: interrupt.signal,
    });
    expect(aws.count(REQUEST)).toBe(1);
    expect(aws.count('elasticloadbalancing:ModifyCapacityReservation')).toBe(0);
    expect(stdout).toContain('AWS calls it req-1');
    expect(stdout).toContain('It was interrupted before this was begun.');
    expect(code).not.toBe(0);
  });

  it('ends with 1 where AWS refuses, and names the permission', async () => {
    await newStore();
    aws = anAccount({
      [REQUEST]: () => {
        throw Object.assign(new Error('You may not.'), {
          name: 'AccessDeniedException',
          $fault: 'client',
          $metadata: {},
        });
      },
    });
    const { code, stdout } = await at('apply', '--all', '--yes');
    expect(code).toBe(1);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`You may not. (AccessDeniedException of ${REQUEST})`);
  });

  it('says that there is no run', async () => {
    store = folder.at('none');
    expect(await at('plan')).toMatchObject({ code: 2, stderr: expect.stringContaining('no store') });
  });
});

describe('iem iam-policy --acting', () => {
  const actionsOf = async (...argv: readonly string[]) => {
    const { stdout } = await iem(['iam-policy', ...argv]);
    const { Statement } = JSON.parse(stdout) as { Statement: { Sid: string; Action: string[] }[] };
    return Object.fromEntries(Statement.map(({ Sid, Action }) => [Sid, Action]));
  };

  it('is a policy of its own, of which the policy that reads has nothing that changes', async () => {
    const { LookUpForEventActions: look = [], ActForEvent: act = [] } = await actionsOf('--acting');
    const { ReadForEventReadiness: read = [] } = await actionsOf();
    expect(act.length).toBeGreaterThan(0);
    expect(read).toEqual(listRequiredActions(collectors));
    expect(act.filter((action) => read.includes(action))).toEqual([]);
    const READS = /^[a-z-]+:(Get|List|Describe)/;
    expect(look.filter((action) => !READS.test(action))).toEqual([]);
    expect(act.filter((action) => READS.test(action))).toEqual([]);
  });
});
