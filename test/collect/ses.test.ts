import { afterEach, expect, it } from '@jest/globals';
import { createClients } from '../../src/aws/clients';
import { sesAccount, sesIdentities } from '../../src/collect/collectors/ses';
import { collectTarget } from '../../src/collect/run';
import { mockAws } from '../builders/aws';

let aws: ReturnType<typeof mockAws> | undefined;

afterEach(() => aws?.restore());

const collect = async (region: string, answers: Parameters<typeof mockAws>[0]) => {
  aws = mockAws(answers);
  const { artifacts } = await collectTarget({
    target: { account: '111122223333', region },
    clients: createClients({ region }),
    collectors: [sesAccount, sesIdentities],
    lookback: { from: '2026-11-08T00:00:00Z', to: '2026-11-22T00:00:00Z', exclude: [] },
    now: () => '2026-11-22T00:00:00Z',
    signal: new AbortController().signal,
  });
  return artifacts;
};

it.each(['ap-east-1', 'cn-north-1'])('asks nobody in %s, where AWS offers no SES', async (region) => {
  expect(await collect(region, {})).toEqual({
    sesAccount: { ok: true, data: { account: null } },
    sesIdentities: { ok: true, data: [] },
  });
  expect(aws?.called()).toEqual([]);
});

it('asks how the mail is signed of domains alone from which it may be sent, of no more than sixty', async () => {
  const domain = (index: number) => ({
    IdentityName: `${index}.example.com`,
    IdentityType: 'DOMAIN',
    SendingEnabled: index !== 1,
    VerificationStatus: 'SUCCESS',
  });
  const artifacts = await collect('us-gov-west-1', {
    'ses:GetAccount': () => ({}),
    'tag:GetResources': () => ({}),
    'ses:ListEmailIdentities': () => ({ EmailIdentities: Array.from({ length: 62 }, (_, i) => domain(i)) }),
    'ses:GetEmailIdentity': () => ({ DkimAttributes: { SigningEnabled: true, Status: 'SUCCESS' } }),
  });
  const { data } = artifacts.sesIdentities as { readonly data: readonly { readonly dkim: object | null }[] };
  expect(data[0]).toMatchObject({
    identityArn: 'arn:aws-us-gov:ses:us-gov-west-1:111122223333:identity/0.example.com',
  });
  // The second may not send, and the last is the 61st that may.
  expect(data.map(({ dkim }, index) => (dkim === null ? index : -1)).filter((index) => index >= 0)).toEqual([
    1, 61,
  ]);
  expect(aws?.count('ses:GetEmailIdentity')).toBe(60);
  // GetAccount said nothing.
  expect(artifacts.sesAccount).toMatchObject({ ok: false, code: 'Unparsable' });
});
