/** `warn` and `fail` may be accepted by a waiver; `unknown` is never a pass. */
export type FindingStatus = 'pass' | 'warn' | 'fail' | 'unknown' | 'notApplicable';

/** What to change, to which value, by when, and a command that does it. */
export interface Fix {
  readonly action: string;
  /** A shell command; everything that came from AWS or from people in it is quoted. */
  readonly command?: string;
  /** Latest date (`YYYY-MM-DD`, in the event's time zone) at which doing it still helps. */
  readonly by?: string;
}

export interface Accepted {
  readonly reason: string;
  readonly owner: string;
  /** ISO date the waiver ends. */
  readonly expires: string;
}

/** One judgement about one resource. */
export interface Finding {
  /** Stable over runs and safe in a URL: check, account, region and lasting owner of the resource. */
  readonly id: string;
  /** Check id or ceiling family id. */
  readonly check: string;
  readonly status: FindingStatus;
  /** Whether a fail turns the row red, and an unknown turns it grey. */
  readonly critical: boolean;
  readonly account: string;
  readonly region: string;
  /** The lasting owner's name: a group, load balancer, cluster; `-` for the account or the event as a whole. */
  readonly resource: string;
  readonly arn?: string;
  readonly title: string;
  /** What was seen, with its numbers. */
  readonly detail: string;
  readonly fix?: Fix;
  /** The workbook's section or step this answers, such as `12 Resilience` or `Step 8`. */
  readonly workbook: string;
  readonly accepted?: Accepted;
}
