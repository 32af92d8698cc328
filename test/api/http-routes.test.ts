import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { httpRoutes } from '../../src/api/http-routes';
import { routes } from '../../src/api/routes';

const require = createRequire(import.meta.url);
const deployed = require('../../functions/http-routes.json');
const { aws_iam, jwt } = require('../../functions/http-routes.cjs');

describe('the routes of a deployment', () => {
  it('are those of the table: npm run docs', () => {
    expect(deployed).toEqual(httpRoutes(routes));
  });

  it.each([
    ['SigV4', aws_iam, { type: 'aws_iam' }],
    ['a token', jwt, { name: 'jwt' }],
  ])('all ask for %s but the open ones', (_, events, authorizer) => {
    expect(events()).toEqual(
      routes.map(({ method, path, permission }) => ({
        httpApi: permission === 'open' ? { method, path } : { method, path, authorizer },
      })),
    );
  });

  it('are explicit', () => {
    expect(routes.filter(({ method, path }) => !/^[A-Z]+$/.test(method) || /[*$+]/.test(path))).toEqual([]);
  });
});
