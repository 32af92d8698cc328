import { describe, expect, it } from '@jest/globals';
import { dynamodbThrottling } from '../../../src/checks/capacity/dynamodb-throttling';
import type { Artifacts } from '../../../src/model/artifacts';
import {
  aDynamodbIndex,
  aDynamodbIndexPeak,
  aDynamodbPeak,
  aDynamodbTable,
  aPeak,
  aProvisionedTable,
  unusedConsumption,
} from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const judge = (peak: Parameters<typeof aDynamodbPeak>[0] | null, artifacts: Partial<Artifacts> = {}) =>
  runCheck(dynamodbThrottling, {
    dynamodbTables: [aDynamodbTable()],
    dynamodbPeaks: peak === null ? [] : [aDynamodbPeak(peak)],
    ...artifacts,
  });

describe('dynamodb-throttling', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['none refused', judge({}), 'pass', 'No reads were refused in the look-back. No writes were refused'],
    ['one read', judge({ readThrottleEvents: aPeak(1) }), 'fail', '1 reads were refused within minutes at'],
    ['one write', judge({ writeThrottleEvents: aPeak(1) }), 'fail', '20 write units/s on demand at its peak'],
    [
      'one of a provisioned table',
      judge({ readThrottleEvents: aPeak(1) }, { dynamodbTables: [aProvisionedTable(100, 50)] }),
      'fail',
      'it took 60 of 100 read units/s at its peak',
    ],
    ['nothing used', judge(unusedConsumption), 'notApplicable', 'Nothing was read or written'],
    ['data that are not complete', judge({ readThrottleEvents: null }), 'unknown', 'no complete data'],
    ['a table that came since', judge(null), 'unknown', 'no complete data'],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('says that an index that is throttled holds up the writes of its table', () => {
    const [, index] = judge(
      { indexes: [aDynamodbIndexPeak({ writeThrottleEvents: aPeak(5) })] },
      { dynamodbTables: [aDynamodbTable({ globalSecondaryIndexes: [aDynamodbIndex()] })] },
    );
    expect(index).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining('Writes to carts were refused by that.'),
      fix: { action: expect.stringContaining('at most 1,000 write units/s') },
    });
  });

  it('says both of a table whose reads and writes are throttled', () => {
    expect(judge({ readThrottleEvents: aPeak(3), writeThrottleEvents: aPeak(4) })).toMatchObject([
      { detail: expect.stringMatching(/3 reads were refused .* 4 writes were refused/) },
    ]);
  });

  it('has nothing to judge of a table that is being deleted', () => {
    expect(judge({}, { dynamodbTables: [aDynamodbTable({ tableStatus: 'DELETING' })] })).toEqual([]);
  });
});
