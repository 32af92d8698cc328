/** The seven rows of the workbook's event readiness scorecard, in its order, each under one of its three headings. */
export const SCORECARD_ROWS = [
  {
    id: 'availability-architecture',
    title: 'Availability: architecture',
    heading: 'AWS service readiness',
  },
  {
    id: 'stability-case-management',
    title: 'Stability: case management',
    heading: 'Operational readiness',
  },
  {
    id: 'scalability-capacity',
    title: 'Scalability: capacity',
    heading: 'AWS service readiness',
  },
  {
    id: 'scalability-load-balancers',
    title: 'Scalability: load balancers',
    heading: 'AWS service readiness',
  },
  {
    id: 'scalability-load-test',
    title: 'Scalability: load test',
    heading: 'AWS service readiness',
  },
  {
    id: 'security-trusted-advisor',
    title: 'Security: Trusted Advisor',
    heading: 'Security readiness',
  },
  {
    id: 'security-ddos',
    title: 'Security: DDoS',
    heading: 'Security readiness',
  },
] as const;

/** The id of a row of the scorecard. */
export type RowId = (typeof SCORECARD_ROWS)[number]['id'];
