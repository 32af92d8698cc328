/** Section 8: the 25 steps in their four phases. */
import { PHASES, type Phase } from '../../model/workbook';
import { eventWindow } from '../../plan/calendar';
import { cell, type SectionContent } from '../document';
import type { WorkbookInput } from '../input';
import { ownerByRole } from '../owners';
import { COLOUR_OF_STATE, evidenceOf, listSteps, type Step, WORD_OF_STATE } from '../steps';
import { inZone } from '../words';

/** Shows how far each step is. */
export function timeline(input: WorkbookInput): SectionContent {
  const steps = listSteps(input);
  const unowned = steps.filter(({ state, owner }) => state !== 'done' && owner === null);
  return {
    blocks: PHASES.map((phase) => ({
      kind: 'table',
      title: phase,
      columns: ['Step', 'What', 'Due', 'Owner', 'State', 'Evidence', 'Remarks'],
      rows: steps.filter((one) => one.phase === phase).map(rowOf),
      ...noteOf(phase, input),
    })),
    missing: [
      ...steps
        .filter(({ state }) => state === 'overdue')
        .map(({ step, title, due, owner }) => ({
          what: `Step ${step}, ${title}, was due on ${due}.`,
          owner,
        })),
      ...(unowned.length === 0
        ? []
        : [
            {
              what: `Say who does ${formatList(unowned.map(({ step }) => step))} (timeline).`,
              owner: ownerByRole(input.plan, 'incident'),
            },
          ]),
    ],
  };
}

/** What the steps of a phase wait for, until it is there. */
function noteOf(phase: Phase, { plan, now }: WorkbookInput): { note?: string } {
  const { start, end } = eventWindow(plan);
  const awaited = { Initiate: null, Plan: null, Execute: start, Review: end }[phase];
  if (awaited === null || Date.parse(now) >= Date.parse(awaited)) return {};
  return {
    note: `The event ${awaited === end ? 'ends' : 'starts'} ${inZone(awaited, plan.calendar.timeZone)}.`,
  };
}

/** `step 5`, or `steps 5, 6 and 7`. */
function formatList(numbers: readonly number[]): string {
  const last = numbers.at(-1);
  return numbers.length === 1 ? `step ${last}` : `steps ${numbers.slice(0, -1).join(', ')} and ${last}`;
}

const rowOf = (one: Step) => [
  cell(one.step),
  cell(one.title),
  cell(one.due),
  cell(one.owner),
  cell(WORD_OF_STATE[one.state], { colour: COLOUR_OF_STATE[one.state] }),
  cell(evidenceOf(one)),
  cell(one.remarks),
];
