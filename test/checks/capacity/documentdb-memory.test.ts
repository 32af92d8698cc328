import { describe, expect, it } from '@jest/globals';
import { documentdbMemory } from '../../../src/checks/capacity/documentdb-memory';
import { aDbInstance, aDocumentDbPeak, aPeak, otherMembers } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (
  documentDb: Parameters<typeof aDocumentDbPeak>[0] | null,
  context: object = CARRYING,
  instance: Parameters<typeof otherMembers>[1] = {},
) =>
  runCheck(
    documentdbMemory,
    {
      dbInstances: [aDbInstance(), ...otherMembers('docdb', instance, ['us-east-1a'])],
      dbInstancePeaks: documentDb === null ? [] : [aDocumentDbPeak(documentDb)],
    },
    context,
  );
const throttled = (value: number, hoursWithData = 336) => ({
  documentDb: { throttledOperations: aPeak(value, { hoursWithData }) },
});

describe('documentdb-memory', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['none waited', judge({}), 'pass', 'No operation waited for memory. 336 of 336 hours'],
    ['none in data of two days', judge(throttled(0, 48)), 'pass', '48 of 336 hours'],
    ['none in less', judge(throttled(0, 47)), 'unknown', 'too little data'],
    ['one', judge(throttled(1, 1)), 'fail', '1 operations waited for memory within a minute at'],
    ['no data', judge({ documentDb: { throttledOperations: null } }), 'unknown', 'has no data'],
    ['an instance that came since', judge(null), 'unknown', 'has no data'],
    [
      'one off the path of traffic',
      judge(throttled(1), { placed: () => ({ placement: 'off', because: 'So it is.' }) }),
      'notApplicable',
      'So it is.',
    ],
    [
      'one that nobody placed',
      judge(throttled(1), { placed: () => ({ placement: 'unplaced', because: 'Who knows.' }) }),
      'warn',
      'Say in traffic.elasticity of the plan',
    ],
    [
      'one that goes',
      judge(throttled(1), CARRYING, { dbInstanceStatus: 'deleting' }),
      'notApplicable',
      'deleted',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });
});
