import { stableId } from '../lib/stable-id';
import { type ActionRecord, isUnheard, type PlannedAction } from '../model/action';
import { targetName } from '../model/target';
import { eventWindow } from '../plan/calendar';
import { onlyValue, printedCommands } from './aws-commands';
import { type Cause, causesIn, inOrder, whyOf } from './causes';
import type { Planner, PlannerInput } from './planner';

/** The fewest capacity units that an Application Load Balancer reserves (user guide, "Capacity reservations"). */
const LEAST_OF_APPLICATION = 100;

const OPERATION = 'elbv2 modify-capacity-reservation';

/** The quotas of capacity units that may be reserved in a region, by the beginning of a load balancer's name ("Quotas" of each guide). */
export const RESERVATION_QUOTAS: Readonly<Record<string, string>> = { app: 'L-8A66D0E6', net: 'L-723DCCB6' };

/** What red or yellow findings want to be reserved for a load balancer: the most that any of them wants. */
export interface ReservationWish {
  readonly arn: string;
  /** What is reserved: at least as much as can be. */
  readonly units: number;
  /** What the event needs. */
  readonly needed: number;
  readonly account: string;
  readonly region: string;
  /** Of its quota; null where that is not known. */
  readonly quotaCode: string | null;
  /** The most urgent first. */
  readonly causes: readonly [Cause, ...Cause[]];
}

/** Lists what is to be reserved, the most urgent first: one wish for each load balancer. */
export function reservationWishes(
  input: Pick<PlannerInput, 'ceilings' | 'findings'>,
): readonly ReservationWish[] {
  const wishes = causesIn(input).flatMap((cause) =>
    printedCommands(cause.fix).flatMap((command) => {
      const { account, region, operation } = command;
      const arn = onlyValue(command, 'load-balancer-arn');
      const units = /^CapacityUnits=(\d+)$/.exec(
        onlyValue(command, 'minimum-load-balancer-capacity') ?? '',
      )?.[1];
      if (operation !== OPERATION || arn === null || units === undefined || region === null) return [];
      return [{ arn, needed: Number(units), account, region, cause }];
    }),
  );
  return [...Map.groupBy(wishes, ({ arn }) => arn)]
    .flatMap(([arn, ofArn]): ReservationWish[] => {
      const [first, ...causes] = ofArn.map(({ cause }) => cause).sort(inOrder);
      const [wish] = ofArn;
      if (first === undefined || wish === undefined) return [];
      const needed = Math.max(...ofArn.map((one) => one.needed));
      const type = nameOf(arn).split('/')[0] ?? '';
      return [
        {
          ...{ arn, needed, account: wish.account, region: wish.region, causes: [first, ...causes] },
          units: type === 'app' ? Math.max(needed, LEAST_OF_APPLICATION) : needed,
          quotaCode: RESERVATION_QUOTAS[type] ?? null,
        },
      ];
    })
    .sort((a, b) => inOrder(a.causes[0], b.causes[0]));
}

/** What a quota of reserved units lacks in an account and region. */
export interface ReservationShortage {
  readonly account: string;
  readonly region: string;
  readonly quotaCode: string;
  readonly limit: number;
  /** The sum of all wishes. */
  readonly needed: number;
  readonly causes: ReservationWish['causes'];
}

/** Finds the quotas that are too low for all that is to be reserved; none where AWS did not say how high they are. */
export function reservationShortages(
  input: Pick<PlannerInput, 'ceilings' | 'findings' | 'history'>,
): readonly ReservationShortage[] {
  const groups = Map.groupBy(reservationWishes(input), ({ account, region, quotaCode }) =>
    JSON.stringify([account, region, quotaCode]),
  );
  return [...groups.values()].flatMap((wishes): ReservationShortage[] => {
    const [first] = wishes;
    if (first === undefined || first.quotaCode === null) return [];
    const { account, region, quotaCode } = first;
    const read = input.history?.find(({ target }) => targetName(target) === targetName(first))?.reservable;
    const limit = read?.ok ? read.data[quotaCode] : undefined;
    const needed = wishes.reduce((sum, { units }) => sum + units, 0);
    if (limit === undefined || limit >= needed) return [];
    const [cause, ...causes] = wishes.flatMap((wish) => wish.causes).sort(inOrder);
    return cause ? [{ account, region, quotaCode, limit, needed, causes: [cause, ...causes] }] : [];
  });
}

/** `app/web/50dc6c495c0c9188` of the ARN of a load balancer. */
const nameOf = (arn: string): string => arn.split(':loadbalancer/')[1] ?? arn;

/** Reserves capacity of load balancers before the event, and puts it back after it. */
export const capacityReservations: Planner = {
  kinds: ['capacity-reservation', 'capacity-reset'],
  plan: (input) => [...reservations(input), ...resets(input)],
};

