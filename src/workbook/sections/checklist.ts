/** Section 12: every question with people's answer, and with what the accounts show of it. */
import { asksPeople } from '../../checks/answers';
import { checks } from '../../checks/registry';
import type { Colour } from '../../model/ceiling';
import type { Report } from '../../model/report';
import { CHECKLIST_PARTS } from '../../model/workbook';
import { CHECKLIST, type ChecklistId, type EventPlan } from '../../plan/schema';
import { findingColour } from '../../report/render/words';
import { type Cell, cell, type SectionContent } from '../document';
import type { WorkbookInput } from '../input';
import { ownerByRole } from '../owners';

/** The parts of the section, by what the ids of their questions begin with. */
const PREFIXES: Readonly<Record<(typeof CHECKLIST_PARTS)[number], string>> = {
  Monitoring: 'monitoring-',
  Security: 'security-',
  Resilience: 'resilience-',
  Performance: 'performance-',
  'Service Limits': 'limits-',
};

const ALL = Object.keys(CHECKLIST) as readonly ChecklistId[];

/** Of each question, the checks and ceilings that tell from the accounts what it asks people. */
const SHOWN_BY = new Map(
  checks.filter(asksPeople).flatMap(({ questions }) => Object.entries(questions)),
) as ReadonlyMap<ChecklistId, readonly string[]>;

/** A question of section 12, with what the accounts show of it. */
export interface Question {
  readonly id: ChecklistId;
  readonly part: (typeof CHECKLIST_PARTS)[number];
  readonly question: string;
  readonly shown: Cell;
}

/** Lists the questions in the order of their parts, with what the latest run shows of each. */
export const listQuestions = (report: Report | null): readonly Question[] =>
  CHECKLIST_PARTS.flatMap((part) =>
    ALL.filter((id) => id.startsWith(PREFIXES[part])).map((id) => ({
      ...{ id, part, question: CHECKLIST[id] },
      shown: shownCell(SHOWN_BY.get(id) ?? [], report),
    })),
  );

/** Shows the questions by part. */
export function checklist({ plan, report }: WorkbookInput): SectionContent {
  const owner = ownerByRole(plan, 'engineer');
  const questions = listQuestions(report);
  return {
    blocks: CHECKLIST_PARTS.map((part) => ({
      kind: 'table',
      title: part,
      columns: ['Question', 'Answer', 'Answered by', 'What the accounts show'],
      rows: questions
        .filter((one) => one.part === part)
        .map(({ id, question, shown }) => [
          cell(question),
          answerCell(plan.checklist[id]),
          cell(plan.checklist[id]?.answeredBy),
          shown,
        ]),
    })),
    missing: ALL.filter((id) => plan.checklist[id] === undefined).map((id) => ({
      what: `Answer “${CHECKLIST[id]}” (checklist.${id}).`,
      owner,
    })),
  };
}

function answerCell(answer: EventPlan['checklist'][ChecklistId]): Cell {
  if (answer === undefined) return { text: 'not answered', colour: 'yellow' };
  return cell(answer.answer, { source: 'people', ...(answer.status && { colour: answer.status }) });
}

const WORST_FIRST: readonly Colour[] = ['red', 'yellow', 'grey', 'green'];

/** What the checks found, the worst first; a check that found nothing of its kind says nothing of the question. */
function shownCell(ids: readonly string[], report: Report | null): Cell {
  if (ids.length === 0) return cell('Only people know.');
  if (report === null) return { text: 'not checked yet', colour: 'grey' };
  const found = ids.flatMap((id): readonly { readonly colour: Colour; readonly words: string }[] => {
    const count = report.findingCounts.find(({ check }) => check === id);
    if (count === undefined) return [];
    const open = report.findings.filter(({ check }) => check === id);
    const worst = WORST_FIRST.find((colour) => open.some((one) => findingColour(one) === colour));
    const first = open.find((one) => findingColour(one) === worst);
    if (worst !== undefined && first !== undefined) {
      const more = open.length - 1;
      return [{ colour: worst, words: `${first.detail}${more > 0 ? ` And ${more} more.` : ''}` }];
    }
    return count.pass > 0 ? [{ colour: 'green', words: `${count.title}: ${count.pass}.` }] : [];
  });
  const worst = WORST_FIRST.find((colour) => found.some((one) => one.colour === colour));
  if (worst === undefined) return cell('There is nothing of it in the accounts.', { source: 'account' });
  return {
    text: found
      .toSorted((a, b) => WORST_FIRST.indexOf(a.colour) - WORST_FIRST.indexOf(b.colour))
      .map(({ words }) => words)
      .join(' '),
    colour: worst,
    source: 'account',
  };
}
