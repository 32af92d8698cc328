import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { root } from '../architecture/sources';

const { checkParameters } = createRequire(import.meta.url)(join(root, 'functions/deployment.cjs'));
const { params } = parse(readFileSync(join(root, 'serverless.yml'), 'utf8'), { logLevel: 'error' });
/** As the deployment tool fills them in. */
const defaults: Readonly<Record<string, unknown>> = { ...params.default, secretsPrefix: 'iem/dev/' };

const check = (given: Readonly<Record<string, unknown>> = {}): Promise<object> =>
  checkParameters({
    resolveVariable: async (address: string) => {
      const [name = '', otherwise] = address.replace('param:', '').split(', ');
      return { ...defaults, ...given }[name] ?? (otherwise === 'null' ? null : undefined);
    },
  });

describe('parameters of the deployment', () => {
  it.each([
    ['as they are', {}],
    ['of production', params.prod],
    ['with accounts by id', { memberAccounts: '111122223333, 444455556666' }],
    ['for tokens', { authorizer: 'jwt', jwtIssuer: 'https://id.example.com', jwtAudience: 'iem' }],
    ['at the shortest time for a function of a minute', { notifyVisibilitySeconds: 60 }],
    ['shorter in an emulator', { notifyVisibilitySeconds: 1, lambdaEndpoint: 'http://127.0.0.1:4566' }],
    ['at the longest that SQS takes', { notifyVisibilitySeconds: '43200' }],
  ])('are taken %s', async (_, given) => {
    expect(await check(given)).toEqual({});
  });

  it.each([
    [{ authorizer: 'iam' }, 'parameter authorizer is "iam": give aws_iam or jwt'],
    [{ authorizer: 'jwt', jwtAudience: 'iem' }, 'parameter jwtIssuer is missing: authorizer=jwt needs it'],
    [{ memberAccounts: '111' }, 'parameter memberAccounts is "111": give organization, or ids'],
    [{ secretsPrefix: '/iem/prod' }, 'parameter secretsPrefix is "/iem/prod": give a prefix'],
    [{ notifyVisibilitySeconds: 59 }, 'parameter notifyVisibilitySeconds is "59": give from 60 to 43200'],
    [{ notifyVisibilitySeconds: '43201' }, 'give from 60 to 43200'],
    [{ accountsAtOnce: 0 }, 'parameter accountsAtOnce is "0": give from 1 to 1000'],
    [{ logRetentionDays: 31 }, 'parameter logRetentionDays is "31": give one of 1, 3, 5, 7, 14, 30'],
    [{ apiRateLimit: 'x' }, 'parameter apiRateLimit is "x": give a whole number of requests a second'],
    [{ openBurstLimit: 0 }, 'parameter openBurstLimit is "0": give a whole number of requests'],
  ])('are refused as %j, by name', async (given, message) => {
    await expect(check(given)).rejects.toThrow(message);
  });

  it('are all named at once', async () => {
    await expect(check({ apiRateLimit: 'x', memberAccounts: '111' })).rejects.toThrow(
      /memberAccounts .*; parameter apiRateLimit /,
    );
  });
});
