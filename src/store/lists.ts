/** The order and filters of the lists that belong to a run. */
import { compareText } from '../lib/compare-text';
import type { Ceiling } from '../model/ceiling';
import type { Finding, FindingStatus } from '../model/finding';
import type { ListOrder } from './chunked-list';
import type { CeilingFilter, FindingFilter } from './store';

/** From worst to best. */
const STATUSES: readonly FindingStatus[] = ['fail', 'warn', 'unknown', 'pass', 'notApplicable'];

const rankOf = ({ status }: Finding): number => STATUSES.indexOf(status);

/** The worst come first, then they are sorted by account, because most readers filter by these two. */
export const findingOrder: ListOrder<Finding, FindingFilter> = {
  sort: (findings) =>
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

/** Keeps the order as given. No filter depends on that order, so all ceilings have the same place. */
export const ceilingOrder: ListOrder<Ceiling, CeilingFilter> = {
  sort: (ceilings) => ceilings,
  placeOf: () => '',
  placesOf: () => [''],
  matches: (ceiling, { status, account, region, family }) =>
    (status === undefined || ceiling.status === status) &&
    (account === undefined || ceiling.account === account) &&
    (region === undefined || ceiling.region === region) &&
    (family === undefined || ceiling.family === family),
};
