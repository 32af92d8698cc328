import { listRules, nameOfRule, type RuleLoad } from '../capacity/event-rules';
import type { Artifacts } from '../model/artifacts';
import { asPlaced } from './as-placed';
import { type JudgedResource, type Judgement, notApplicable, type TargetContext } from './check';

type RuleArtifacts = Pick<Artifacts, 'eventRules' | 'eventRulePeaks'>;

/** Judges each rule, by whether it carries the event's traffic. */
export const judgeRules = (
  artifacts: RuleArtifacts,
  { placed }: TargetContext,
  judge: (load: RuleLoad, resource: JudgedResource) => Judgement,
): Judgement[] =>
  listRules(artifacts).map((load) => {
    const resource = { name: nameOfRule(load.rule), arn: load.rule.ruleArn };
    return asPlaced(judge(load, resource), () => placed(load.owner));
  });

/** The same of what is on. */
export const judgeEnabledRules = (
  artifacts: RuleArtifacts,
  context: TargetContext,
  judge: (load: RuleLoad, resource: JudgedResource) => Judgement,
): Judgement[] =>
  judgeRules(artifacts, context, (load, resource) =>
    load.rule.isEnabled ? judge(load, resource) : notApplicable('It is off.', resource),
  );
