import { stableId } from '../lib/stable-id';
import { isOpenRequest, isRefusedRequest, type PlannedAction, type QuotaRequest } from '../model/action';
import { type Target, targetName } from '../model/target';
import { eventWindow } from '../plan/calendar';
import { isOptIn } from '../plan/regions';
import { servingTarget } from '../plan/targets';
import { approvalNotes, learnApprovalTimes } from './approval-times';
import { onlyValue, printedCommands } from './aws-commands';
import { reservationShortages } from './capacity-reservations';
import { type Cause, causesIn, inOrder, whyOf } from './causes';
import type { Planner, PlannerInput, QuotaHistory } from './planner';

/**
 * How many requests AWS has open at once (Service Quotas user guide, "Service quotas for Service Quotas": active requests per account,
 * per opt-in Region; one for each quota).
 */
export const MOST_OPEN = { perAccount: 20, perOptInRegion: 2 } as const;

const OPERATION = 'service-quotas request-service-quota-increase';

/** What red or yellow ceilings and findings need of a quota. */
interface Need {
  readonly serviceCode: string;
  readonly quotaCode: string;
  readonly value: number;
  readonly account: string;
  readonly region: string;
  readonly cause: Cause;
}

const needsOf = (cause: Cause): readonly Need[] =>
  printedCommands(cause.fix).flatMap((command) => {
    const serviceCode = onlyValue(command, 'service-code');
    const quotaCode = onlyValue(command, 'quota-code');
    const value = Number(onlyValue(command, 'desired-value') ?? Number.NaN);
    const { account, region, operation } = command;
    if (operation !== OPERATION || serviceCode === null || quotaCode === null || region === null) return [];
    return Number.isFinite(value) ? [{ serviceCode, quotaCode, value, account, region, cause }] : [];
  });

/** One quota in one account and region, with all that needs more of it, the most urgent first. */
interface Quota extends Target {
  readonly serviceCode: string;
  readonly quotaCode: string;
  /** The largest that is needed. */
  readonly value: number;
  readonly causes: readonly [Cause, ...Cause[]];
}

/** What load balancers are to reserve needs a quota, which no fix asks for by itself. */
const reservationNeeds = (input: PlannerInput): readonly Need[] =>
  reservationShortages(input).map(({ account, region, quotaCode, limit, needed, causes: [first] }) => ({
    ...{ account, region, quotaCode, serviceCode: 'elasticloadbalancing', value: needed },
    cause: { ...first, limit },
  }));

function quotasIn(input: PlannerInput): readonly Quota[] {
  const needs = new Map<string, [Need, ...Need[]]>();
  for (const need of [...causesIn(input).flatMap(needsOf), ...reservationNeeds(input)]) {
    const key = JSON.stringify([need.account, need.region, need.serviceCode, need.quotaCode]);
    const known = needs.get(key);
    if (known) known.push(need);
    else needs.set(key, [need]);
  }
  return [...needs.values()]
    .map((all): Quota => {
      const [{ account, region, serviceCode, quotaCode }] = all;
      const causes = all.map(({ cause }) => cause).sort(inOrder) as [Cause, ...Cause[]];
      const value = Math.max(...all.map((need) => need.value));
      return { account, region, serviceCode, quotaCode, value, causes };
    })
    .sort((a, b) => inOrder(a.causes[0], b.causes[0]));
}

/** Plans one request for each quota that the event needs more of. */
export const quotaIncreases: Planner = {
  kinds: ['quota-increase'],
  plan(input) {
    const room = createRoom(input.history ?? []);
    const requested = quotasIn(input).map((quota) => planOne(quota, input, room));
    return [...requested, ...blockedOnes(input)];
  },
};

const idOf = ({ account, region, serviceCode, quotaCode, value }: Quota): string =>
  stableId('quota-increase', account, region, serviceCode, quotaCode, String(value));

function planOne(quota: Quota, input: PlannerInput, room: Room): PlannedAction {
  const { account, region, serviceCode, quotaCode, value, causes } = quota;
  const [first] = causes;
  const { start } = eventWindow(input.plan);
  const known = input.history?.flatMap(({ requests }) => (requests.ok ? requests.data : [])) ?? [];
  const times = learnApprovalTimes(known, quota);
  return {
    id: idOf(quota),
    kind: 'quota-increase',
    account,
    region,
    title: `Request ${value} for quota ${quotaCode} of ${serviceCode}${first.limit === null ? '' : `, which is ${first.limit}`}.`,
    why: whyOf(causes),
    call: {
      action: 'servicequotas:RequestServiceQuotaIncrease',
      input: { ServiceCode: serviceCode, QuotaCode: quotaCode, DesiredValue: value },
    },
    ...stateOf(quota, input, room),
    notes: [...approvalNotes(times, { now: input.now, start }), ...notesOnHistory(quota, input.history)],
    ...(first.fix.by !== undefined && { by: first.fix.by }),
  };
}

