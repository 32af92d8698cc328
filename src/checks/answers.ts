import type { Rule } from '../judging/rule';
import { CHECKLIST, type ChecklistId, type EventPlan } from '../plan/schema';
import {
  type AnyCheck,
  type AnyEventCheck,
  defineEventCheck,
  fail,
  type Judgement,
  pass,
  warn,
} from './check';

/** A check over answers of section 12, and the questions it judges. */
export type AnswersCheck<Id extends string = string> = AnyEventCheck & {
  readonly id: Id;
  readonly questions: Questions;
};

/** Of each question, the ids of the checks and ceiling families that tell from the accounts what it asks people; none where only people know. */
type Questions = { readonly [Id in ChecklistId]?: readonly string[] };

/** Whether a check judges answers of people. */
export const asksPeople = (check: AnyCheck): check is AnswersCheck => 'questions' in check;

/** For a question that nothing in an account answers. */
export const ONLY_PEOPLE: readonly string[] = [];

/**
 * Declares a check over people's answers, one judgement per question. A missing answer is yellow, since
 * required evidence is not there. An answer counts as its `status` says; one without a status passes.
 */
export const defineAnswersCheck = <const Id extends string>({
  questions,
  ...meta
}: Rule & { readonly id: Id; readonly questions: Questions }): AnswersCheck<Id> => ({
  ...defineEventCheck({
    ...meta,
    needs: [],
    evaluate: (_, { plan }) =>
      Object.entries(questions).map(([name, shownBy]) => {
        const id = name as ChecklistId;
        return judgeAnswer(id, plan.checklist[id], shownBy);
      }),
  }),
  questions,
});

type Answer = EventPlan['checklist'][ChecklistId];

function judgeAnswer(name: ChecklistId, answer: Answer, shownBy: readonly string[]): Judgement {
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
