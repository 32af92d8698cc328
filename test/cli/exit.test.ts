import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { runToExitCode } from '../../src/cli/exit';

describe('an error nobody expected', () => {
  it('is shown with its stack, without the secrets that AWS repeats', async () => {
    const stderr = new PassThrough();
    const environment = {
      stderr: stderr as unknown as NodeJS.WriteStream,
      signal: new AbortController().signal,
    };
    const said = `ASIAABCDEFGHIJKLMNOP x-amz-security-token:${'IQoJb3JpZ2luX2Vj'.repeat(8)} $&`;
    const code = await runToExitCode(environment, () => Promise.reject(new TypeError(said)));
    const text = String(stderr.read());
    expect(code).toBe(2);
    expect(text).toContain('TypeError: [access key id] x-amz-security-token:[…] $&');
    expect(text).toContain('exit.test');
    expect(text).not.toMatch(/ASIAABCD|IQoJ/);
  });
});