function reservations(input: PlannerInput): readonly PlannedAction[] {
  const shortages = reservationShortages(input);
  return reservationWishes(input).map((wish): PlannedAction => {
    const { arn, units, needed, account, region, quotaCode, causes } = wish;
    const id = stableId('capacity-reservation', account, region, nameOf(arn), String(units));
    const short = shortages.find(
      (one) => one.account === account && one.region === region && one.quotaCode === quotaCode,
    );
    return {
      id,
      kind: 'capacity-reservation',
      account,
      region,
      title: `Reserve ${units} capacity units of ${nameOf(arn)}.`,
      why: whyOf(causes),
      call: {
        action: 'elasticloadbalancing:ModifyCapacityReservation',
        input: { LoadBalancerArn: arn, MinimumLoadBalancerCapacity: { CapacityUnits: units } },
      },
      ...stateOf(id, input, short),
      notes: [
        ...(short === undefined
          ? ['The quota of reserved units is 0 until it is raised: AWS refuses what is above it.']
          : []),
        'They are charged from when they are reserved until the reservation is reset; AWS has them in place within minutes to a few hours, or refuses them.',
        ...(units > needed
          ? [`The event needs ${needed}; ${units} are the fewest that can be reserved.`]
          : []),
      ],
      ...(causes[0].fix.by !== undefined && { by: causes[0].fix.by }),
    };
  });
}

function stateOf(
  id: string,
  { records }: PlannerInput,
  short: ReservationShortage | undefined,
): Pick<PlannedAction, 'state' | 'because'> {
  const done = records.find((record) => record.id === id && record.state === 'done');
  if (done !== undefined)
    return { state: 'done', because: `${done.by} has done it on ${done.at.slice(0, 10)}.` };
  if (short !== undefined) {
    return {
      state: 'waiting',
      because: `Quota ${short.quotaCode} is ${short.limit}, and ${short.needed} are to be reserved in the region: its increase comes first.`,
    };
  }
  return { state: 'ready' };
}

/** One for each load balancer of which something was reserved here. */
function resets({ plan, records, now }: PlannerInput): readonly PlannedAction[] {
  const reserved = records.filter(({ kind, state }) => kind === 'capacity-reservation' && state === 'done');
  const { end } = eventWindow(plan);
  const isOver = Date.parse(now) >= Date.parse(end);
  return [...Map.groupBy(reserved, ({ call }) => String(call.input.LoadBalancerArn))].flatMap(
    ([arn, made]): PlannedAction[] => {
      const [first] = made.toSorted((a, b) => a.at.localeCompare(b.at));
      if (first === undefined) return [];
      const { account, region } = first;
      const id = stableId('capacity-reset', account, region, nameOf(arn));
      const before = unitsBefore(first);
      const facts = {
        ...({ id, kind: 'capacity-reset', account, region } as const),
        title:
          before === null || before === 0
            ? `Reset the reservation of ${nameOf(arn)}.`
            : `Put the reservation of ${nameOf(arn)} back to ${before} capacity units.`,
        why: [{ id: first.id, title: first.title }],
        notes: ['AWS takes two requests a day that lower a reservation.'],
        notBefore: end,
      };
      if (before === null) {
        return [
          {
            ...facts,
            call: null,
            state: 'blocked',
            because: 'AWS had the reservation when it was asked for: who made it knows whether it is reset.',
          },
        ];
      }
      const call = {
        action: 'elasticloadbalancing:ModifyCapacityReservation',
        input: {
          LoadBalancerArn: arn,
          ...(before === 0
            ? { ResetCapacityReservation: true }
            : { MinimumLoadBalancerCapacity: { CapacityUnits: before } }),
        },
        expects: { CapacityUnits: Math.max(...made.map(unitsMade)) },
      };
      const done = records.find((record) => record.id === id && record.state === 'done');
      if (done !== undefined) {
        const because = `${done.by} has done it on ${done.at.slice(0, 10)}.`;
        return [{ ...facts, call, state: 'done', because }];
      }
      return [
        isOver
          ? { ...facts, call, state: 'ready' }
          : { ...facts, call, state: 'waiting', because: 'The event is not over.' },
      ];
    },
  );
}

/** How many units an action has reserved. */
const unitsMade = ({ call }: ActionRecord): number =>
  (call.input.MinimumLoadBalancerCapacity as { readonly CapacityUnits?: number } | undefined)
    ?.CapacityUnits ?? 0;

/** What was reserved before; null where that is not known, because AWS had the reservation already. */
function unitsBefore({ done, earlier }: ActionRecord): number | null {
  if (done === undefined) return null;
  if (!done.foundAtAws) return numberOf(done.answer.before);
  // An attempt that died, or was not answered, has made it, and has recorded first what there was.
  const made = earlier.find(({ before, failure }) => before !== undefined && isUnheard(failure));
  return numberOf(made?.before?.CapacityUnits);
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
