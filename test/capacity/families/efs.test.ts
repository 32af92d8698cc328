import { describe, expect, it } from '@jest/globals';
import type { Artifacts, EfsFileSystem, EfsFileSystemPeak } from '../../../src/model/artifacts';
import { aFileSystem, aFileSystemPeak, aFileSystemQuota, aPeak } from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;
const TIB = 1024 ** 4;

const account = (
  fileSystem: Partial<EfsFileSystem> = {},
  peaks: Partial<EfsFileSystemPeak> | null = {},
): Partial<Artifacts> => ({
  efsFileSystems: [aFileSystem(fileSystem)],
  efsFileSystemPeaks: peaks === null ? [] : [aFileSystemPeak(peaks)],
  serviceQuotas: [aFileSystemQuota()],
});

/** A day that begins ten days after the peaks of the look-back. */
const window = { start: '2026-11-24T12:00:00Z', end: '2026-11-25T12:00:00Z' };

const carrying = (mibps: number) => ({ meteredBytesPerSecond: aPeak(mibps * MIB) });

describe('efs-throughput', () => {
  const at = (fileSystem: Partial<EfsFileSystem>, peaks: Partial<EfsFileSystemPeak> | null) =>
    onlyCeiling('efs-throughput', account(fileSystem, peaks), { multiplier: 10, window });

  const inStandard = (bytes: number | null) => ({
    storedBytes: { standard: bytes, infrequentAccess: 0, archive: 0 },
  });
  const elastic: Partial<EfsFileSystem> = { throughputMode: 'elastic' };
  const permitted = (mibps: number) => ({
    permittedBytesPerSecond: { value: mibps * MIB, at: '2026-11-21T23:00:00Z' },
  });
  const clients = (value: number) => ({ clientConnections: aPeak(value) });
  const provisioned = (mibps: number, bytes = 2 * TIB): Partial<EfsFileSystem> => ({
    ...{ throughputMode: 'provisioned', provisionedThroughputInMibps: mibps },
    ...inStandard(bytes),
  });
  const credits = (gib: number, lostGib = 0) => ({
    leastBurstCredits: aPeak(gib * GIB),
    burstCreditsLostPerDay: lostGib * GIB,
  });
  const nowLeft = (gib: number) => ({ value: gib * GIB, at: '2026-11-21T12:00:00Z' });
  // 2 TiB × 50 MiB/s, and 4,000 GiB of credits over 86,400 seconds.
  const OF_CREDITS = (4000 * 1024) / 86_400;
  const BURSTING = 100 + OF_CREDITS;

  it.each<[string, Partial<EfsFileSystem>, Partial<EfsFileSystemPeak>, number, string]>([
    // Ten times as much, and 1.5 times that in the busiest second: 117 are less than 80 % of 147.4.
    ['bursting with room', {}, carrying(7.8), BURSTING, 'green'],
    ['bursting, by the busiest second', {}, carrying(8), BURSTING, 'yellow'],
    ['bursting, as much as credits give', {}, carrying(14.7), BURSTING, 'yellow'],
    ['bursting beyond credits', {}, carrying(14.8), BURSTING, 'red'],
    // 40 GiB less 4 a day for ten days are none: the baseline alone is sure, and 147.4 with the most there were.
    [
      'credits that shrink, within the baseline',
      {},
      { ...carrying(6.6), ...credits(40, 4) },
      BURSTING,
      'green',
    ],
    ['credits that shrink, beyond it', {}, { ...carrying(6.8), ...credits(40, 4) }, BURSTING, 'yellow'],
    ['credits that shrink, beyond all', {}, { ...carrying(14.8), ...credits(40, 4) }, BURSTING, 'red'],
    // Of 4,000 GiB 1,340 a day for three days leave none.
    [
      'credits that shrink only since a few days',
      {},
      { ...carrying(6.8), burstCreditsNow: nowLeft(4000), burstCreditsLostLately: 1340 * GIB },
      BURSTING,
      'yellow',
    ],
    // They were spent on a day that is excluded, or after the look-back.
    [
      'credits of which none are left now',
      {},
      { ...carrying(6.8), burstCreditsNow: nowLeft(0) },
      BURSTING,
      'yellow',
    ],
    ['one that needs none of them', {}, { ...carrying(6.6), burstCreditsNow: nowLeft(0) }, BURSTING, 'green'],
    [
      // 1 MiB/s at least, and 100 MiB/s with credits: 1 + 4,000 GiB over the day.
      'a small one',
      inStandard(GIB),
      { ...carrying(4), permittedBytesPerSecond: null, permittedAtPeak: 100 * MIB },
      1 + (4000 * 1024) / 86_400,
      'yellow',
    ],
    [
      // 50 + 400,000 GiB over the day are more than a burst of 1 TiB.
      'one with more credits than a burst spends',
      inStandard(TIB),
      {
        ...carrying(5.3),
        ...credits(400_000),
        ...{ mostBurstCredits: aPeak(400_000 * GIB), burstCreditsNow: nowLeft(400_000) },
        // Of another mode, in which it was yesterday.
        ...{ ...permitted(1024), permittedAtPeak: 100 * MIB },
      },
      100,
      'green',
    ],
    // 30 TiB × 50 MiB/s are more than the 1 GiB/s that is sure in every region, and 15 × 70 are 1,050.
    [
      'a large one',
      inStandard(30 * TIB),
      { ...carrying(70), permittedBytesPerSecond: null },
      1500 + (4000 * 1024) / 86_400,
      'yellow',
    ],
    [
      'a large one that is permitted more',
      inStandard(30 * TIB),
      { ...carrying(70), ...permitted(3072) },
      1500 + (4000 * 1024) / 86_400,
      'green',
    ],
    // 2 TiB give 100 MiB/s, of which EFS permits 60: 60 + 4,000 GiB over the day are 107.4.
    [
      'bursting that is permitted less',
      {},
      { ...carrying(5.8), ...permitted(60) },
      60 + OF_CREDITS,
      'yellow',
    ],
    [
      'bursting that is permitted less, with room',
      {},
      { ...carrying(5.7), ...permitted(60) },
      60 + OF_CREDITS,
      'green',
    ],
    [
      'provisioned, of what is permitted less than its size gives',
      provisioned(50),
      { ...carrying(5), ...permitted(60) },
      60,
      'yellow',
    ],
    ['elastic with room', elastic, { ...carrying(54), ...permitted(1024) }, 1024, 'green'],
    ['elastic, by the busiest second', elastic, { ...carrying(55), ...permitted(1024) }, 1024, 'yellow'],
    ['elastic beyond what is permitted', elastic, { ...carrying(103), ...permitted(1024) }, 1024, 'red'],
    // 15 × 33 are 495 of the 500 MiB/s of one client, and 15 × 34 are 510; two clients have 1,000.
    ['one client', elastic, { ...carrying(33), ...permitted(5120), ...clients(1) }, 5120, 'green'],
    [
      'too much for one client',
      elastic,
      { ...carrying(34), ...permitted(5120), ...clients(1) },
      5120,
      'yellow',
    ],
    ['enough for two', elastic, { ...carrying(34), ...permitted(5120), ...clients(2) }, 5120, 'green'],
    [
      'clients that nobody counted',
      elastic,
      { ...carrying(34), ...permitted(5120), clientConnections: null },
      5120,
      'yellow',
    ],
    ['provisioned', provisioned(150), carrying(8), 150, 'green'],
    ['provisioned, and too little', provisioned(150), carrying(15.1), 150, 'red'],
    [
      'provisioned less, of a large one',
      provisioned(150, 30 * TIB),
      { ...carrying(70), permittedBytesPerSecond: null },
      1500,
      'yellow',
    ],
    ['provisioned less than what it stores gives', provisioned(150, 4 * TIB), carrying(15.1), 200, 'yellow'],
  ])('%s', (_, fileSystem, peaks, limit, status) => {
    expect(at(fileSystem, peaks)).toMatchObject({
      resource: 'fs-shop',
      unit: 'MiB/s',
      limit: expect.closeTo(limit, 6),
      status,
    });
  });

  it('spends credits from the begin of the event on, and not only in its last peak', () => {
    const first = { name: 'doors', from: '2026-12-12 00:00', to: '2026-12-12 01:00', multiplier: 10 };
    const last = { name: 'finale', from: '2026-12-12 22:00', to: '2026-12-12 23:00', multiplier: 10 };
    const statusOf = (mibps: number, ...peaks: (typeof first)[]) =>
      onlyCeiling('efs-throughput', account({}, carrying(mibps)), { plan: aPlan({ traffic: { peaks } }) })
        .status;
    // An hour of 200 MiB/s; at the end of the other, 23 hours after the begin, 4,000 GiB are 49.5 MiB/s above the baseline of 100.
    expect(statusOf(10, first)).toBe('green');
    expect(statusOf(9.9, first, last)).toBe('green');
    expect(statusOf(10, first, last)).toBe('yellow');
  });

  it.each<[string, Partial<EfsFileSystem>, Partial<EfsFileSystemPeak> | null, string]>([
    ['nothing was measured', {}, null, 'gave no complete data for fs-shop'],
    ['the data were incomplete', {}, { meteredBytesPerSecond: null, isUsed: null }, 'no complete data'],
    [
      'it was used for a day',
      {},
      { meteredBytesPerSecond: aPeak(MIB, { hoursWithData: 24 }) },
      'too little data',
    ],
    [
      'it was made for the event',
      { creationTime: '2026-11-20T00:00:00Z' },
      { meteredBytesPerSecond: null, isUsed: false, hoursUsed: 0 },
      'made within the look-back',
    ],
    [
      'it was made and filled for the event',
      { creationTime: '2026-11-20T00:00:00Z' },
      { hoursUsed: 47 },
      'read or written in 47 hours',
    ],
    [
      'it was used only on excluded days',
      {},
      { ...carrying(0), hoursUsed: 0 },
      'excludes from normal traffic',
    ],
    ['it was held to what was permitted', {}, { ...carrying(1), permittedAtPeak: 1.1 * MIB }, 'held fs-shop'],
    [
      'what was permitted at its peak is not known',
      {},
      { permittedAtPeak: null },
      'at its peak is not known',
    ],
    // A burst of 2 TiB is 200 MiB/s.
    ['it was in another mode', {}, { permittedAtPeak: 221 * MIB }, 'Elastic throughput, reads'],
    ['its credits of now are not known', {}, { burstCreditsNow: null }, 'or none of today'],
    ['its credits of the last days are not known', {}, { burstCreditsLostLately: null }, 'less than a day'],
    ['its mode is not known', { throughputMode: null }, {}, 'mode of fs-shop'],
    ['what it stores is not known', inStandard(null), {}, 'stored in Standard'],
    [
      'its credits are not known',
      {},
      { leastBurstCredits: null, mostBurstCredits: null },
      'BurstCreditBalance',
    ],
    ['its credits are of a day', {}, { burstCreditsLostPerDay: null }, 'less than a day'],
    ['what EFS permits is not known', elastic, { permittedBytesPerSecond: null }, 'PermittedThroughput'],
    ['what is provisioned is not known', { ...elastic, throughputMode: 'provisioned' }, {}, 'is provisioned'],
  ])('is grey where %s', (_, fileSystem, peaks, said) => {
    const ceiling = at(fileSystem, peaks);
    expect(ceiling.status).toBe('grey');
    expect(ceiling.evidence.map(({ detail }) => detail).join()).toContain(said);
  });

  it.each<[string, Partial<EfsFileSystem>, Partial<EfsFileSystemPeak>]>([
    ['used for two days since it was made', { creationTime: '2026-11-20T00:00:00Z' }, { hoursUsed: 48 }],
    ['read on one hour in a look-back that it is older than', {}, { hoursUsed: 1 }],
    ['not held', {}, { ...carrying(1), permittedAtPeak: 1.2 * MIB }],
    ['permitted little more then', {}, { permittedAtPeak: 219 * MIB }],
    ['elastic since its peak', elastic, { permittedAtPeak: 100 * MIB, ...permitted(1024) }],
  ])('is green where it was %s', (_, fileSystem, peaks) => {
    expect(at(fileSystem, peaks).status).toBe('green');
  });

  it('is of no file system that is idle or being deleted, and lost with the zone of one that is of one', () => {
    expect(ceilingsOf('efs-throughput', account({}, { isUsed: false, hoursUsed: 0 }))).toEqual([]);
    expect(ceilingsOf('efs-throughput', account({ lifeCycleState: 'deleting' }))).toEqual([]);
    expect(at({ oneZone: 'us-east-1a' }, {}).breaksAtWithoutZone).toBe(0);
    expect(at({}, {}).breaksAtWithoutZone).not.toBe(0);
  });

  it.each<[string, Partial<EfsFileSystem>, number, string | null, string | null]>([
    // 15 × 14.8 ÷ 0.8 = 277.5.
    [
      'elastic throughput of a bursting one',
      {},
      14.8,
      '--throughput-mode elastic',
      '--throughput-mode bursting',
    ],
    [
      // Max I/O has no elastic throughput.
      'as much provisioned of one with Max I/O',
      { performanceMode: 'maxIO' },
      14.8,
      '--throughput-mode provisioned --provisioned-throughput-in-mibps 278',
      '--throughput-mode bursting',
    ],
    [
      'more provisioned',
      provisioned(150),
      20,
      '--throughput-mode provisioned --provisioned-throughput-in-mibps 375',
      '--throughput-mode provisioned --provisioned-throughput-in-mibps 150',
    ],
    [
      // 15 × 200 ÷ 0.8 = 3,750 are more than 3,414, and less than 5 GiB/s.
      'elastic throughput where so much cannot be provisioned',
      provisioned(150),
      200,
      '--throughput-mode elastic',
      '--throughput-mode provisioned --provisioned-throughput-in-mibps 150',
    ],
    // 15 × 60 ÷ 0.8 = 1,125 are more than 1 GiB/s.
    ['nothing that can be run of one zone', { oneZone: 'us-east-1a' }, 60, null, null],
    ['nothing that can be run beyond all', {}, 400, null, null],
  ])('asks for %s', (_, fileSystem, mibps, command, reversal) => {
    const { fix } = at(fileSystem, carrying(mibps));
    if (command === null) expect(fix?.command).toBeUndefined();
    else expect(fix?.command).toContain(`aws efs update-file-system`);
    expect(fix?.command ?? '').toContain(command ?? '');
    expect(fix?.reversal?.command ?? '').toContain(reversal ?? '');
  });
});

