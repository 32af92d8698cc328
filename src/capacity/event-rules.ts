/** What rules of EventBridge do, and what of it comes with the event's traffic. */
import { lookup } from '../lib/lookup';
import { ARTIFACTS, type Artifacts, type EventRule, type EventRulePeak } from '../model/artifacts';
import type { ScopedResource } from '../model/resource';

/** A rule with what it did at normal peak. */
export interface RuleLoad {
  readonly rule: EventRule;
  readonly owner: ScopedResource;
  /** Undefined where nothing was measured of it. */
  readonly measured: EventRulePeak | undefined;
}

const peaksByRule = lookup(({ ruleArn }: EventRulePeak) => [ruleArn]);

/** The rules of the region, with what was measured of each. */
export const listRules = ({
  eventRules,
  eventRulePeaks,
}: Pick<Artifacts, 'eventRules' | 'eventRulePeaks'>): RuleLoad[] =>
  eventRules.map((rule) => ({
    rule,
    owner: ARTIFACTS.eventRules.owner(rule),
    measured: peaksByRule(eventRulePeaks, rule.ruleArn)[0],
  }));

/** How people call a rule: with its bus, unless that is the one that each account has. */
export const nameOfRule = ({ eventBusName, ruleName }: EventRule): string =>
  eventBusName === 'default' ? ruleName : `${eventBusName}/${ruleName}`;

/** Whether time alone starts a rule, which runs no more often the more traffic there is. */
export const isByTime = ({ isScheduled, hasPattern }: EventRule): boolean => isScheduled && !hasPattern;

/** What CloudWatch does not tell of a rule, as a sentence; null where it tells all. */
export const whyNotMeasured = ({ rule, measured }: RuleLoad): string | null =>
  measured === undefined || measured.invocations === null
    ? `CloudWatch gave no complete data for ${nameOfRule(rule)}.`
    : null;
