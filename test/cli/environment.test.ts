import { afterEach, describe, expect, it } from '@jest/globals';
import { openEnvironment } from '../../src/cli/environment';

const variables = { ...process.env };
afterEach(() => {
  process.env = variables;
});

const environment = (env: Record<string, string>) => {
  process.env = env;
  return openEnvironment(new AbortController().signal);
};

describe('the environment of a command', () => {
  it.each([
    [{}, false],
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '0' }, false],
    [{ NO_COLOR: '1' }, false],
  ])('of %j, without a terminal, has colour: %j', (env, colour) => {
    expect(environment(env).colour).toBe(colour);
  });

  it.each([
    [{}, true],
    [{ LANG: 'C' }, false],
    [{ LANG: 'en_SG.UTF-8' }, true],
    [{ LANG: 'en_SG.utf8' }, true],
    [{ LC_ALL: 'POSIX', LANG: 'en_SG.UTF-8' }, false],
    [{ LC_ALL: '', LC_CTYPE: '', LANG: 'en_SG.UTF-8' }, true],
  ])('of %j shows more than ASCII: %j', (env, unicode) => {
    expect(environment(env).unicode).toBe(unicode);
  });

  it.each([
    [{}, 80],
    [{ COLUMNS: '120' }, 120],
    [{ COLUMNS: 'wide' }, 80],
    [{ COLUMNS: '3' }, 80],
  ])('of %j is %i columns wide', (env, width) => {
    expect(environment(env).width).toBe(width);
  });

  it.each([
    [{ USER: 'mei' }, 'mei'],
    [{ USERNAME: 'arjun' }, 'arjun'],
    [{}, 'unknown'],
  ])('of %j belongs to %s', (env, user) => {
    expect(environment(env).user).toBe(user);
  });

  it('gives the variables it is asked for, an empty one like none', () => {
    const { variable } = environment({ TOKEN: 'jwt', EMPTY: '' });
    expect(['TOKEN', 'EMPTY', 'NONE'].map(variable)).toEqual(['jwt', undefined, undefined]);
  });

  it('tells the time in UTC', () => {
    expect(environment({}).now()).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
  });
});
