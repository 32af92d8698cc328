import { z } from 'zod';
import { type RowOf, whole } from './definition';
import { text, time } from './fields';

const certificate = z.object({
  certificateArn: text,
  /** The first of the names that it is for. */
  domainName: text,
  /** `AMAZON_ISSUED`, `IMPORTED` or `PRIVATE`. */
  type: text.nullable(),
  /** `ISSUED`, `EXPIRED`, `REVOKED`, `PENDING_VALIDATION`, …. */
  status: text.nullable(),
  /** When it ends; null for one that was never issued. */
  notAfter: time.nullable(),
  /** `ELIGIBLE` or `INELIGIBLE` for renewal by AWS. */
  renewalEligibility: text.nullable(),
  /** Of the last renewal that was begun: `PENDING_AUTO_RENEWAL`, `PENDING_VALIDATION`, `SUCCESS` or `FAILED`. */
  renewalStatus: text.nullable(),
  /** ARNs of what it is attached to, such as load balancers, also where a listener has more than one certificate. */
  inUseBy: z.array(text),
});

/** Certificates in use, of Certificate Manager (ACM) alone; they are judged by the listeners that have them. */
export const certificates = whole({
  per: 'region',
  service: 'certificates',
  shape: z.array(certificate),
});
export type Certificate = RowOf<typeof certificates>;

/** The certificates that CloudFront distributions have, of Certificate Manager alone. */
export const cloudFrontCertificates = whole({
  per: 'account',
  service: 'certificates',
  shape: z.array(certificate),
});
