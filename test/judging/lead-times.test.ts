import { describe, expect, it } from '@jest/globals';
import { LEAD_DAYS } from '../../src/judging/lead-times';

const { setting, whenOver, ...others } = LEAD_DAYS;

describe('the days before the event by which a change must be made', () => {
  it('are whole weeks, from one to four, fewer only for a switch that can be put back, and less than none for what must wait', () => {
    const weeks = Object.values(others).map((days) => days / 7);
    expect([...new Set(weeks)].sort()).toEqual([1, 2, 3, 4]);
    expect(whenOver).toBeLessThan(0);
    expect(setting).toBeGreaterThan(0);
    expect(setting).toBeLessThan(Math.min(...Object.values(others)));
  });

  it('leave room to ask AWS once more, and to test what was mended', () => {
    const week = 7;
    expect(LEAD_DAYS.quotaIncrease).toBeGreaterThanOrEqual(LEAD_DAYS.capacityRequest + week);
    expect(LEAD_DAYS.loadTest).toBeGreaterThanOrEqual(LEAD_DAYS.repair + week);
    expect(LEAD_DAYS.metricHistory).toBeGreaterThanOrEqual(2 * week + week);
    expect(LEAD_DAYS.fleet).toBeGreaterThanOrEqual(LEAD_DAYS.rebuild);
  });

  it('are the most for what others may already use', () => {
    expect(LEAD_DAYS.compromise).toBe(Math.max(...Object.values(LEAD_DAYS)));
  });
});