describe('efs-operations', () => {
  const at = (fileSystem: Partial<EfsFileSystem>, peaks: Partial<EfsFileSystemPeak>) =>
    onlyCeiling('efs-operations', account(fileSystem, peaks), { multiplier: 10 });

  it.each([
    [8, 80, 'green'],
    [8.1, 81, 'yellow'],
    [10, 100, 'yellow'],
    [10.1, 101, 'red'],
  ])('%d %% at normal peak are %d %% at the peak', (percent, atPeak, status) => {
    const ceiling = at({}, { percentIoLimit: aPeak(percent) });
    expect(ceiling).toMatchObject({ limit: 100, status });
    expect(ceiling.atPeak).toBeCloseTo(atPeak, 6);
  });

  it('asks for elastic throughput, but of one that has it', () => {
    const busy = { percentIoLimit: aPeak(20) };
    expect(at({}, busy).fix?.command).toContain('--throughput-mode elastic');
    expect(at({ throughputMode: 'elastic' }, busy).fix?.command).toBeUndefined();
  });

  it('does not ask for elastic throughput of one zone, where it allows no more', () => {
    const { fix } = at({ oneZone: 'us-east-1a' }, { percentIoLimit: aPeak(20) });
    expect(fix?.command).toBeUndefined();
    expect(fix?.action).toContain('no more operations in any throughput mode');
  });

  it('is grey where Elastic throughput may have counted them for less', () => {
    expect(at({}, { percentIoLimit: aPeak(1), permittedAtPeak: 1024 * MIB }).status).toBe('grey');
    expect(
      at({ throughputMode: 'elastic' }, { percentIoLimit: aPeak(1), permittedAtPeak: 1024 * MIB }).status,
    ).toBe('green');
  });

  it('is grey with Max I/O, without data, and with a day of them', () => {
    expect(at({ performanceMode: 'maxIO' }, { percentIoLimit: null }).status).toBe('grey');
    expect(at({}, { percentIoLimit: null }).status).toBe('grey');
    expect(at({}, { percentIoLimit: aPeak(1, { hoursWithData: 24 }) }).status).toBe('grey');
  });
});

describe('efs-connections', () => {
  const at = (clients: number | null) =>
    onlyCeiling(
      'efs-connections',
      account({}, { clientConnections: clients === null ? null : aPeak(clients) }),
      { multiplier: 10 },
    );

  it.each([
    // 25,000 × 0.8 = 20,000.
    [2_000, 'green'],
    [2_001, 'yellow'],
    [25_000, 'yellow'],
    [25_001, 'red'],
    [null, 'grey'],
  ])('%d clients, of which ten times as many may come', (clients, status) => {
    expect(at(clients)).toMatchObject({ limit: 25_000, status });
  });
});

describe('efs-file-systems', () => {
  it.each([
    [0, 1, 'green'],
    [799, 800, 'green'],
    [800, 801, 'yellow'],
    [1000, 1001, 'red'],
  ])('counts one and %d that are planned', (count, atPeak, status) => {
    const plan = aPlan(
      count === 0 ? {} : { plannedAdditions: [{ quota: 'L-848C634D', region: 'us-east-1', count }] },
    );
    expect(onlyCeiling('efs-file-systems', account(), { plan })).toMatchObject({
      atPeak,
      limit: 1000,
      status,
    });
  });
});
