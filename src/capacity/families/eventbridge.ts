import { isKnown } from '../../judging/known';
import { round } from '../../lib/round';
import type { Artifacts } from '../../model/artifacts';
import { SERVICES } from '../../model/services';
import { BUSIEST_SECOND, BUSIEST_SECOND_ASSUMED } from '../busiest-second';
import { densityInWords, densityOf, understatedBy } from '../density';
import { isByTime, listRules, type RuleLoad, whyNotMeasured } from '../event-rules';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { addedField, addedUse, timesLoad, useBetween } from '../growth';
import { quotaPart } from '../quota-ceiling';

const QUOTAS = SERVICES.events.quotas.events;
const DOCS = 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html';

const REGION = {
  workbook: '11 Service Limits',
  kind: 'quota',
  elastic: true,
  docs: DOCS,
  needs: ['eventRules', 'eventRulePeaks', 'eventBridgeUse'],
  uses: ['serviceQuotas'],
} as const;

type Region = Pick<Artifacts, (typeof REGION.needs)[number]> & Partial<Pick<Artifacts, 'serviceQuotas'>>;

const PUTS = 'calls/s';

export const eventBridgePutEvents = defineCeilingFamily({
  ...REGION,
  id: 'eventbridge-put-events',
  title: 'Events of the peak may be put on event buses',
  failureTitle: 'EventBridge refuses events of the peak',
  why: 'All that put events on buses of the account in the region share a rate of calls; what is beyond is refused, and lost where nobody tries again.',
  unit: PUTS,
  formula: `calls of PutEvents a second of the region at normal peak × m, against the quota of the region that Service Quotas lists. No metric tells who calls: they are taken to grow as the rules do that events start; where some of these do not grow, or none is the event’s, what fits only if the calls do not grow is yellow. ${BUSIEST_SECOND_ASSUMED}`,
  remedy: 'Request an increase of the quota, or put up to ten events in one call.',
  estimate: (artifacts, context) =>
    artifacts.eventBridgeUse.puts === 0 ? [] : [putCeiling(artifacts, context)],
});

function putCeiling(artifacts: Region, context: FamilyContext): CeilingDraft {
  const { putsPerSecond: peak, puts, window } = artifacts.eventBridgeUse;
  const { missing, ...part } = quotaPart(artifacts.serviceQuotas, QUOTAS.putEvents, 'events', PUTS, context);
  // Rules that are none of the event's say nothing of the calls that no rule waits for: those of archives, pipes, rules of AWS.
  const shares = listRules(artifacts)
    .filter(({ rule, measured }) => !isByTime(rule) && measured?.invocations !== 0)
    .filter(({ owner }) => context.inScope(owner))
    .map(({ owner }) => context.elasticity(owner));
  const [lowest, highest] = shares.length === 0 ? [0, 1] : [Math.min(...shares), Math.max(...shares)];
  const density = densityOf(peak, window, 'rates', 'PutEventsApproximateCallCount');
  const least = peak?.value ?? 0;
  const most = BUSIEST_SECOND * least;
  const why =
    puts === null
      ? 'CloudWatch gave no complete data for PutEventsApproximateCallCount.'
      : 'Events were put on no normal day of the look-back.';
  return {
    ...part,
    resource: '-',
    title: 'Calls of PutEvents in the region',
    now: peak?.value ?? null,
    use:
      peak === null
        ? null
        : useBetween(
            { fixedLoad: least * (1 - lowest), elasticLoad: least * lowest },
            {
              fixedLoad: most * (1 - highest),
              elasticLoad: most * highest,
              ...addedField(timesLoad(context.addedAtMost(), most)),
            },
          ),
    ...(missing !== undefined && { missing }),
    ...(peak === null && { missing: why }),
    ...understatedBy(density),
    isFlattened: isKnown(density) && density.isFlattened,
    evidence: [
      ...part.evidence,
      {
        source: 'AWS/Events PutEventsApproximateCallCount',
        at: peak?.at ?? context.asOf,
        detail: `${peak === null ? why : `PutEvents was called ${round(peak.value)} times a second at normal peak, about.`} ${BUSIEST_SECOND_ASSUMED} ${densityInWords(density)}`,
      },
    ],
  };
}

