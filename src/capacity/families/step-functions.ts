import { isKnown } from '../../judging/known';
import { round } from '../../lib/round';
import type { Artifacts } from '../../model/artifacts';
import { SERVICES } from '../../model/services';
import { BUSIEST_SECOND, BUSIEST_SECOND_ASSUMED } from '../busiest-second';
import { densityInWords, densityOf, understatedBy } from '../density';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { addedField, addedUse, timesLoad, useBetween } from '../growth';
import { type QuotaPart, quotaPart } from '../quota-ceiling';
import { sharedUse } from '../shared-use';
import { isExpress, listMachines, type MachineLoad, whyNotMeasured } from '../state-machines';

const DOCS = 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html';

const REGION = {
  workbook: '11 Service Limits',
  kind: 'quota',
  elastic: true,
  docs: DOCS,
  needs: ['stateMachines', 'stateMachinePeaks', 'stepFunctionsUse'],
} as const;

type Region = Pick<Artifacts, (typeof REGION.needs)[number]> & Partial<Pick<Artifacts, 'serviceQuotas'>>;

const STARTS = 'executions/s';

export const stepFunctionsStartRate = defineCeilingFamily({
  ...REGION,
  id: 'step-functions-start-rate',
  title: 'Executions of the peak may be started',
  failureTitle: 'Step Functions refuses to start executions of the peak',
  why: 'Standard state machines of the account in the region share a rate at which they are started; what comes faster is refused once a burst is used up, and lost where the caller does not try again.',
  unit: STARTS,
  formula: `executions of standard state machines that are started a second at normal peak × m, against the refill rate of StartExecution that Service Quotas lists, or what Step Functions says that it lets pass, where that is less. State machines have their peaks at different times, and some may have been replaced since: what fits only because of that is yellow. ${BUSIEST_SECOND_ASSUMED}`,
  remedy: 'Request an increase of the quota, put a queue before the state machines, or make them express.',
  uses: ['serviceQuotas'],
  estimate: (artifacts, context) => {
    const loads = standardLoads(artifacts, context);
    return loads.length === 0 ? [] : [startCeiling(loads, artifacts, context)];
  },
});

/** The standard state machines of which something runs, or may in the event. */
const standardLoads = (artifacts: Region, context: FamilyContext): MachineLoad[] =>
  listMachines(artifacts).filter(
    (load) => !isExpress(load) && (load.measured?.started !== 0 || whyUnknown(load, context) !== null),
  );

function startCeiling(
  loads: readonly MachineLoad[],
  artifacts: Region,
  context: FamilyContext,
): CeilingDraft {
  const { startedPerSecond: all, window } = artifacts.stepFunctionsUse;
  const { limit, ...part } = ratePart(
    {
      name: /^StartExecution throttle token refill rate/i,
      called: 'StartExecution throttle token refill rate per second',
      enforced: artifacts.stepFunctionsUse.enforced.startsPerSecond,
      unit: STARTS,
    },
    artifacts.serviceQuotas,
    context,
  );
  const { fixed, elastic } = rateOf(loads, context);
  const express = listMachines(artifacts).filter(isExpress);
  // At one moment, and without express ones; where nothing tells that moment, or these, the busiest state machine alone.
  const together =
    all === null || express.some((load) => whyNotMeasured(load) !== null)
      ? Math.max(0, ...loads.map(peakOf))
      : Math.min(fixed + elastic, Math.max(0, all.value - totalOf(express)));
  const growing = Math.max(0, together - fixed);
  const [added] = addedUse(
    loads.flatMap((load) => timesLoad(context.addedTo(load.owner), BUSIEST_SECOND * peakOf(load))),
  );
  const density = densityOf(all, window, 'rates', 'ExecutionsStarted');
  return {
    ...part,
    resource: '-',
    title: 'Standard executions that are started in the region',
    limit,
    now: fixed + elastic,
    use: useBetween(
      { fixedLoad: together - growing, elasticLoad: growing },
      {
        fixedLoad: BUSIEST_SECOND * fixed,
        elasticLoad: BUSIEST_SECOND * (elastic + unlisted(artifacts)),
        ...addedField(added?.added ?? []),
      },
    ),
    understated: firstUnknown(loads, context),
    isFlattened: isKnown(density) && density.isFlattened,
    evidence: [
      ...part.evidence,
      {
        source: 'AWS/States ExecutionsStarted',
        at: all?.at ?? context.asOf,
        detail: `The normal peaks of ${loads.length} standard state machines add up to ${round(fixed + elastic)} executions a second${all === null ? '' : `; at one time all of the region, with express ones, started ${round(all.value)}`}. ${BUSIEST_SECOND_ASSUMED} ${densityInWords(density)}`,
      },
    ],
  };
}

