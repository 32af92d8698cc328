import { describe, expect, it } from '@jest/globals';
import type { AnswersCheck } from '../../src/checks/answers';
import { runEventCheck } from '../builders/check';
import { aPlan } from '../builders/plan';

/** The table of every check over answers of section 12. */
export const describeAnswersCheck = (check: AnswersCheck) =>
  describe(check.id, () => {
    const questions = Object.keys(check.questions);

    it.each([
      ['no answer', undefined, 'warn'],
      ['an answer', { answer: 'Yes' }, 'pass'],
      ['judged green', { answer: 'Yes', status: 'green' as const }, 'pass'],
      ['judged yellow', { answer: 'Yes', status: 'yellow' as const }, 'warn'],
      ['judged red', { answer: 'Yes', status: 'red' as const }, 'fail'],
    ])('%s', (_, answer, status) => {
      const checklist = answer ? Object.fromEntries(questions.map((id) => [id, answer])) : {};
      const judged = runEventCheck(check, {}, { plan: aPlan({ checklist }) });
      expect(judged.map((j) => [j.resource.name, j.status])).toEqual(questions.map((q) => [q, status]));
    });

    it('judges each question by its own answer', () => {
      const [first = '', ...others] = questions;
      const plan = aPlan({ checklist: { [first]: { answer: 'Not at all', status: 'red' } } });
      const [judged, ...rest] = runEventCheck(check, {}, { plan });
      expect(judged).toMatchObject({ status: 'fail', detail: expect.stringContaining('Not at all') });
      expect(rest.map((j) => j.status)).toEqual(others.map(() => 'warn'));
    });
  });
