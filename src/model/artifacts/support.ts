import { z } from 'zod';
import { type RowOf, whole } from './definition';
import { flag, text, time } from './fields';

/** Trusted Advisor checks of the categories that are judged, each with the resources it flags by name of column. */
export const trustedAdvisor = whole({
  per: 'account',
  service: null,
  shape: z.array(
    z.object({
      checkId: text,
      name: text,
      /** Such as `fault_tolerance`. */
      category: text,
      result: z.discriminatedUnion('ok', [
        z.object({
          ok: z.literal(true),
          /** `ok`, `warning`, `error` or `not_available`. */
          status: text,
          timestamp: text.nullable(),
          /** Only the resources that are not `ok`, suppressed ones included. */
          flaggedResources: z.array(
            z.object({
              status: text,
              region: text.nullable(),
              resourceId: text,
              suppressed: flag,
              metadata: z.record(text, text.nullable()),
            }),
          ),
        }),
        z.object({ ok: z.literal(false), code: text, message: text }),
      ]),
    }),
  ),
});
export type TrustedAdvisorCheck = RowOf<typeof trustedAdvisor>;

/** Support cases that are open, and all of the last 90 days. What people wrote in them is nobody's business here. */
export const supportCases = whole({
  per: 'account',
  service: null,
  shape: z.array(
    z.object({
      /** Such as `case-111122223333-muen-2026-0123456789abcdef`. */
      caseId: text,
      /** The number by which people know it. */
      displayId: text,
      /** Such as `amazon-rds`. */
      serviceCode: text,
      /** Such as `performance`. */
      categoryCode: text,
      /** `low`, `normal`, `high`, `urgent` or `critical`; null where AWS does not say. */
      severityCode: text.nullable(),
      isResolved: flag,
      createdAt: time,
    }),
  ),
});
export type SupportCase = RowOf<typeof supportCases>;
