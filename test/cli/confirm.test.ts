import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { confirm } from '../../src/cli/confirm';
import { anEnvironment } from '../builders/environment';

const asked = (said: string) => {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  stdin.end(`${said}\n`);
  return confirm('Ask AWS for this?', { ...anEnvironment(), stdin });
};

describe('confirm', () => {
  it.each([
    ['y', true],
    ['Yes', true],
    [' yes ', true],
    ['', false],
    ['n', false],
    ['yesterday', false],
  ])('takes %j for %s', async (said, isSure) => {
    expect(await asked(said)).toBe(isSure);
  });

  it('takes the end of what is typed, as by Ctrl-D or Ctrl-C, for no', async () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true });
    stdin.end();
    expect(await confirm('Sure?', { ...anEnvironment(), stdin })).toBe(false);
  });

  it('refuses where nobody can be asked', async () => {
    await expect(confirm('Sure?', { ...anEnvironment(), stdin: new PassThrough() })).rejects.toThrow(
      'say so with --yes',
    );
  });
});
