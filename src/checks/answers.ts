import type { Rule } from '../judging/rule';
import { CHECKLIST, type ChecklistId, type EventPlan } from '../plan/schema';
import { type AnyEventCheck, defineEventCheck, fail, type Judgement, pass, warn } from './check';

/** A check over answers of section 12, and the questions it judges. */
export type AnswersCheck<Id extends string = string> = AnyEventCheck & {
  readonly id: Id;
  readonly questions: readonly ChecklistId[];
  /** Ids of the checks that tell from the accounts what a question asks people. */
  readonly shownBy: ShownBy;
};

type ShownBy = { readonly [Id in ChecklistId]?: readonly string[] };

/**
 * Declares a check over people's answers, one judgement per question. A missing answer is yellow, since
 * required evidence is not there. An answer counts as its `status` says; one without a status passes.
 */
export const defineAnswersCheck = <const Id extends string>({
  questions,
  shownBy = {},
  ...meta
}: Rule & {
  readonly id: Id;
  readonly questions: readonly ChecklistId[];
  readonly shownBy?: ShownBy;
}): AnswersCheck<Id> => ({
  ...defineEventCheck({
    ...meta,
    needs: [],
    evaluate: (_, { plan }) => questions.map((id) => judgeAnswer(id, plan.checklist[id], shownBy[id])),
  }),
  questions,
  shownBy,
});

type Answer = EventPlan['checklist'][ChecklistId];

function judgeAnswer(name: ChecklistId, answer: Answer, shownBy: readonly string[] = []): Judgement {
  const resource = { name };
  const question = CHECKLIST[name];
  const shown = shownBy.length === 0 ? '' : ` What the accounts show of it: ${shownBy.join(', ')}.`;
  if (answer === undefined) {
    return warn(resource, `Not answered: ${question}${shown}`, {
      action: `Answer “${question}” in the plan (checklist.${name}).`,
      lead: 'people',
    });
  }
  const detail = `${question} ${answer.answer}${shown}`;
  if (answer.status === 'red' || answer.status === 'yellow') {
    const verdict = answer.status === 'red' ? fail : warn;
    return verdict(resource, detail, {
      action: `Remove the risk that the answer names, or accept it with a waiver, then judge it again (checklist.${name}.status).`,
      lead: 'people',
    });
  }
  return pass(resource, detail);
}
