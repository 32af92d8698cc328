import { describe, expect, it } from '@jest/globals';
import { lambdaEventSourceState } from '../../../src/checks/capacity/lambda-event-source-state';
import type { LambdaEventSource } from '../../../src/model/artifacts';
import { aLambdaEventSource } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (source: Partial<LambdaEventSource>, context: object = CARRYING) =>
  runCheck(lambdaEventSourceState, { lambdaEventSources: [aLambdaEventSource(source)] }, context);
const off = { placed: () => ({ placement: 'off', because: 'So it is.' }) };

describe('lambda-event-source-state', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['enabled', judge({}), 'pass', 'It is Enabled, with OK.'],
    ['enabled, and new', judge({ lastProcessingResult: null }), 'pass', 'It is Enabled.'],
    ['updating', judge({ state: 'Updating' }), 'pass', 'It is Updating'],
    ['disabled', judge({ state: 'Disabled' }), 'warn', 'It is Disabled: nothing of clicks gets to checkout.'],
    ['being disabled', judge({ state: 'Disabling' }), 'warn', 'It is Disabling'],
    ['being made', judge({ state: 'Creating' }), 'unknown', 'Its state is Creating'],
    [
      'failing',
      judge({ lastProcessingResult: 'PROBLEM: Function call failed' }),
      'fail',
      'Its last attempt failed: PROBLEM: Function call failed.',
    ],
    [
      'failing before it was switched off',
      judge({ state: 'Disabled', lastProcessingResult: 'PROBLEM: Function call failed' }),
      'warn',
      'It is Disabled',
    ],
    ['disabled, off the path of traffic', judge({ state: 'Disabled' }, off), 'notApplicable', 'So it is.'],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('enables it, and disables it again after the event', () => {
    expect(judge({ state: 'Disabled' })).toMatchObject([
      {
        fix: {
          command: { words: expect.arrayContaining(['update-event-source-mapping', '--enabled']) },
          reversal: { command: { words: expect.arrayContaining(['--no-enabled']) } },
        },
      },
    ]);
  });

  it('tells the sources of one function apart', () => {
    const lambdaEventSources = ['a', 'b'].map((uuid) => aLambdaEventSource({ uuid }));
    const names = runCheck(lambdaEventSourceState, { lambdaEventSources }, CARRYING).map(
      ({ resource }) => resource.name,
    );
    expect(names).toEqual(['checkout from clicks (a)', 'checkout from clicks (b)']);
  });
});
