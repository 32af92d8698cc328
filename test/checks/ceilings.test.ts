import { describe, expect, it } from '@jest/globals';
import { findingsFromCeilings } from '../../src/checks/ceilings';
import type { Ceiling } from '../../src/model/ceiling';
import { aCeiling } from '../builders/report';

const family = {
  id: 'on-demand-vcpu',
  title: 'The quota is enough',
  failureTitle: 'The quota is too small',
  why: 'Why.',
  docs: 'https://docs.aws.amazon.com/',
  workbook: '11 Service Limits',
} as const;
const ceiling = (overrides: Partial<Ceiling> = {}): Ceiling =>
  aCeiling({
    family: 'on-demand-vcpu',
    status: 'red',
    atPeak: 412,
    atPeakWithoutZone: 412,
    limit: 400,
    unit: 'vCPUs',
    grows: true,
    breaksAt: 7.39,
    ...overrides,
  });
const finding = (overrides: Partial<Ceiling> = {}) =>
  findingsFromCeilings([ceiling(overrides)], [family], (check) => check === family.id)[0];

describe('findingsFromCeilings', () => {
  it.each([
    ['red', 'fail', 'The quota is too small'],
    ['yellow', 'warn', 'The quota is too small'],
    ['green', 'pass', 'The quota is enough'],
    ['grey', 'unknown', 'The quota is enough'],
  ] as const)('%s is %s', (status, expected, title) => {
    const { id } = ceiling();
    expect(finding({ status })).toMatchObject({
      id,
      check: 'on-demand-vcpu',
      status: expected,
      title,
      critical: true,
    });
  });

  it('says the numbers and never promises more than there is', () => {
    expect(finding()?.detail).toBe('412 of 400 vCPUs at the peak; breaks at 7.3× normal traffic.');
    expect(finding({ atPeak: 411.91, atPeakWithoutZone: 411.91, limit: 412.99 })?.detail).toMatch(
      /^412 of 412.9 vCPUs/,
    );
  });

  it('says that a floor does not fit by itself, and where the load breaks', () => {
    expect(finding({ floorAboveLimit: 412 })?.detail).toBe(
      '412 of 400 vCPUs at the peak. The floor that is planned does not fit by itself: 412 run whatever the load. The load alone breaks at 7.3× normal traffic.',
    );
    expect(finding({ floorAboveLimit: 412, grows: false, breaksAt: null })?.detail).toBe(
      '412 of 400 vCPUs at the peak. The floor that is planned does not fit by itself: 412 run whatever the load.',
    );
  });

  it('says what it takes to lose a zone, where that is more', () => {
    expect(finding({ atPeakWithoutZone: 618 })?.detail).toBe(
      '412 (618 to survive the loss of a zone) of 400 vCPUs at the peak; breaks at 7.3× normal traffic.',
    );
  });

  it('says no breaking point of what does not grow', () => {
    expect(finding({ grows: false, breaksAt: null })?.detail).toBe('412 of 400 vCPUs at the peak.');
  });

  it('says why it could not be judged', () => {
    const evidence = [{ source: 'x', at: null, detail: 'No CPUUtilization.' }];
    expect(finding({ status: 'grey', atPeak: null, evidence })?.detail).toBe(
      'Cannot be judged: No CPUUtilization.',
    );
  });

  it('keeps the fix', () => {
    const fix = { action: 'Raise it.', by: '2026-11-21' };
    expect(finding({ fix })).toMatchObject({ fix });
  });

  it('does not let a ceiling of no family pass in silence', () => {
    expect(() => findingsFromCeilings([ceiling({ family: 'other' })], [family], () => false)).toThrow(
      'other',
    );
  });
});
