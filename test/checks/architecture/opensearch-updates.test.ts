import { describe, expect, it } from '@jest/globals';
import { openSearchUpdates } from '../../../src/checks/architecture/opensearch-updates';
import { CARRYING } from '../../builders/check';
import { DAY, type Domain, fixOf, itJudgesDomains, judgeDomain } from '../opensearch-cases';

const EVENING = { start: '2026-12-11T20:00:00Z', end: '2026-12-12T00:00:00Z' };

const required = (automatedUpdateDate: string | null): Domain => ({
  softwareUpdate: { status: 'ELIGIBLE', isAvailable: true, isOptional: false, automatedUpdateDate },
});
const tuned = (hour: number | null): Domain => ({
  autoTune: 'ENABLED',
  offPeakStartMinute: hour === null ? null : hour * 60,
});

describe('opensearch-updates', () =>
  itJudgesDomains(openSearchUpdates, [
    ['nothing comes by itself', 'pass', {}],
    ['a change is under way', 'warn', { isProcessing: true }],
    [
      'an update waits',
      'warn',
      {
        softwareUpdate: {
          ...{ status: 'PENDING_UPDATE', isAvailable: true, isOptional: true },
          automatedUpdateDate: null,
        },
      },
    ],
    ['a required update comes within the event', 'fail', required(DAY.start)],
    // Data may still be copied six hours later.
    ['a required update comes shortly before it', 'fail', required('2026-12-11T10:00:00Z')],
    ['a required update comes before it', 'warn', required('2026-12-11T09:59:59Z')],
    ['a required update comes some day', 'warn', required(null)],
    ['a required update comes after it', 'pass', required(DAY.end)],
    [
      'an optional update is there',
      'pass',
      {
        softwareUpdate: {
          ...{ status: 'ELIGIBLE', isAvailable: true, isOptional: true },
          automatedUpdateDate: DAY.start,
        },
      },
    ],
    ['optional updates come at any time', 'warn', { installsUpdates: true, offPeakStartMinute: null }],
    ['Auto-Tune has no window', 'unknown', tuned(null)],
    ['Auto-Tune comes in a day', 'warn', tuned(2)],
    ['it is being deleted', 'notApplicable', { processingStatus: 'Deleting', isProcessing: true }],
  ]));

describe('the off-peak window', () => {
  const judge = (hour: number) =>
    judgeDomain(openSearchUpdates, tuned(hour), {}, { ...CARRYING, window: EVENING });

  it('lasts ten hours, which may end on the next day', () => {
    // 04:00 to 14:00 ends six hours before the event, in which data is copied, and 00:00 begins as it ends.
    expect([4, 5, 23, 0].map((hour) => judge(hour)?.status)).toEqual(['pass', 'warn', 'warn', 'pass']);
  });

  it('begins when the event is over, where that leaves room for it', () => {
    const { command, reversal } = fixOf(judge(11));
    expect(JSON.stringify(command)).toContain('\\"Hours\\":0,\\"Minutes\\":0');
    expect(JSON.stringify(reversal)).toContain('\\"Hours\\":11,\\"Minutes\\":0');
  });

  it('gives way to an event of a day by turning off what comes in it', () => {
    const domain = { ...tuned(2), installsUpdates: true };
    const { command, reversal } = fixOf(
      judgeDomain(openSearchUpdates, domain, {}, { ...CARRYING, window: DAY }),
    );
    expect(JSON.stringify(command)).toContain('\\"AutoSoftwareUpdateEnabled\\":false');
    expect(JSON.stringify(command)).toContain('\\"DesiredState\\":\\"DISABLED\\"');
    expect(JSON.stringify(reversal)).toContain('\\"DesiredState\\":\\"ENABLED\\"');
  });
});
