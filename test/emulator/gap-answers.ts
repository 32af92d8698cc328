/** What moto lacks, as the rules by which the modelled account answers. Replies are in the SDK's own types. */

/** The part of an account's state that moto does not keep. */
export interface Scenario {
  readonly rules: readonly Rule[];
  readonly repairs: Repairs;
}

/** What `moto_repairs.py` puts into answers of moto. */
export interface Repairs {
  /** Until when the server certificate of every database is valid, ISO 8601. */
  readonly dbCertificateValidTill: string;
  /** By the name that they are for: fields of certificates as Certificate Manager describes them. */
  readonly certificates: Readonly<Record<string, DescribedCertificate>>;
}

/** In AWS's own words; times are seconds since 1970. */
interface DescribedCertificate {
  readonly Type: 'AMAZON_ISSUED' | 'IMPORTED';
  readonly NotAfter: number;
  readonly RenewalEligibility: 'ELIGIBLE' | 'INELIGIBLE';
}

export interface AwsFault {
  readonly code: string;
  readonly message: string;
}

/** One answer of the modelled account; `modelled.py` says what its fields mean. The first that matches counts. */
export type Rule = {
  readonly op: string;
  readonly region?: string;
  readonly when?: Readonly<Record<string, string>>;
} & (
  | { readonly reply: object; readonly pick?: Readonly<Record<string, readonly [string, string]>> }
  | { readonly error: AwsFault }
);
