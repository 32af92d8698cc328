/** The customer's workbook of an event, as far as findings refer to it. */

/** Its sections, with their numbers; the checklist of section 12 is referred to by its parts. */
const SECTIONS = [
  '1 Event Details and Success Criteria',
  '2 Calendar',
  '3 Contacts',
  '4 Conference Bridge Information',
  '5 Endpoints to Monitor',
  '6 Resources',
  '7 ELB Prewarming',
  '8 Event Timeline/Checklist',
  '9 Architecture Diagram',
  '10 Trusted Advisor Review',
  '11 Service Limits',
  '12 Monitoring',
  '12 Security',
  '12 Resilience',
  '12 Performance',
  '12 Service Limits',
  '13 Load Testing Results',
  '14 Scenario Planning',
  '15 Event Readiness Scorecard',
  '16 Action Items / Risk / Issue Tracker',
  '17 Recommendations',
  '18 Post IEM Analysis',
] as const;

/** The steps of section 8 that something here answers, of 25. */
const STEPS = {
  'Step 2': 'Open AWS Support Case for IEM',
  'Step 8': 'Check Trusted Advisor',
  'Step 10': 'Capacity Planning',
  'Step 15': 'Escalations Matrix',
} as const;

/** A section or a step, such as `12 Resilience` or `Step 8`. */
export type WorkbookPlace = (typeof SECTIONS)[number] | keyof typeof STEPS;
