import { describe, expect, it } from '@jest/globals';
import { efsBurstCredits } from '../../../src/checks/capacity/efs-burst-credits';
import { efsStorageClasses } from '../../../src/checks/capacity/efs-storage-classes';
import type { EfsFileSystem, EfsFileSystemPeak } from '../../../src/model/artifacts';
import { aFileSystem, aFileSystemPeak, aPeak } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const GIB = 1024 ** 3;

const fixOf = ([judged]: ReturnType<typeof runCheck>) => {
  const words = (command: unknown) =>
    [command ?? []].flat().map((one) => (one as { words: string[] }).words.join(' '));
  const fix = judged && 'fix' in judged ? judged.fix : undefined;
  return { command: words(fix?.command).join(), reversal: words(fix?.reversal?.command).join() };
};

describe('efs-burst-credits', () => {
  /** Ten days after the peaks of the look-back. */
  const window = { start: '2026-11-24T12:00:00Z', end: '2026-11-25T12:00:00Z' };
  const judge = (fileSystem: Partial<EfsFileSystem>, peaks: Partial<EfsFileSystemPeak> | null) =>
    runCheck(
      efsBurstCredits,
      {
        efsFileSystems: [aFileSystem(fileSystem)],
        efsFileSystemPeaks: peaks === null ? [] : [aFileSystemPeak(peaks)],
      },
      { ...CARRYING, window },
    );
  const credits = (gib: number, lostGib = 0) => ({
    leastBurstCredits: aPeak(gib * GIB),
    burstCreditsLostPerDay: lostGib * GIB,
  });

  const nowLeft = (gib: number) => ({ value: gib * GIB, at: '2026-11-21T12:00:00Z' });

  it.each<[string, Partial<EfsFileSystem>, Partial<EfsFileSystemPeak> | null, string]>([
    ['has all of them', {}, {}, 'pass'],
    // A burst of 200 MiB/s for a minute: 11.7 GiB.
    ['has as much as a burst spends in a minute', {}, credits(11.8), 'pass'],
    ['had less than that', {}, credits(11.6), 'fail'],
    [
      'had none, of which there is an hour of data',
      {},
      { leastBurstCredits: aPeak(0, { hoursWithData: 1 }) },
      'fail',
    ],
    // 120 less 10 × 10.8 are 12.
    ['has some left when the event begins', {}, credits(120, 10.8), 'pass'],
    ['has none left then', {}, credits(120, 10.9), 'fail'],
    ['has data of a day', {}, { leastBurstCredits: aPeak(4000 * GIB, { hoursWithData: 24 }) }, 'unknown'],
    ['has no trend', {}, { burstCreditsLostPerDay: null }, 'unknown'],
    ['was not measured', {}, null, 'unknown'],
    [
      'was made for the event',
      { creationTime: '2026-11-20T00:00:00Z' },
      { isUsed: false, hoursUsed: 0 },
      'unknown',
    ],
    ['was made for it, and filled', { creationTime: '2026-11-20T00:00:00Z' }, { hoursUsed: 47 }, 'unknown'],
    [
      'was made for it, and has none left',
      { creationTime: '2026-11-20T00:00:00Z' },
      { hoursUsed: 1, burstCreditsNow: nowLeft(11.6) },
      'fail',
    ],
    ['has none left now, by whatever traffic', {}, { burstCreditsNow: nowLeft(11.6) }, 'fail'],
    ['has some left now', {}, { burstCreditsNow: nowLeft(11.8) }, 'pass'],
    ['is not known now', {}, { burstCreditsNow: null }, 'unknown'],
    // 4,000 less 3 × 1,340 are none, and less 3 × 1,320 are 40; the least of ten days before, 13,400, plays no part.
    ['loses them since a few days', {}, { ...credits(13_400), burstCreditsLostLately: 1340 * GIB }, 'warn'],
    ['loses fewer of them', {}, { ...credits(13_400), burstCreditsLostLately: 1320 * GIB }, 'pass'],
    ['has no trend of the last days', {}, { burstCreditsLostLately: null }, 'unknown'],
    ['is idle', {}, { isUsed: false, hoursUsed: 0 }, 'notApplicable'],
    ['is elastic', { throughputMode: 'elastic' }, {}, 'notApplicable'],
    ['has a mode that is not known', { throughputMode: null }, {}, 'unknown'],
  ])('judges one that %s', (_, fileSystem, peaks, status) => {
    expect(judge(fileSystem, peaks).map((one) => one.status)).toEqual([status]);
  });

  it('asks for elastic throughput, which Max I/O has not, and to go back', () => {
    const asked = fixOf(judge({}, credits(0)));
    expect(asked.command).toContain('--file-system-id fs-shop --throughput-mode elastic');
    expect(asked.reversal).toContain('--file-system-id fs-shop --throughput-mode bursting');
    expect(fixOf(judge({ performanceMode: 'maxIO' }, credits(0))).command).toBe('');
  });
});

describe('efs-storage-classes', () => {
  const judge = (fileSystem: Partial<EfsFileSystem>) =>
    runCheck(efsStorageClasses, { efsFileSystems: [aFileSystem(fileSystem)] }, CARRYING);
  const moving = (lifecycle: Partial<EfsFileSystem['lifecycle']>): Partial<EfsFileSystem> => ({
    lifecycle: { toInfrequentAccess: null, toArchive: null, backOnAccess: false, ...lifecycle },
  });
  const storing = (infrequentAccess: number | null, archive: number | null): Partial<EfsFileSystem> => ({
    storedBytes: { standard: GIB, infrequentAccess, archive },
  });

  it.each<[string, Partial<EfsFileSystem>, string]>([
    ['keeps all in Standard', {}, 'pass'],
    ['does not say what it has elsewhere', storing(null, 0), 'unknown'],
    ['moves files', moving({ toInfrequentAccess: 'AFTER_30_DAYS' }), 'warn'],
    ['moves files to Archive', moving({ toArchive: 'AFTER_90_DAYS' }), 'warn'],
    ['has some elsewhere', storing(0, 1), 'warn'],
    [
      'brings them back with a first read that is slow',
      { ...moving({ toInfrequentAccess: 'AFTER_30_DAYS', backOnAccess: true }), ...storing(1, 0) },
      'warn',
    ],
    ['brings them back', moving({ toInfrequentAccess: 'AFTER_30_DAYS', backOnAccess: true }), 'pass'],
  ])('judges one that %s', (_, fileSystem, status) => {
    expect(judge(fileSystem).map((one) => one.status)).toEqual([status]);
  });

  it('keeps the policies that there are', () => {
    const asked = fixOf(judge(moving({ toInfrequentAccess: 'AFTER_30_DAYS', toArchive: 'AFTER_90_DAYS' })));
    const kept = '{"TransitionToIA":"AFTER_30_DAYS"},{"TransitionToArchive":"AFTER_90_DAYS"}';
    expect(asked.command).toContain(`[${kept},{"TransitionToPrimaryStorageClass":"AFTER_1_ACCESS"}]`);
    expect(asked.reversal).toContain(`--lifecycle-policies [${kept}]`);
  });
});