/** Executions a second, as AWS publishes them; what AWS raised that to shows in no list that names it. */
const EXPRESS_STARTS = 6_000;

export const stepFunctionsExpressStartRate = defineCeilingFamily({
  ...REGION,
  id: 'step-functions-express-start-rate',
  title: 'Express executions of the peak may be started',
  failureTitle: 'Step Functions may refuse to start express executions of the peak',
  why: 'Express state machines of the account in the region share a rate at which they are started, unless the caller waits for the answer.',
  unit: STARTS,
  formula: `executions of express state machines that are started a second at normal peak × m, against the ${EXPRESS_STARTS.toLocaleString('en-US')} that AWS publishes for all of a region. Those whose callers wait for the answer count there, too, and not in the quota: what fits only without them is yellow. ${BUSIEST_SECOND_ASSUMED}`,
  remedy: 'Have AWS Support raise the rate, or put a queue before the state machines.',
  estimate: (artifacts, context) => {
    const loads = listMachines(artifacts).filter(
      (load) => isExpress(load) && (load.measured?.started !== 0 || whyUnknown(load, context) !== null),
    );
    return loads.length === 0 ? [] : [expressCeiling(loads, artifacts, context)];
  },
});

function expressCeiling(
  loads: readonly MachineLoad[],
  artifacts: Region,
  context: FamilyContext,
): CeilingDraft {
  const { startedPerSecond: all, window } = artifacts.stepFunctionsUse;
  const { fixed, elastic } = rateOf(loads, context);
  const [added] = addedUse(
    loads.flatMap((load) => timesLoad(context.addedTo(load.owner), BUSIEST_SECOND * peakOf(load))),
  );
  const density = densityOf(all, window, 'rates', 'ExecutionsStarted');
  return {
    resource: '-',
    title: 'Express executions that are started in the region',
    unit: STARTS,
    limit: EXPRESS_STARTS,
    now: fixed + elastic,
    use: useBetween(
      { fixedLoad: 0, elasticLoad: 0 },
      {
        fixedLoad: BUSIEST_SECOND * fixed,
        elasticLoad: BUSIEST_SECOND * (elastic + unlisted(artifacts)),
        ...addedField(added?.added ?? []),
      },
    ),
    understated: firstUnknown(loads, context),
    isFlattened: isKnown(density) && density.isFlattened,
    evidence: [
      {
        source: 'AWS/States ExecutionsStarted',
        at: context.asOf,
        detail: `The normal peaks of ${loads.length} express state machines add up to ${round(fixed + elastic)} executions a second, with those whose callers wait for the answer. AWS publishes ${EXPRESS_STARTS.toLocaleString('en-US')} a second without these; what it raised that to is not read. ${BUSIEST_SECOND_ASSUMED}`,
      },
    ],
    fix: (expected) => ({
      action: `Have AWS Support let ${Math.ceil(expected / context.plan.thresholds.yellow)} express executions a second be started in ${context.target.region}, unless their callers wait for the answer (StartSyncExecution).`,
      lead: 'quotaIncrease',
    }),
  };
}

const TRANSITIONS = 'transitions/s';

export const stepFunctionsStateTransitions = defineCeilingFamily({
  ...REGION,
  id: 'step-functions-state-transitions',
  title: 'Executions enter their states as fast as the peak asks',
  failureTitle: 'Executions wait before each of their states at the peak',
  why: 'All standard executions of the account in the region share a rate at which they enter states; past it each state waits, so that what takes seconds takes minutes.',
  unit: TRANSITIONS,
  formula: `state transitions a second of the region at normal peak × m, against the refill rate of StateTransition that Service Quotas lists, or what Step Functions says that it lets pass, where that is less. Where some state machines grow and others do not, or express ones run beside them, which no rate bounds and which may be counted, it is yellow between. ${BUSIEST_SECOND_ASSUMED}`,
  remedy:
    'Request an increase of the quota, give executions fewer states, or make state machines express that need no more than five minutes.',
  uses: ['serviceQuotas'],
  estimate: (artifacts, context) => {
    const loads = standardLoads(artifacts, context);
    return loads.length === 0 ? [] : [transitionCeiling(loads, artifacts, context)];
  },
});

