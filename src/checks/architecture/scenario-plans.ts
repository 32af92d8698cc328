import type { EventPlan } from '../../plan/schema';
import { defineEventCheck, type Judgement, pass, warn } from '../check';

type Scenario = NonNullable<EventPlan['scenarios']['primary']>;

/** What a plan must say to be of use when it is needed. */
const PARTS: readonly { readonly said: (scenario: Scenario) => boolean; readonly name: string }[] = [
  { name: 'what triggers the move away from it', said: (scenario) => scenario.trigger !== undefined },
  { name: 'who is notified', said: (scenario) => scenario.notify.length > 0 },
  { name: 'how success is verified', said: (scenario) => scenario.verifySuccess !== undefined },
];

export const scenarioPlans = defineEventCheck({
  id: 'scenario-plans',
  title: 'A primary and a rollback plan are written down',
  failureTitle: 'Primary or rollback plan is missing or incomplete',
  why: 'Nobody designs a good rollback in the minutes in which it is needed.',
  docs: 'https://docs.aws.amazon.com/wellarchitected/latest/operational-excellence-pillar/ops_ready_to_support_use_playbooks.html',
  workbook: '14 Scenario Planning',
  needs: [],
  evaluate(_, { plan: { scenarios } }) {
    return [judgeScenario('primary', scenarios.primary), judgeScenario('rollback', scenarios.rollback)];
  },
});

function judgeScenario(name: string, scenario: Scenario | undefined): Judgement {
  const missing = scenario ? PARTS.filter((part) => !part.said(scenario)).map((part) => part.name) : [];
  if (scenario && missing.length === 0)
    return pass({ name }, 'It says what triggers it, who is notified and how success is verified.');
  return warn({ name }, scenario ? `It does not say ${missing.join(', ')}.` : 'It is not written down.', {
    action: `Write the ${name} plan with its trigger, who is notified and how success is verified (scenarios.${name}).`,
    lead: 'people',
  });
}