const INVOCATIONS = 'invocations/s';

export const eventBridgeInvocations = defineCeilingFamily({
  ...REGION,
  id: 'eventbridge-invocations',
  title: 'Rules call their targets as fast as the peak asks',
  failureTitle: 'Rules call their targets late at the peak',
  why: 'All rules of the account in the region share a rate at which they call targets; what is beyond is not lost, but late, and the longer the peak lasts the later.',
  unit: INVOCATIONS,
  formula: `invocations of targets a second at normal peak × m, against the quota of the region that Service Quotas lists; those of rules that time starts do not grow. Rules have their peaks at different times, and some may be gone or be managed by AWS: what fits only because of that is yellow. ${BUSIEST_SECOND_ASSUMED}`,
  remedy: 'Request an increase of the quota, let fewer rules match, or send to a queue that takes batches.',
  estimate: (artifacts, context) =>
    artifacts.eventBridgeUse.invocations === 0 ? [] : [invocationCeiling(artifacts, context)],
});

function invocationCeiling(artifacts: Region, context: FamilyContext): CeilingDraft {
  const { invocationsPerSecond: all, window } = artifacts.eventBridgeUse;
  const loads = listRules(artifacts);
  const sum = loads.reduce((total, load) => total + peakOf(load), 0);
  const elastic = loads.reduce((total, load) => total + peakOf(load) * growthOf(load, context), 0);
  const fixed = sum - elastic;
  // At one moment; where nothing tells that moment, the busiest rule alone.
  const together = all === null ? Math.max(0, ...loads.map(peakOf)) : Math.min(sum, all.value);
  const growing = Math.max(0, together - fixed);
  const unlisted = Math.max(0, (all?.value ?? 0) - sum);
  const [added] = addedUse(
    loads
      .filter(({ rule }) => !isByTime(rule))
      .flatMap((load) => timesLoad(context.addedTo(load.owner), BUSIEST_SECOND * peakOf(load))),
  );
  const density = densityOf(all, window, 'rates', 'InvocationsCreated');
  const idle = loads.filter(({ rule, measured }) => rule.isEnabled && measured?.invocations === 0).length;
  const part = quotaPart(artifacts.serviceQuotas, QUOTAS.invocations, 'events', INVOCATIONS, context);
  return {
    ...part,
    resource: '-',
    title: 'Invocations of targets in the region',
    now: all?.value ?? sum,
    use: useBetween(
      { fixedLoad: together - growing, elasticLoad: growing },
      {
        fixedLoad: BUSIEST_SECOND * fixed,
        elasticLoad: BUSIEST_SECOND * (elastic + unlisted),
        ...addedField(added?.added ?? []),
      },
    ),
    understated:
      loads.map(whyNotMeasured).find((why) => why !== null) ?? understatedBy(density).understated ?? null,
    isFlattened: isKnown(density) && density.isFlattened,
    evidence: [
      ...part.evidence,
      {
        source: 'AWS/Events InvocationsCreated, Invocations',
        at: all?.at ?? context.asOf,
        detail: `The normal peaks of ${loads.length} rules add up to ${round(sum)} invocations a second${all === null ? '' : `; at one time ${round(all.value)} were created in the region`}.${idle > 0 ? ` ${idle} of the rules that are on called nothing in the look-back: if the event uses them, write what it brings as demand of eventbridge-invocations in the plan.` : ''} ${BUSIEST_SECOND_ASSUMED} ${densityInWords(density)}`,
      },
    ],
  };
}

const peakOf = ({ measured }: RuleLoad): number => measured?.invocationsPerSecond?.value ?? 0;

const growthOf = ({ rule, owner }: RuleLoad, context: FamilyContext): number =>
  isByTime(rule) ? 0 : context.elasticity(owner);
