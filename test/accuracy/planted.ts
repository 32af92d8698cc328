import { expect, it } from '@jest/globals';
import type { Artifacts } from '../../src/model/artifacts';
import type { Account } from './accounts';
import { judge, notWell } from './judge';

/** One planted fact, and everything that is not well because of it. */
export type State = readonly [
  name: string,
  change: (region: Artifacts) => Partial<Artifacts>,
  expected: readonly string[],
];

/** `rows` with `fields` in each, or in those that `isMeant`. */
export const each = <T>(
  rows: readonly T[],
  fields: Partial<T>,
  isMeant: (row: T) => boolean = () => true,
): T[] => rows.map((row) => (isMeant(row) ? { ...row, ...fields } : row));

export const named = (autoScalingGroupName: string) => (row: { readonly autoScalingGroupName: string }) =>
  row.autoScalingGroupName === autoScalingGroupName;

export const withQuota = (
  { serviceQuotas }: Artifacts,
  quotaCode: string,
  value: number,
): Pick<Artifacts, 'serviceQuotas'> => ({
  serviceQuotas: each(serviceQuotas, { value }, (quota) => quota.quotaCode === quotaCode),
});

/** An account in which all is well, and what is not once one fact is planted in it. */
export function itSeesThrough(account: Account, states: readonly State[]): void {
  it('is ready', async () => {
    const judged = await judge(account);
    expect(notWell(judged)).toEqual([]);
    expect(judged.report.verdict).toBe('ready');
  });

  it.each<State>(states)('%s', async (_, change, expected) => {
    const judged = await judge({ ...account, region: { ...account.region, ...change(account.region) } });
    expect(notWell(judged)).toEqual(expected);
    expect(judged.report.verdict).not.toBe('ready');
  });
}