function transitionCeiling(
  loads: readonly MachineLoad[],
  artifacts: Region,
  context: FamilyContext,
): CeilingDraft {
  const { transitionsPerSecond: peak, transitions, window, enforced } = artifacts.stepFunctionsUse;
  const { missing, ...part } = ratePart(
    {
      name: /^StateTransition throttle token refill rate/i,
      called: 'StateTransition throttle token refill rate per second',
      enforced: enforced.transitionsPerSecond,
      unit: TRANSITIONS,
    },
    artifacts.serviceQuotas,
    context,
  );
  const density = densityOf(peak, window, 'rates', 'ConsumedCapacity of StateTransition');
  const started = loads.reduce((sum, { measured }) => sum + (measured?.started ?? 0), 0);
  // Each execution enters a state at least, so that what is less than that counts something else.
  const isNoCount = transitions !== null && transitions < started;
  const runExpress = listMachines(artifacts).some((load) => isExpress(load) && load.measured?.started !== 0);
  const why = isNoCount
    ? `CloudWatch counts ${round(transitions)} state transitions and ${round(started)} standard executions, each of which has one at least: nothing tells how many there are.`
    : missing;
  return {
    ...part,
    resource: '-',
    title: 'State transitions of the region',
    now: isNoCount ? null : (peak?.value ?? null),
    use:
      peak === null || isNoCount
        ? null
        : sharedUse([runExpress ? 0 : peak.value, BUSIEST_SECOND * peak.value], ownersOf(loads), context),
    ...(why !== undefined && { missing: why }),
    ...(peak === null && !isKnown(density) && { missing: density.missing }),
    understated: firstUnknown(loads, context) ?? understatedBy(density).understated ?? null,
    isFlattened: isKnown(density) && density.isFlattened,
    evidence: [
      ...part.evidence,
      {
        source: 'AWS/States ConsumedCapacity of StateTransition',
        at: peak?.at ?? context.asOf,
        detail: `${peak === null ? 'No' : round(peak.value)} state transitions a second at normal peak, of which CloudWatch does not tell those of one state machine. ${BUSIEST_SECOND_ASSUMED} ${densityInWords(density)}`,
      },
    ],
  };
}

/** Fewer open executions than that may be shown as none (Step Functions developer guide, "Execution Metrics"). */
const UNSEEN = 10_000;
const OPEN = 'executions';

export const stepFunctionsOpenExecutions = defineCeilingFamily({
  ...REGION,
  id: 'step-functions-open-executions',
  title: 'As many executions may be under way as the peak brings',
  failureTitle: 'Step Functions starts no execution at the peak, as too many are under way',
  why: 'A standard execution is open until it ends, also while it waits for somebody; past the quota no other is started.',
  unit: OPEN,
  formula: `executions that were under way at most × m, against the quota of open executions, or the limit that Step Functions tells, where that is less. CloudWatch shows fewer than ${UNSEEN.toLocaleString('en-US')} as none, so up to as many more are taken to be there: what fits only without them is yellow.`,
  remedy: 'Request an increase of the quota, or let executions end sooner.',
  uses: ['serviceQuotas'],
  estimate: (artifacts, context) => {
    const loads = standardLoads(artifacts, context);
    if (loads.length === 0) return [];
    const { openExecutions: peak, window, enforced } = artifacts.stepFunctionsUse;
    const code = SERVICES.states.quotas.states.openExecutions;
    const part = boundedBy(
      enforced.openExecutions,
      'OpenExecutionLimit',
      quotaPart(artifacts.serviceQuotas, code, 'states', OPEN, context),
      context,
    );
    const density = densityOf(peak, window, 'maxima', 'OpenExecutionCount');
    return [
      {
        ...part,
        resource: '-',
        title: 'Executions that are under way in the region',
        now: peak?.value ?? null,
        use: peak && sharedUse([peak.value, peak.value + UNSEEN], ownersOf(loads), context),
        ...(peak === null && !isKnown(density) && { missing: density.missing }),
        understated: firstUnknown(loads, context) ?? understatedBy(density).understated ?? null,
        evidence: [
          ...part.evidence,
          {
            source: 'AWS/States OpenExecutionCount',
            at: peak?.at ?? context.asOf,
            detail: `${peak === null ? 'How many executions were under way is not known.' : `About ${round(peak.value)} executions were under way at most; fewer than ${UNSEEN.toLocaleString('en-US')} may be shown as none.`} ${densityInWords(density)}`,
          },
        ],
      },
    ];
  },
});

/** Executions a second, of which a part grows with traffic. */
interface Rate {
  readonly fixed: number;
  readonly elastic: number;
}

