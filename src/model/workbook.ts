/** The customer's workbook of an event: its sections, the parts of its checklist, and its steps, each stated here once. */

/** The sections and appendices, in the order and with the numbers of the workbook. */
export const SECTIONS = [
  { number: '1', title: 'Event Details and Success Criteria' },
  { number: '2', title: 'Calendar' },
  { number: '3', title: 'Contacts' },
  { number: '4', title: 'Conference Bridge Information' },
  { number: '5', title: 'Endpoints to Monitor' },
  { number: '6', title: 'Resources' },
  { number: '7', title: 'ELB Prewarming' },
  { number: '8', title: 'Event Timeline/Checklist' },
  { number: '9', title: 'Architecture Diagram' },
  { number: '10', title: 'Trusted Advisor Review' },
  { number: '11', title: 'Service Limits' },
  { number: '12', title: 'Well Operated Checklist' },
  { number: '13', title: 'Load Testing Results' },
  { number: '14', title: 'Scenario Planning' },
  { number: '15', title: 'Event Readiness Scorecard' },
  { number: '16', title: 'Action Items / Risk / Issue Tracker' },
  { number: '17', title: 'Recommendations' },
  { number: '18', title: 'Post IEM Analysis' },
  { number: 'A', title: 'References' },
  { number: 'B', title: 'AWS Service Usage for the Last 12 Months' },
] as const;

/** The number of a section, or the letter of an appendix. */
export type SectionNumber = (typeof SECTIONS)[number]['number'];

/** The headings under which section 12 asks its questions. */
export const CHECKLIST_PARTS = [
  'Monitoring',
  'Security',
  'Resilience',
  'Performance',
  'Service Limits',
] as const;

/** The phases of section 8, in their order. */
export const PHASES = ['Initiate', 'Plan', 'Execute', 'Review'] as const;
/** A phase of section 8. */
export type Phase = (typeof PHASES)[number];

/** What a step is due before or after. */
interface Due {
  readonly of: 'start' | 'end';
  /** Days after it; less than 0 is before. */
  readonly days: number;
}

/**
 * The 25 steps of section 8. The workbook leaves the 16th blank: here it is the opening of the event. Its dates are those that AWS asks
 * for where it does (a kick-off eight weeks before, a check one week before), and else leave each step the time that the next ones need.
 */
export const STEPS = [
  { step: 1, phase: 'Initiate', title: 'Schedule an IEM Kickoff call', due: { of: 'start', days: -56 } },
  { step: 2, phase: 'Initiate', title: 'Open AWS Support Case for IEM', due: { of: 'start', days: -49 } },
  {
    step: 3,
    phase: 'Initiate',
    title: 'Broadcast IEM Alert to Stakeholders',
    due: { of: 'start', days: -49 },
  },
  { step: 4, phase: 'Initiate', title: 'Update Architecture Diagrams', due: { of: 'start', days: -42 } },
  { step: 5, phase: 'Plan', title: 'Architecture review sessions with SA', due: { of: 'start', days: -35 } },
  { step: 6, phase: 'Plan', title: 'Work on this IEM Planning Workbook', due: { of: 'start', days: -35 } },
  { step: 7, phase: 'Plan', title: 'Create an Internal Event Wiki Page', due: { of: 'start', days: -35 } },
  { step: 8, phase: 'Plan', title: 'Check Trusted Advisor', due: { of: 'start', days: -28 } },
  { step: 9, phase: 'Plan', title: 'Check Service Limits', due: { of: 'start', days: -28 } },
  { step: 10, phase: 'Plan', title: 'Capacity Planning', due: { of: 'start', days: -28 } },
  { step: 11, phase: 'Plan', title: 'Load Testing', due: { of: 'start', days: -21 } },
  { step: 12, phase: 'Plan', title: "Create Directory of SME's", due: { of: 'start', days: -21 } },
  { step: 13, phase: 'Plan', title: 'Determine Event Readiness', due: { of: 'start', days: -14 } },
  { step: 14, phase: 'Plan', title: 'Pre-Event Readiness Check', due: { of: 'start', days: -7 } },
  { step: 15, phase: 'Plan', title: 'Escalations Matrix', due: { of: 'start', days: -7 } },
  {
    step: 16,
    phase: 'Execute',
    title: 'Open the event: freeze confirmed, bridge open',
    due: { of: 'start', days: -1 },
  },
  { step: 17, phase: 'Execute', title: 'IEM Monitoring', due: { of: 'end', days: 0 } },
  { step: 18, phase: 'Execute', title: 'Monitor Infrastructure Dashboards', due: { of: 'end', days: 0 } },
  { step: 19, phase: 'Execute', title: 'Active Event Escalations', due: { of: 'end', days: 0 } },
  {
    step: 20,
    phase: 'Review',
    title: 'Scale down resources to normal operating levels',
    due: { of: 'end', days: 2 },
  },
  { step: 21, phase: 'Review', title: 'Review event metrics', due: { of: 'end', days: 5 } },
  {
    step: 22,
    phase: 'Review',
    title: 'Review action items or failures with customer and close the loop',
    due: { of: 'end', days: 7 },
  },
  {
    step: 23,
    phase: 'Review',
    title: 'Resolve the IEM Alert Support Case and Set the Reason Code and Category-Type',
    due: { of: 'end', days: 10 },
  },
  { step: 24, phase: 'Review', title: 'IEM Survey Request', due: { of: 'end', days: 14 } },
  { step: 25, phase: 'Review', title: 'Create IEM Success Story', due: { of: 'end', days: 28 } },
] as const satisfies readonly {
  readonly step: number;
  readonly phase: Phase;
  readonly title: string;
  readonly due: Due;
}[];

/** The number of a step. */
export type StepNumber = (typeof STEPS)[number]['step'];

type Labelled<S> = S extends {
  readonly number: infer N extends string;
  readonly title: infer T extends string;
}
  ? N extends '12'
    ? `12 ${(typeof CHECKLIST_PARTS)[number]}`
    : `${N} ${T}`
  : never;

/** A section or a step, such as `12 Resilience` or `Step 8`. The checklist of section 12 is referred to by its parts. */
export type WorkbookPlace = Labelled<(typeof SECTIONS)[number]> | `Step ${StepNumber}`;
