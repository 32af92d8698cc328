import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { PROBLEMS } from '../../src/api/problem';
import { routes } from '../../src/api/routes';

const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');

describe('docs/api.md', () => {
  it('names every route and every problem that is seen', () => {
    const missing = [
      ...routes.map(({ method, path }) => `${method} ${path}`),
      ...Object.entries(PROBLEMS).flatMap(([name, { status }]) =>
        status === 500 ? [] : `/problems/${name}`,
      ),
    ].filter((name) => !page.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });

  it('gives by its policies what is to be given, and no more', () => {
    const policies = [...page.matchAll(/```json\n([^`]+)```/g)].map(([, text = '']) => JSON.parse(text));
    const allowed = policies.map(({ Statement: [{ Resource }] }) => Resource.length);
    const counted = (permission: string) => routes.filter((route) => route.permission === permission).length;
    expect(allowed).toEqual([counted('read'), counted('operate')]);
  });
});