const ownersOf = (loads: readonly MachineLoad[]) => loads.map(({ owner }) => owner);

const peakOf = ({ measured }: MachineLoad): number => measured?.startedPerSecond?.value ?? 0;

const totalOf = (loads: readonly MachineLoad[]): number => loads.reduce((sum, load) => sum + peakOf(load), 0);

/** Executions a second of state machines that are no longer listed, at least: what replaced them may run as many. */
const unlisted = (artifacts: Region): number =>
  Math.max(0, (artifacts.stepFunctionsUse.startedPerSecond?.value ?? 0) - totalOf(listMachines(artifacts)));

const rateOf = (loads: readonly MachineLoad[], context: FamilyContext): Rate =>
  loads.reduce<Rate>(
    ({ fixed, elastic }, load) => {
      const growing = context.elasticity(load.owner);
      return { fixed: fixed + peakOf(load) * (1 - growing), elastic: elastic + peakOf(load) * growing };
    },
    { fixed: 0, elastic: 0 },
  );

/** Why nothing, or too little, tells what the event brings to one of them; null where the look-back does. */
const firstUnknown = (loads: readonly MachineLoad[], context: FamilyContext): string | null =>
  loads.map((load) => whyUnknown(load, context)).find((why) => why !== null) ?? null;

function whyUnknown(load: MachineLoad, context: FamilyContext): string | null {
  const missing = whyNotMeasured(load);
  // Whether it grows or not, it may have been busy.
  if (missing !== null) return missing;
  if (context.elasticity(load.owner) === 0) return null;
  const { machine, measured } = load;
  const { stateMachineName, creationDate } = machine;
  const peak = measured?.startedPerSecond ?? null;
  if (measured?.started === 0 && creationDate < measured.window.from) return null;
  if (peak === null || peak.value === 0) {
    return `No execution of ${stateMachineName} was started on normal days${measured?.started === 0 ? `, and it was made on ${creationDate.slice(0, 10)}` : ''}: nothing tells what the event brings. Write it as demand, or in traffic.elasticity that it brings nothing.`;
  }
  const density = densityOf(peak, measured?.window, 'rates', `ExecutionsStarted of ${stateMachineName}`);
  return isKnown(density) ? null : density.missing;
}

/** A rate whose quota AWS gives no code in its guides. */
interface NamedRate {
  readonly name: RegExp;
  readonly called: string;
  /** What Step Functions said that it lets pass at most; null where it did not say. */
  readonly enforced: number | null;
  readonly unit: string;
}

type RatePart = Omit<QuotaPart, 'quotaCode'> & Partial<Pick<QuotaPart, 'quotaCode'>>;

function ratePart(
  { name, called, enforced, unit }: NamedRate,
  quotas: Artifacts['serviceQuotas'] | undefined,
  context: FamilyContext,
): RatePart {
  const quota = quotas?.find(
    ({ serviceCode, quotaName }) => serviceCode === 'states' && name.test(quotaName),
  );
  const { quotaCode, ...part } = quotaPart(quotas, quota?.quotaCode ?? '', 'states', unit, context);
  return boundedBy(
    enforced,
    'ProvisionedRefillRate',
    quota === undefined
      ? {
          ...part,
          missing: `Service Quotas lists no quota that is called ${called}.`,
          fix: askSupport(unit, context),
        }
      : { ...part, quotaCode },
    context,
  );
}

/** A limit of Service Quotas, or what Step Functions said that it lets pass, where that is less, or there is no other. */
function boundedBy<Part extends RatePart>(
  enforced: number | null,
  metric: string,
  part: Part,
  context: FamilyContext,
): RatePart {
  const { limit, missing: _, ...rest } = part;
  if (enforced === null || (limit !== null && limit <= enforced)) return part;
  const { quotaCode: __, ...unnamed } = rest;
  return {
    ...unnamed,
    limit: enforced,
    evidence: [
      ...part.evidence,
      {
        source: `AWS/States ${metric}`,
        at: context.asOf,
        detail: `Step Functions told no more than ${round(enforced)} in the look-back${limit === null ? '' : `, less than the ${round(limit)} of Service Quotas`}.`,
      },
    ],
    fix: askSupport(part.unit, context),
  };
}

const askSupport =
  (unit: string, { plan, target }: FamilyContext): CeilingDraft['fix'] =>
  (expected) => ({
    action: `Have AWS Support let Step Functions pass ${Math.ceil(expected / plan.thresholds.yellow)} ${unit} in ${target.region}: AWS gives new accounts less, and raises it as they use more.`,
    lead: 'quotaIncrease',
  });
