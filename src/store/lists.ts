/** The lists that a run leaves, as they are ordered and filtered. */
import { compareText } from '../lib/compare-text';
import type { Ceiling } from '../model/ceiling';
import type { Finding, FindingStatus } from '../model/finding';
import type { ListOrder } from './chunked-list';
import type { CeilingFilter, FindingFilter } from './store';

/** Worst first. */
const STATUSES: readonly FindingStatus[] = ['fail', 'warn', 'unknown', 'pass', 'notApplicable'];

const rankOf = ({ status }: Finding): number => STATUSES.indexOf(status);

/** Worst first, then by account: what most readers filter by. */
export const findingOrder: ListOrder<Finding, FindingFilter> = {
  sorted: (findings) =>
    [...findings].sort(
      (a, b) =>
        rankOf(a) - rankOf(b) ||
        compareText(a.account, b.account) ||
        compareText(a.region, b.region) ||
        compareText(a.check, b.check) ||
        compareText(a.id, b.id),
    ),
  placeOf: (finding) => `${rankOf(finding)}#${finding.account}`,
  placesOf: ({ status, account }) =>
    [...STATUSES.keys()]
      .filter((rank) => status === undefined || STATUSES[rank] === status)
      .map((rank) => (account === undefined ? `${rank}#` : `${rank}#${account}#`)),
  matches: (finding, { status, account, region, checks }) =>
    (status === undefined || finding.status === status) &&
    (account === undefined || finding.account === account) &&
    (region === undefined || finding.region === region) &&
    (checks === undefined || checks.includes(finding.check)),
};

/** As given: no filter goes by what orders them, so the number of its chunk is all the place there is. */
export const ceilingOrder: ListOrder<Ceiling, CeilingFilter> = {
  sorted: (ceilings) => ceilings,
  placeOf: () => '',
  placesOf: () => [''],
  matches: (ceiling, { status, account, region, family }) =>
    (status === undefined || ceiling.status === status) &&
    (account === undefined || ceiling.account === account) &&
    (region === undefined || ceiling.region === region) &&
    (family === undefined || ceiling.family === family),
};
