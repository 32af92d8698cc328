import { describe, expect, it } from '@jest/globals';
import { firehoseBackup } from '../../../src/checks/capacity/firehose-backup';
import { firehoseDataFreshness } from '../../../src/checks/capacity/firehose-data-freshness';
import { firehoseDelivery } from '../../../src/checks/capacity/firehose-delivery';
import { firehoseErrorLogs } from '../../../src/checks/capacity/firehose-error-logs';
import { firehoseStatus } from '../../../src/checks/capacity/firehose-status';
import { firehoseThrottling } from '../../../src/checks/capacity/firehose-throttling';
import type { AnyTargetCheck, TargetContext } from '../../../src/checks/check';
import type { FirehoseStream, FirehoseStreamPeak } from '../../../src/model/artifacts';
import {
  aFirehoseDestination,
  aFirehoseStream,
  aFirehoseStreamPeak,
  aPeak,
  streamArn,
  unusedFirehose,
} from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

type Peak = Partial<FirehoseStreamPeak> | null;
type Row = readonly [
  title: string,
  stream: Partial<FirehoseStream>,
  peak: Peak,
  status: string,
  detail: string,
];

/** Null: nothing was measured. */
const judge = (
  check: AnyTargetCheck,
  stream: Partial<FirehoseStream>,
  peak: Peak,
  context: Partial<TargetContext> = CARRYING,
) =>
  runCheck(
    check,
    {
      firehoseStreams: [aFirehoseStream(stream)],
      firehoseStreamPeaks: peak === null ? [] : [aFirehoseStreamPeak(peak)],
    },
    context,
  );

const itJudges = (check: AnyTargetCheck, rows: readonly Row[]) => {
  it.each<Row>(rows)('judges %s', (_, stream, peak, status, detail) => {
    expect(judge(check, stream, peak)).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });
};

const to = (
  destination: Parameters<typeof aFirehoseDestination>[0],
  ...others: Parameters<typeof aFirehoseDestination>
): Partial<FirehoseStream> => ({ destinations: [destination, ...others].map(aFirehoseDestination) });
const kinesis = { source: 'KinesisStreamAsSource', sourceArn: streamArn() };
const kafka = { source: 'MSKAsSource', sourceArn: 'arn:aws:kafka:us-east-1:111122223333:cluster/shop/1' };
const oneDay = { hoursWithData: 24 };

describe('firehose-status', () => {
  itJudges(firehoseStatus, [
    ['one that is active', {}, null, 'pass', 'ACTIVE'],
    ['one that is being made', { streamStatus: 'CREATING' }, null, 'unknown', 'CREATING'],
    [
      'one that could not be made',
      { streamStatus: 'CREATING_FAILED', failure: 'No such key.' },
      null,
      'fail',
      'CREATING_FAILED: No such key.',
    ],
  ]);

  it('says nothing of what is being deleted, and less of what carries no traffic or may not', () => {
    expect(judge(firehoseStatus, { streamStatus: 'DELETING' }, null)).toEqual([]);
    const statusWhere = (placement: 'off' | 'unplaced') =>
      judge(firehoseStatus, { streamStatus: 'CREATING_FAILED' }, null, {
        placed: () => ({ placement, because: 'So it is.' }),
      })[0]?.status;
    expect([statusWhere('off'), statusWhere('unplaced')]).toEqual(['notApplicable', 'warn']);
  });
});

describe('firehose-throttling', () =>
  itJudges(firehoseThrottling, [
    ['none refused', {}, {}, 'pass', 'No record was refused'],
    ['one record', {}, { refused: aPeak(1) }, 'fail', '1 records were refused'],
    ['one read of a stream', kinesis, { refused: aPeak(1) }, 'warn', `in reading ${streamArn()} at`],
    ['one read of a topic', kafka, { refused: aPeak(1) }, 'warn', 'in reading arn:aws:kafka'],
    ['a source that holds nothing up', kinesis, {}, 'pass', 'Nothing held it up'],
    ['nothing used', {}, unusedFirehose, 'notApplicable', 'Nothing came'],
    ['what is not known', {}, { refused: null }, 'unknown', 'no complete data'],
    ['what was not measured', {}, null, 'unknown', 'no complete data'],
    ['a database', { source: 'DatabaseAsSource' }, { refused: null }, 'unknown', 'a database'],
  ]));

describe('firehose-data-freshness', () =>
  itJudges(firehoseDataFreshness, [
    ['what is buffered longest, and delivered', {}, { freshnessSeconds: aPeak(1_200) }, 'pass', '20 minutes'],
    ['more', {}, { freshnessSeconds: aPeak(1_260) }, 'warn', '21 minutes'],
    [
      'that of partitions',
      to({ isPartitioned: true }),
      { freshnessSeconds: aPeak(1_800) },
      'pass',
      '30 minutes',
    ],
    [
      'more of partitions',
      to({ isPartitioned: true }),
      { freshnessSeconds: aPeak(1_860) },
      'warn',
      '31 minutes',
    ],
    ['half a day', {}, { freshnessSeconds: aPeak(43_200) }, 'warn', '720 minutes'],
    ['more than half a day', {}, { freshnessSeconds: aPeak(43_260) }, 'fail', '721 minutes'],
    ['a day of data', {}, { freshnessSeconds: aPeak(60, oneDay) }, 'unknown', 'too little data'],
    ['a day of data that shows it', {}, { freshnessSeconds: aPeak(1_260, oneDay) }, 'warn', '21 minutes'],
    ['nothing measured', {}, null, 'unknown', 'no data for DataFreshness'],
    ['nothing used', {}, unusedFirehose, 'notApplicable', 'Nothing came'],
    ['two destinations', to({}, {}), {}, 'unknown', '2 destinations'],
    ['a destination of another kind', to({ kind: 'other' }), {}, 'unknown', 'not known here'],
    ['none', { destinations: [] }, {}, 'unknown', 'no destination'],
    [
      'a stream that is read in time',
      kinesis,
      { sourceLagMilliseconds: aPeak(1_200_000) },
      'pass',
      '20 minutes',
    ],
    ['one that is read late', kinesis, { sourceLagMilliseconds: aPeak(1_260_000) }, 'warn', '21 minutes'],
    ['one of which that is not known', kinesis, {}, 'unknown', 'no data of how far'],
    ['a topic', kafka, {}, 'unknown', 'not read'],
  ]));

