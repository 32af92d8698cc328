import { expect, it } from '@jest/globals';
import type { AnyTargetCheck, TargetContext } from '../../src/checks/check';
import type { FixDraft } from '../../src/judging/fix';
import type { OpenSearchDomain, OpenSearchDomainPeak } from '../../src/model/artifacts';
import { aLatest, anOpenSearchDomain, anOpenSearchDomainPeak } from '../builders/artifacts';
import { CARRYING, runCheck } from '../builders/check';

export type Domain = Partial<OpenSearchDomain>;
/** null: nothing was measured of it. */
export type Peaks = Partial<OpenSearchDomainPeak> | null;

export const judgeDomain = (
  check: AnyTargetCheck,
  domain: Domain,
  peaks: Peaks = {},
  context: Partial<TargetContext> = CARRYING,
) =>
  runCheck(
    check,
    {
      openSearchDomains: [anOpenSearchDomain(domain)],
      openSearchDomainPeaks: peaks === null ? [] : [anOpenSearchDomainPeak(peaks)],
    },
    context,
  )[0];

export const fixOf = (judged: ReturnType<typeof judgeDomain>): Partial<FixDraft> =>
  judged && 'fix' in judged ? judged.fix : {};

/** A domain that was otherwise in its last hour. */
export const latest = (overrides: Parameters<typeof aLatest>[0]): Peaks => ({ latest: aLatest(overrides) });

/** Of what has data of a day alone. */
export const oneDay = { hoursWithData: 24 };

/** From 16:00 UTC on, for a day. */
export const DAY = { start: '2026-12-11T16:00:00Z', end: '2026-12-12T16:00:00Z' };

/** What is not well, and how it is judged; of a domain of developers nothing is said. */
export function itJudgesDomains(
  check: AnyTargetCheck,
  states: readonly (readonly [name: string, status: string, domain: Domain, peaks?: Peaks])[],
): void {
  it.each(states)('%s: %s', (_, status, domain, peaks = {}) => {
    expect(judgeDomain(check, domain, peaks, { ...CARRYING, window: DAY })?.status).toBe(status);
  });

  it('says nothing of a domain of developers', () => {
    const [, , domain, peaks = {}] = states.find(([, status]) => status === 'warn') ?? ['', '', {}];
    const ofDevelopers = { ...domain, tags: { env: 'dev' } };
    expect(judgeDomain(check, ofDevelopers, peaks, { window: DAY })?.status).toBe('notApplicable');
  });
}
