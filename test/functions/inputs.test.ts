import { describe, expect, it } from '@jest/globals';
import { executionEnded, targetInput } from '../../functions/_inputs';

const target = { event: 'sale', run: 'run-1', base: null, account: '111122223333', region: 'global' };

describe('the input of a target', () => {
  it.each([
    ['of a function', '{"errorType":"Error","errorMessage":"No.","trace":["at x"]}', 'No.'],
    ['in words', 'The state was too large.', 'The state was too large.'],
    ['that is other JSON', '["a"]', '["a"]'],
  ])('tells the cause of an error %s', (_, Cause, message) => {
    expect(targetInput.parse({ ...target, failure: { Error: 'Error', Cause } })).toEqual({
      ...target,
      failure: { code: 'Error', message },
    });
  });

  it('has no failure at first', () => {
    expect(targetInput.parse(target)).toEqual(target);
  });
});

describe('the end of an execution', () => {
  const detail = {
    executionArn: 'arn:aws:states:us-east-1:111122223333:execution:readiness-run:sale_run-1',
    status: 'ABORTED',
    input: '{"event":"sale","run":"run-1"}',
  };

  it.each([
    ['without a cause', {}, undefined],
    ['with none', { cause: null }, null],
    ['that was stopped', { cause: 'cancelled by mei' }, 'cancelled by mei'],
    [
      'that failed',
      { status: 'FAILED', cause: '{"errorMessage":"The table is full."}' },
      'The table is full.',
    ],
  ])('%s names its run', (_, more, cause) => {
    const parsed = executionEnded.parse({ source: 'aws.states', detail: { ...detail, ...more } }).detail;
    expect(parsed.input).toEqual({ event: 'sale', run: 'run-1' });
    expect(parsed.cause).toEqual(cause);
  });

  it.each([
    ['is not JSON', { input: 'sale' }],
    ['is of something else', { input: '{"event":"sale"}' }],
    ['is missing', { input: undefined }],
    ['did not fail', { status: 'SUCCEEDED' }],
  ])('is refused when it %s', (_, more) => {
    expect(executionEnded.safeParse({ detail: { ...detail, ...more } }).success).toBe(false);
  });
});
