import { EC2Client } from '@aws-sdk/client-ec2';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { SupportClient } from '@aws-sdk/client-support';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { createAccounts, rateShare } from '../../../src/app/accounts/accounts';
import type { PlanAccount } from '../../../src/plan/schema';
import { aPlan } from '../../builders/plan';

const ACCOUNT = '111122223333';
const plan = aPlan();
const account: PlanAccount = { id: ACCOUNT, regions: [{ name: 'us-east-1' }] };
const sts = mockClient(STSClient);
const environment = { ...process.env };

beforeAll(() => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' });
});
beforeEach(() => {
  sts.reset();
  sts.on(GetCallerIdentityCommand).resolves({ Account: ACCOUNT, Arn: 'arn:aws:iam::111122223333:role/iem' });
});
afterAll(() => {
  process.env = environment;
  sts.restore();
});

describe('accounts', () => {
  const accounts = () => createAccounts(() => '2026-11-22T00:00:00Z');

  it('are signed in to once for all their targets', async () => {
    const { open } = accounts();
    const [connect] = await Promise.all([open(plan, account), open(plan, account)]);
    await open(plan, account);
    expect(sts.commandCalls(GetCallerIdentityCommand)).toHaveLength(1);
    const clients = connect({ account: ACCOUNT, region: 'eu-west-1' });
    expect(await clients.of(EC2Client).config.region()).toBe('eu-west-1');
    clients.close();
  });

  it('are signed in to again when the plan reaches them in another way', async () => {
    const { open } = accounts();
    await open(plan, account);
    await open(plan, { ...account, regions: [{ name: 'eu-west-1' }] });
    expect(sts.commandCalls(GetCallerIdentityCommand)).toHaveLength(2);
  });

  it('are never asked outside their partition', async () => {
    const regions = [{ name: 'us-gov-east-1' }];
    const connect = await accounts().open(plan, { ...account, regions });
    const clients = connect({ account: ACCOUNT, region: 'us-gov-east-1' });
    expect(await clients.of(SupportClient).config.region()).toBe('us-gov-west-1');
    clients.close();
  });

  it('are tried again after they could not be opened', async () => {
    const { open } = accounts();
    const answer = { Account: ACCOUNT };
    sts.on(GetCallerIdentityCommand).resolvesOnce({ Account: '999988887777' }).resolves(answer);
    await expect(open(plan, account)).rejects.toMatchObject({ code: 'wrong-account' });
    await open(plan, account);
  });
});

it.each([
  ['2026-12-11T15:59:59Z', 0.5],
  ['2026-12-11T16:00:00Z', 0.25],
  ['2026-12-12T15:59:00Z', 0.25],
  ['2026-12-12T15:59:01Z', 0.5],
])('leaves the rest of the rates to others: at %s it takes %s of them', (at, share) => {
  expect(rateShare(plan, at)).toBe(share);
});