/** Half of the attempts failed a day before the judging, in one hour. */
const retried = (peak: Peak = {}, failed: Partial<FirehoseStreamPeak['failedDeliveries']> = {}): Peak => ({
  deliverySuccess: aPeak(0.5),
  failedDeliveries: { hours: 1, lastAt: '2026-11-21T00:00:00.000Z', ...failed },
  freshnessSeconds: aPeak(1_200),
  ...peak,
});

describe('firehose-delivery', () =>
  itJudges(firehoseDelivery, [
    ['all', {}, {}, 'pass', 'Nothing failed'],
    ['not all', {}, { deliverySuccess: aPeak(0.99999) }, 'warn', 'Only 99.9 %'],
    [
      'what was tried again in one hour, and came in time',
      {},
      retried(),
      'pass',
      'Attempts failed in one hour alone, last at 2026-11-21T00:00:00.000Z, and were tried again: all was delivered within 20 minutes.',
    ],
    [
      'what failed within a day',
      {},
      retried({}, { lastAt: '2026-11-21T00:00:01.000Z' }),
      'warn',
      'Only 50 %',
    ],
    ['what failed again', {}, retried({}, { hours: 2 }), 'warn', 'Only 50 %'],
    ['what came late', {}, retried({ freshnessSeconds: aPeak(1_201) }), 'warn', 'Only 50 %'],
    ['what is not known to have come', {}, retried({ freshnessSeconds: null }), 'warn', 'Only 50 %'],
    ['what is known of a day', {}, retried({ freshnessSeconds: aPeak(60, oneDay) }), 'warn', 'Only 50 %'],
    [
      'what another destination may have refused for good',
      to({ kind: 'Splunk' }),
      retried(),
      'warn',
      'Only 50 %',
    ],
    ['all of a day', {}, { deliverySuccess: aPeak(1, oneDay) }, 'unknown', 'too little data'],
    ['nothing measured', {}, null, 'unknown', 'no data for Success'],
    ['nothing used', {}, unusedFirehose, 'notApplicable', 'Nothing came'],
    ['two destinations', to({}, {}), {}, 'unknown', '2 destinations'],
    [
      'all rows',
      to({ kind: 'Iceberg' }),
      { deliverySuccess: null, failedRows: aPeak(0) },
      'pass',
      'Nothing failed',
    ],
    [
      'all rows of a day',
      to({ kind: 'Iceberg' }),
      { deliverySuccess: null, failedRows: aPeak(0, oneDay) },
      'unknown',
      'too little data',
    ],
    ['not all rows', to({ kind: 'Iceberg' }), { failedRows: aPeak(2) }, 'warn', '2 rows'],
    [
      'rows of which nothing was said',
      to({ kind: 'Iceberg' }),
      { deliverySuccess: null, failedRows: aPeak(0, { hoursWithData: 0 }) },
      'unknown',
      'no data',
    ],
    [
      'all that its function gave',
      to({ isTransformed: true }),
      { transformationSuccess: aPeak(1) },
      'pass',
      'Nothing failed',
    ],
    [
      'not all that came to its function',
      to({ isTransformed: true }),
      { transformationSuccess: aPeak(0.5) },
      'warn',
      'Only 50 % of the calls of its function',
    ],
    ['nothing said of its function', to({ isTransformed: true }), {}, 'unknown', 'ExecuteProcessing.Success'],
    ['all converted', to({ isConverted: true }), { failedConversions: aPeak(0) }, 'pass', 'Nothing failed'],
    [
      'not all converted',
      to({ isConverted: true }),
      { failedConversions: aPeak(3) },
      'warn',
      '3 records could not be converted',
    ],
    ['nothing said of the conversion', to({ isConverted: true }), {}, 'unknown', 'FailedConversion'],
  ]));

describe('firehose-error-logs', () =>
  itJudges(firehoseErrorLogs, [
    ['on', {}, null, 'pass', 'go to CloudWatch Logs'],
    ['off', to({ isLogged: false }), null, 'warn', 'go to no log'],
    ['off for the second', to({}, { isLogged: false }), null, 'warn', 'go to no log'],
    ['another kind', to({ kind: 'other', isLogged: false }), null, 'unknown', 'not known here'],
    ['none', { destinations: [] }, null, 'unknown', 'not known here'],
  ]));

describe('firehose-backup', () =>
  itJudges(firehoseBackup, [
    ['no function', {}, null, 'pass', 'No function'],
    ['all kept', to({ isTransformed: true, backupMode: 'AllEvents' }), null, 'pass', 'All records are kept'],
    ['none kept', to({ isTransformed: true }), null, 'warn', '(S3 backup: Disabled)'],
    [
      'failed ones kept',
      to({ isTransformed: true, backupMode: 'FailedDataOnly' }),
      null,
      'warn',
      'FailedDataOnly',
    ],
    ['no choice', to({ isTransformed: true, backupMode: null }), null, 'warn', 'none'],
    ['another kind', to({ kind: 'other' }), null, 'unknown', 'not known here'],
  ]));
