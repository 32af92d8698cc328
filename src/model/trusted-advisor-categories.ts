/** The categories of Trusted Advisor that are judged; what it says of others, such as costs, is not asked for. */
export const TRUSTED_ADVISOR_CATEGORIES = [
  'fault_tolerance',
  'performance',
  'security',
  'service_limits',
] as const;
