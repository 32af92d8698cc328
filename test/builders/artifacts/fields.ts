import type { MetricWindow, Peak } from '../../../src/model/artifacts';

export const ACCOUNT = 'us-east-1:111122223333';
export const WINDOW: MetricWindow = {
  from: '2026-11-08T00:00:00Z',
  to: '2026-11-22T00:00:00Z',
  periodSeconds: 300,
};
export const PEAK_AT = '2026-11-14T12:00:00Z';
export const HOURS = 14 * 24;

/** Of a metric that has data in every hour of the look-back of 14 days. */
export const aPeak = (value: number, overrides: Partial<Peak> = {}): Peak => ({
  value,
  at: PEAK_AT,
  hoursWithData: HOURS,
  ...overrides,
});
