/** Section 7: a form for each load balancer that is to be pre-warmed, beside what the run shows that the event needs. */
import {
  canReserve,
  capacityNeed,
  leastReservation,
  MIN_MULTIPLIER,
  unitsInPlace,
} from '../../capacity/load-balancer-units';
import { narrowArtifacts } from '../../judging/scope';
import type { TargetView } from '../../judging/target-view';
import { ARTIFACTS } from '../../model/artifacts';
import { type Target, targetName } from '../../model/target';
import { entryFor, namesOf } from '../../plan/pre-warming';
import type { EventPlan } from '../../plan/schema';
import { type Block, type Cell, cell, type Missing, type SectionContent } from '../document';
import type { BalancerFacts, WorkbookInput } from '../input';
import { ownerByRole } from '../owners';
import { inZone, MOST_ROWS } from '../words';
import { need } from './event';

type PreWarming = EventPlan['preWarming'][number];

/**
 * What the capacity units of the load balancers in scope are worked out from; null where these could not be read.
 *
 * @param multiplier The event's multiple of normal traffic; null where it is not known.
 */
export function readBalancers(
  plan: EventPlan,
  target: Target,
  { artifacts, scope, graph }: Pick<TargetView, 'artifacts' | 'scope' | 'graph'>,
  multiplier: number | null,
): readonly BalancerFacts[] | null {
  const { loadBalancers, loadBalancerPeaks, listeners, lcuReservations } = narrowArtifacts(artifacts, scope);
  if (loadBalancers === undefined) return null;
  const peaks = new Map(loadBalancerPeaks?.map((one) => [one.loadBalancerArn, one]));
  const reservations = new Map(lcuReservations?.map((one) => [one.loadBalancerArn, one]));
  const context = {
    ...{ plan, target, multiplier, plannedMultiplier: multiplier },
    placed: graph.placed,
  };
  return loadBalancers.flatMap((balancer) => {
    const least = leastReservation(balancer);
    if (least === null) return [];
    const arn = balancer.loadBalancerArn;
    return [
      {
        name: balancer.loadBalancerName,
        names: namesOf(balancer),
        isOff: graph.placed(ARTIFACTS.loadBalancers.owner(balancer)).placement === 'off',
        need:
          loadBalancerPeaks === undefined
            ? { units: null, words: 'Its normal peak could not be read.' }
            : capacityNeed(balancer, peaks.get(arn), context),
        least,
        // Where listeners could not be read, nothing tells.
        canReserve: listeners === undefined ? null : canReserve(balancer, listeners),
        reserved: lcuReservations === undefined ? null : unitsInPlace(reservations.get(arn)),
      },
    ];
  });
}

/** A load balancer with where it is, and what the plan says of it. */
interface Shown extends BalancerFacts {
  readonly target: Target;
  readonly entry: PreWarming | undefined;
}

/** Fills the forms, and says beside them which capacity the event needs. */
export function preWarming({ plan, report, targets }: WorkbookInput): SectionContent {
  const owner = ownerByRole(plan, 'engineer');
  const shown = targets.flatMap(({ target, balancers }) =>
    (balancers ?? []).map((one): Shown => ({ ...one, target, entry: entryFor(one.names, { plan, target }) })),
  );
  const rises = (report?.event.multiplier ?? 0) >= MIN_MULTIPLIER;
  const missing = shown.filter(({ isOff }) => !isOff).flatMap((one) => missingOf(one, rises));
  return {
    blocks: [
      {
        kind: 'table',
        title: 'Capacity units that the event needs, by the run',
        columns: [
          'Load balancer',
          'Where',
          'LCUs needed',
          'How they are worked out',
          'LCUs in the plan',
          'LCUs reserved',
          'Least to reserve',
        ],
        rows: shown
          .slice(0, MOST_ROWS)
          .map((one) => [
            cell(one.name),
            cell(targetName(one.target)),
            neededCell(one),
            cell(howOf(one)),
            cell(one.entry?.reservedCapacityUnits),
            cell(reservedOf(one)),
            cell(one.canReserve === false ? 'cannot be reserved: it has a TLS listener' : one.least),
          ]),
        ...(shown.length > MOST_ROWS && { note: `${shown.length - MOST_ROWS} more are left out.` }),
      },
      ...plan.preWarming.map((entry) =>
        formOf(
          plan,
          entry,
          shown.find((one) => one.entry === entry),
        ),
      ),
    ],
    missing: [
      ...need(
        plan.preWarming.length + missing.length,
        'Say for which load balancers AWS is asked for capacity ahead (preWarming), or that none needs it.',
        owner,
      ),
      ...plan.preWarming
        .filter(({ status }) => status === 'not-requested')
        .map(({ loadBalancer }) => ({
          what: `Ask AWS for the capacity of ${loadBalancer} (preWarming).`,
          owner,
        })),
      ...missing.map((what): Missing => ({ what, owner })),
      ...targets
        .filter(({ balancers }) => balancers === null)
        .map(({ target }) => ({
          what: `Let the load balancers of ${targetName(target)} be read, so that their LCUs are worked out.`,
          owner,
        })),
    ],
  };
}

