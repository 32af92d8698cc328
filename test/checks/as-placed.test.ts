import { describe, expect, it } from '@jest/globals';
import { asPlaced } from '../../src/checks/as-placed';
import { fail, type Judgement, notApplicable, pass, unknown, WHOLE, warn } from '../../src/checks/check';
import type { FindingSteps } from '../../src/model/finding';

const FIX = { action: 'Mend it.', lead: 'setting' } as const;
const PASS = pass(WHOLE, 'As it is.');
const FAIL = fail(WHOLE, 'It is broken.', FIX);
const at = (placement: 'on' | 'off' | 'unplaced') => () => ({ placement, because: 'So it is.' });
const upTo = (multiplier: number, below: 'pass' | 'notApplicable', above: 'warn' | 'fail'): FindingSteps => [
  { upTo: multiplier, status: below },
  { upTo: null, status: above },
];

describe('what is said of a resource, by whether it carries the event’s traffic', () => {
  it.each<[string, Judgement]>([
    ['pass', PASS],
    ['notApplicable', notApplicable('There is none.')],
  ])('asks nothing where it is %s at any traffic', (_, judgement) => {
    const ask = () => {
      throw new Error('It need not be asked.');
    };
    expect(asPlaced(judgement, ask)).toEqual(judgement);
  });

  it.each<[string, Judgement, 'on' | 'off' | 'unplaced', string]>([
    ['what fails', FAIL, 'on', 'fail'],
    ['what fails', FAIL, 'unplaced', 'warn'],
    ['what fails', FAIL, 'off', 'notApplicable'],
    ['a warning', warn(WHOLE, 'It is tight.', FIX), 'unplaced', 'warn'],
    ['a warning', warn(WHOLE, 'It is tight.', FIX), 'off', 'notApplicable'],
    ['what is not known', unknown(WHOLE, 'AWS does not say.'), 'unplaced', 'unknown'],
    ['what is not known', unknown(WHOLE, 'AWS does not say.'), 'off', 'notApplicable'],
  ])('%s: %j, %s the path, is %s', (_, judgement, placement, status) => {
    const judged = asPlaced(judgement, at(placement));
    expect(judged.status).toBe(status);
    expect(judged).not.toHaveProperty('statusSteps');
  });

  it.each<[string, Judgement, 'on' | 'off' | 'unplaced', object]>([
    [
      'passes now',
      { ...PASS, statusSteps: upTo(5, 'pass', 'fail') },
      'on',
      { status: 'pass', statusSteps: upTo(5, 'pass', 'fail') },
    ],
    [
      'passes now',
      { ...PASS, statusSteps: upTo(5, 'pass', 'fail') },
      'unplaced',
      { status: 'pass', statusSteps: upTo(5, 'pass', 'warn') },
    ],
    [
      'passes now',
      { ...PASS, statusSteps: upTo(5, 'pass', 'fail') },
      'off',
      {
        status: 'pass',
        statusSteps: [
          { upTo: 5, status: 'pass' },
          { upTo: null, status: 'notApplicable' },
        ],
      },
    ],
    [
      'fails',
      { ...FAIL, statusSteps: upTo(2, 'pass', 'fail') },
      'unplaced',
      { status: 'warn', fix: FIX, statusSteps: upTo(2, 'pass', 'warn') },
    ],
    [
      'fails',
      { ...FAIL, statusSteps: upTo(2, 'pass', 'fail') },
      'off',
      {
        status: 'notApplicable',
        detail: 'It does not carry the event’s traffic. So it is.',
        statusSteps: [
          { upTo: 2, status: 'pass' },
          { upTo: null, status: 'notApplicable' },
        ],
      },
    ],
  ])(
    'weighs the status at every multiplier: of what %s, %j, %s the path',
    (_, judgement, placement, expected) => {
      expect(asPlaced(judgement, at(placement))).toMatchObject(expected);
    },
  );
});
