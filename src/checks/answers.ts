import type { Rule } from '../judging/rule';
import { CHECKLIST, type ChecklistId, type EventPlan } from '../plan/schema';
import { type AnyEventCheck, defineEventCheck, fail, type Judgement, pass, warn } from './check';

/** A check over answers of section 12, and the questions it judges. */
export type AnswersCheck<Id extends string = string> = AnyEventCheck & {
  readonly id: Id;
  readonly questions: readonly ChecklistId[];
};

/**
 * Declares a check over people's answers, one judgement per question. A missing answer is yellow, since
 * required evidence is not there. An answer counts as its `status` says; one without a status passes.
 */
export const defineAnswersCheck = <const Id extends string>({
  questions,
  ...meta
}: Rule & { readonly id: Id; readonly questions: readonly ChecklistId[] }): AnswersCheck<Id> => ({
  ...defineEventCheck({
    ...meta,
    needs: [],
    evaluate: (_, { plan }) => questions.map((id) => judgeAnswer(id, plan.checklist[id])),
  }),
  questions,
});

type Answer = EventPlan['checklist'][ChecklistId];

function judgeAnswer(name: ChecklistId, answer: Answer): Judgement {
  const resource = { name };
  const question = CHECKLIST[name];
  if (answer === undefined) {
    return warn(resource, `Not answered: ${question}`, {
      action: `Answer “${question}” in the plan (checklist.${name}).`,
      lead: 'people',
    });
  }
  const detail = `${question} ${answer.answer}`;
  if (answer.status === 'red' || answer.status === 'yellow') {
    const verdict = answer.status === 'red' ? fail : warn;
    return verdict(resource, detail, {
      action: `Remove the risk that the answer names, or accept it with a waiver, then judge it again (checklist.${name}.status).`,
      lead: 'people',
    });
  }
  return pass(resource, detail);
}