/** What the plan should say, by what the run shows. */
function missingOf(
  { name, target, entry, need: { units, words, areFew }, least }: Shown,
  rises: boolean,
): string[] {
  const where = `${name} in ${targetName(target)}`;
  if (units === null) {
    return entry === undefined || areFew ? [] : [`Find out how many LCUs ${where} needs: ${words}`];
  }
  if (entry === undefined) {
    return rises && units >= least
      ? [`Say what is asked of AWS for ${where}, which needs ${units} LCUs (preWarming).`]
      : [];
  }
  const planned = entry.reservedCapacityUnits;
  return planned !== undefined && planned < units
    ? [`Ask for ${units} LCUs for ${where}; the plan has ${planned} (preWarming.reservedCapacityUnits).`]
    : [];
}

const neededCell = ({ need: { units, areFew } }: BalancerFacts): Cell =>
  units !== null
    ? cell(units)
    : areFew
      ? cell('fewer than can be reserved')
      : cell('not known', { colour: 'grey' });

const howOf = ({ isOff, need: { words } }: BalancerFacts): string =>
  isOff ? `${words} It is off the path of the event’s traffic.` : words;

const reservedOf = ({ reserved }: BalancerFacts): string | number => reserved ?? 'not read';

function formOf(plan: EventPlan, entry: PreWarming, shown: Shown | undefined): Block {
  const { timeZone } = plan.calendar;
  const { traffic } = plan;
  const { backends, increase } = entry;
  const moment = (text: string | undefined) => cell(text === undefined ? null : inZone(text, timeZone));
  const yesNo = (value: boolean | undefined) => cell(value === undefined ? null : value ? 'yes' : 'no');
  const multiplier = entry.multiplier ?? likelyOf(traffic.multiplier);
  const fields: readonly (readonly [string, Cell])[] = [
    ['AWS Support case id', cell(entry.supportCaseId)],
    ['Use case', cell(entry.useCase ?? plan.description)],
    ['Region', cell(entry.region)],
    ['ELB', cell(entry.loadBalancer)],
    ['ELB zones', cell(entry.availabilityZones?.join(', '))],
    ['Back end: is it scaled now?', yesNo(backends?.scaled)],
    ['Back end: if not, when?', moment(backends?.scaledBy)],
    ['Back end: keep-alive?', yesNo(backends?.keepAlive ?? traffic.keepAlive)],
    ['Share of TLS', cell(percentOf(entry.tlsPercent ?? traffic.tlsPercent))],
    ['Increase from', moment(increase?.start ?? plan.calendar.start)],
    ['Increase until', moment(increase?.end ?? plan.calendar.end)],
    ['Duration', cell(increase?.duration)],
    ['Daily increase at', cell(increase?.dailyIncreaseAt)],
    ['Daily decrease at', cell(increase?.dailyDecreaseAt)],
    ['Requests/s, average', cell(entry.averageRequestsPerSecond ?? traffic.averageRequestsPerSecond)],
    ['Requests/s, peak', cell(entry.peakRequestsPerSecond ?? traffic.peakRequestsPerSecond)],
    ['Times normal traffic', cell(multiplier)],
    ['Request, KB', cell(entry.requestKB ?? traffic.requestKB)],
    ['Response, KB', cell(entry.responseKB ?? traffic.responseKB)],
    ['LCUs to be reserved', cell(entry.reservedCapacityUnits)],
    ...(shown === undefined
      ? []
      : ([
          ['LCUs needed, by the run', neededCell(shown)],
          ['How they are worked out', cell(howOf(shown), { source: 'account' })],
          ['LCUs reserved now', cell(reservedOf(shown), { source: 'account' })],
        ] as const)),
    ['State', cell(entry.status)],
  ];
  return {
    kind: 'fields',
    title: `${entry.loadBalancer} in ${entry.region}`,
    fields: fields.map(([label, value]) => ({ label, value })),
  };
}

const percentOf = (share: number | undefined): string | undefined =>
  share === undefined ? undefined : `${share} %`;

const likelyOf = (multiplier: EventPlan['traffic']['multiplier']): number | undefined =>
  typeof multiplier === 'object' ? multiplier.likely : multiplier;
