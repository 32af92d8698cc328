import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { routes } from '../../src/api/routes';

const require = createRequire(import.meta.url);
const { aws_iam, jwt } = require('../../functions/http-routes.cjs');

describe('the routes of a deployment', () => {
  /** As the deployment tool resolves variables. */
  const given = (params: Readonly<Record<string, string>>) => ({
    resolveVariable: async (variable: string) => params[variable],
  });

  it.each([
    ['SigV4', aws_iam, {}, () => ({ type: 'aws_iam' })],
    ['a token', jwt, { 'param:jwtScopes': '' }, () => ({ name: 'jwt' })],
    [
      'a token that says what its owner may do',
      jwt,
      { 'param:jwtScopes': 'iem/' },
      (permission: string) => ({
        name: 'jwt',
        scopes: permission === 'read' ? ['iem/read', 'iem/operate'] : [`iem/${permission}`],
      }),
    ],
  ])('all ask for %s but the open ones', async (_, events, params, authorizerFor) => {
    expect(await events(given(params))).toEqual(
      routes.map(({ method, path, permission }) => ({
        httpApi:
          permission === 'open' ? { method, path } : { method, path, authorizer: authorizerFor(permission) },
      })),
    );
  });

  it('are explicit', () => {
    expect(routes.filter(({ method, path }) => !/^[A-Z]+$/.test(method) || /[*$+]/.test(path))).toEqual([]);
  });
});