const requestsFor = (quota: Quota, history: PlannerInput['history']): readonly QuotaRequest[] =>
  (history ?? [])
    .filter(({ target }) => targetName(target) === targetName(quota))
    .flatMap(({ requests }) => (requests.ok ? requests.data : []))
    .filter((one) => one.serviceCode === quota.serviceCode && one.quotaCode === quota.quotaCode)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt));

const described = ({ id, desiredValue, createdAt, caseId }: QuotaRequest): string =>
  `request ${id} for ${desiredValue} of ${createdAt.slice(0, 10)}${caseId === null ? '' : ` (case ${caseId})`}`;

function stateOf(
  quota: Quota,
  { history, report, records }: PlannerInput,
  room: Room,
): Pick<PlannedAction, 'state' | 'because'> {
  const requests = requestsFor(quota, history);
  const open = requests.find(isOpenRequest);
  if (open !== undefined) {
    const tooLittle =
      open.desiredValue < quota.value
        ? ` It asks for less than ${quota.value}: AWS has one request for a quota at a time, so ask for more in its case.`
        : '';
    return { state: 'requested', because: `AWS has not decided on ${described(open)} yet.${tooLittle}` };
  }
  const granted = requests.find(
    ({ status, desiredValue, updatedAt }) =>
      status === 'APPROVED' && desiredValue >= quota.value && (updatedAt ?? '') > report.run.asOf,
  );
  if (granted !== undefined) {
    return { state: 'done', because: `AWS has granted ${described(granted)}: the next run sees it.` };
  }
  const [latest] = requests;
  if (latest !== undefined && isRefusedRequest(latest) && latest.desiredValue <= quota.value) {
    return {
      state: 'blocked',
      because: `AWS has refused ${described(latest)}: talk to AWS before it is asked again.`,
    };
  }
  const applied = records.find(({ id, state }) => id === idOf(quota) && state === 'done');
  if (applied !== undefined) {
    return {
      state: 'requested',
      because: `${applied.by} has requested it on ${applied.at.slice(0, 10)}, and AWS lists no decision.`,
    };
  }
  const full = room.take(quota);
  return full === null ? { state: 'ready' } : { state: 'queued', because: full };
}

function notesOnHistory(quota: Quota, history: PlannerInput['history']): readonly string[] {
  if (history === null) return ['AWS was not asked which requests are open.'];
  const read = history.find(({ target }) => targetName(target) === targetName(quota))?.requests;
  if (read === undefined || read.ok) return [];
  return [
    `Which requests are open is not known (${read.code}${read.action === null ? '' : ` of ${read.action}`}): it is asked again before anything is requested.`,
  ];
}

/** How many more requests AWS takes. */
interface Room {
  /** Takes the place of a request. @returns why there is none, as a sentence; null where there was one. */
  take(target: Target): string | null;
}

function createRoom(history: readonly QuotaHistory[]): Room {
  const open = new Map<string, number>();
  const add = (key: string): void => void open.set(key, (open.get(key) ?? 0) + 1);
  const place = ({ account, region }: Target): void => {
    add(account);
    add(targetName({ account, region }));
  };
  for (const { target, requests } of history) {
    for (const _ of requests.ok ? requests.data.filter(isOpenRequest) : []) place(target);
  }
  return {
    take(target) {
      const { account, region } = target;
      const inAccount = open.get(account) ?? 0;
      const inRegion = open.get(targetName(target)) ?? 0;
      if (inAccount >= MOST_OPEN.perAccount)
        return `AWS has at most ${MOST_OPEN.perAccount} requests of an account open at once: apply it when one of the others is decided.`;
      if (isOptIn(region) && inRegion >= MOST_OPEN.perOptInRegion)
        return `AWS has at most ${MOST_OPEN.perOptInRegion} requests open at once in ${region}, which accounts must enable: apply it when one of them is decided.`;
      place({ account, region });
      return null;
    },
  };
}

/** Quotas that are too low and that nobody can request: what to do instead is said, and nothing is done. */
function blockedOnes({ ceilings, judged }: PlannerInput): readonly PlannedAction[] {
  return ceilings.flatMap((ceiling): PlannedAction[] => {
    const { id, title, kind, quotaCode, status, fix } = ceiling;
    const isLow =
      kind === 'quota' && (status === 'red' || status === 'yellow') && ceiling.accepted === undefined;
    if (!isLow || quotaCode === undefined || fix === undefined || fix.command !== undefined) return [];
    const { account, region } = servingTarget(judged, ceiling);
    return [
      {
        id: stableId('quota-increase', account, region, id),
        kind: 'quota-increase',
        account,
        region,
        title: `Talk to AWS about quota ${quotaCode}, which no request raises. ${fix.action}`,
        why: [{ id, title }],
        call: null,
        state: 'blocked',
        because: 'Service Quotas takes no request for it.',
        notes: [],
        ...(fix.by !== undefined && { by: fix.by }),
      },
    ];
  });
}
