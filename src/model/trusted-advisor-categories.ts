/** The categories of Trusted Advisor checks that are judged. Those of others, such as costs, are not collected. */
export const TRUSTED_ADVISOR_CATEGORIES = [
  'fault_tolerance',
  'performance',
  'security',
  'service_limits',
] as const;
