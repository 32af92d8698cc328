import type { Inventory } from '../model/inventory';
import { SECTIONS, type SectionNumber } from '../model/workbook';
import { formatInZone } from '../plan/calendar';
import { createTargetTest } from '../plan/targets';
import { toPlainStrings } from '../report/render/plain-text';
import { listDates } from './dates';
import type { SectionContent, Workbook } from './document';
import type { WorkbookInput } from './input';
import { architectureDiagram } from './sections/architecture';
import { checklist } from './sections/checklist';
import { bridge, calendar, contacts, endpoints, eventDetails, eventOf } from './sections/event';
import { actionItems, recommendations, scorecard, serviceLimits, trustedAdvisor } from './sections/judged';
import { loadTests, postEventAnalysis, references, scenarios, serviceUsage } from './sections/plans';
import { preWarming } from './sections/pre-warming';
import { readTarget, resources } from './sections/resources';
import { timeline } from './sections/timeline';

/** How each section is filled. */
const CONTENTS: Readonly<Record<SectionNumber, (input: WorkbookInput) => SectionContent>> = {
  1: eventDetails,
  2: calendar,
  3: contacts,
  4: bridge,
  5: endpoints,
  6: resources,
  7: preWarming,
  8: timeline,
  9: architectureDiagram,
  10: trustedAdvisor,
  11: serviceLimits,
  12: checklist,
  13: loadTests,
  14: scenarios,
  15: scorecard,
  16: actionItems,
  17: recommendations,
  18: postEventAnalysis,
  A: references,
  B: serviceUsage,
};

/** Puts the workbook of an event together. The same input gives the same workbook. */
export const assembleWorkbook = (input: WorkbookInput): Workbook =>
  toPlainStrings({
    event: eventOf(input.plan),
    asOf: formatInZone(input.now, input.plan.calendar.timeZone),
    sections: SECTIONS.map(({ number, title }) => ({ number, title, ...CONTENTS[number](input) })),
    dates: listDates(input),
  });

/** See {@link assembleWorkbook}; with all inventories in memory. Those of targets that the plan does not name are left out. */
export const buildWorkbook = ({
  inventories,
  ...input
}: Omit<WorkbookInput, 'targets'> & { readonly inventories: readonly Inventory[] }): Workbook => {
  const isPlanned = createTargetTest(input.plan);
  return assembleWorkbook({
    ...input,
    targets: inventories
      .filter(({ target }) => isPlanned(target))
      .map((inventory) => readTarget(input.plan, inventory, input.report?.event.multiplier ?? null)),
  });
};
