/** Which domains an event needs, and who has registered them. */
import { serving } from '../judging/distributions';
import { plainHost } from '../judging/endpoints';
import { hostsOf, isInDomain, isUnder } from '../judging/hosts';
import { scopeOf } from '../judging/scope';
import { ARTIFACTS, type Artifacts } from '../model/artifacts';
import { GLOBAL } from '../model/target';
import { wholeDay } from '../plan/calendar';
import type { EventPlan } from '../plan/schema';
import type { CollectedTarget } from './check';
import { distinct } from './words';

/** What is read of an account to find its domains. */
export type DomainTarget = CollectedTarget<'registeredDomains'> & {
  readonly artifacts: Partial<Pick<Artifacts, 'hostedZones' | 'cloudFrontDistributions'>>;
};

/** The registration of a domain, with Route 53 or by what the plan says. */
export interface Registration {
  readonly name: string;
  /** ISO time of its end; null where AWS does not say. */
  readonly expiry: string | null;
  readonly autoRenew: boolean;
  /** null where only the plan tells of it. */
  readonly transferLock: boolean | null;
  /** The account that has it; null where only the plan tells of it. */
  readonly account: string | null;
}

/** A domain, and what is in it that the event has. */
export interface EventDomain {
  readonly name: string;
  /** null: no account that was read has it, and the plan does not tell of it. */
  readonly registration: Registration | null;
  /** Sorted; none of a domain that the plan alone names. */
  readonly hosts: readonly string[];
  /** Whether the plan names it, or something in it, for the event; else it is only in the accounts. */
  readonly isNamed: boolean;
}

/** A name, and whether the plan has it. */
interface Name {
  readonly host: string;
  readonly isNamed: boolean;
}

/** Reverse zones lead from addresses to names, and no registrar has them. */
const isReverse = (zone: string): boolean => /(^|\.)(in-addr|ip6)\.arpa$/.test(zone);

/** Names of which a wildcard stands for all below it. */
const withoutWildcard = (host: string): string => plainHost(host).replace(/^\*\./, '');

function namesOf(targets: readonly DomainTarget[], plan: EventPlan): Name[] {
  const inAccounts = targets.flatMap(({ target: { account }, artifacts }) => {
    const scope = scopeOf(plan, { account, region: GLOBAL });
    return [
      ...(artifacts.hostedZones ?? [])
        .filter(({ privateZone, zoneName }) => !privateZone && !isReverse(zoneName))
        .map((zone) => ({ host: zone.zoneName, isNamed: scope.names(ARTIFACTS.hostedZones.owner(zone)) })),
      ...serving(artifacts.cloudFrontDistributions ?? []).flatMap((one) =>
        one.aliases.map((alias) => ({
          host: withoutWildcard(alias),
          isNamed: scope.names(ARTIFACTS.cloudFrontDistributions.owner(one)),
        })),
      ),
    ];
  });
  return [
    ...hostsOf(plan).map(({ host, kind }) => ({ host, isNamed: kind !== 'monitoring' })),
    ...plan.accounts.flatMap(({ global }) =>
      (global?.sesDomains ?? []).map((host) => ({ host: plainHost(host), isNamed: true })),
    ),
    ...inAccounts,
  ].filter(({ host }) => isInDomain(host));
}

const registrationsOf = (targets: readonly DomainTarget[], plan: EventPlan): Registration[] => [
  ...targets.flatMap(({ target: { account }, artifacts }) =>
    artifacts.registeredDomains.map(({ registeredName, expiry, autoRenew, transferLock }) => ({
      ...{ name: registeredName, expiry, autoRenew, transferLock },
      account,
    })),
  ),
  ...plan.domains.map(({ name, expires, autoRenew }) => ({
    name: plainHost(name),
    // At what hour it ends nobody says, so it may be the first of the day.
    expiry: wholeDay(expires, plan.calendar.timeZone).start,
    autoRenew,
    transferLock: null,
    account: null,
  })),
];

/**
 * Lists the domains that the event needs or may need: those of its endpoints and of the mail that it sends, and those of the zones and
 * distributions in the scope. What an account shows of a domain prevails over what the plan says. Names that nobody is known to have
 * registered are grouped below the shortest of them, since where a domain begins is decided by registries.
 */
export function listDomains(targets: readonly DomainTarget[], plan: EventPlan): EventDomain[] {
  const registrations = registrationsOf(targets, plan);
  const names = namesOf(targets, plan);
  const longest = (host: string, some: readonly Registration[]): Registration | undefined =>
    some
      .filter(({ name }) => isUnder(host, name))
      .reduce<Registration | undefined>(
        (best, one) => (best === undefined || one.name.length > best.name.length ? one : best),
        undefined,
      );
  const shown = registrations.filter(({ account }) => account !== null);
  const registrationOf = (host: string) => longest(host, shown) ?? longest(host, registrations);
  const shortestOf = (host: string): string =>
    names.reduce(
      (shortest, other) =>
        isUnder(host, other.host) && other.host.length < shortest.length ? other.host : shortest,
      host,
    );
  const byDomain = Map.groupBy(names, ({ host }) => registrationOf(host)?.name ?? shortestOf(host));
  const alone = plan.domains.map(({ name }) => plainHost(name)).filter((name) => !byDomain.has(name));
  return [
    ...[...byDomain].map(([name, members]) => ({
      name,
      registration: registrationOf(name) ?? null,
      hosts: distinct(members.map(({ host }) => host)),
      isNamed: members.some(({ isNamed }) => isNamed),
    })),
    ...alone.map((name) => ({
      name,
      registration: registrationOf(name) ?? null,
      hosts: [],
      isNamed: true,
    })),
  ];
}
