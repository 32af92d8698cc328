import type { Accepted, Fix } from './finding';

/** See the design: a Service Quota, a setting of the team's own, a thing that is finite, or speed of growth. */
export type CeilingKind = 'quota' | 'configured' | 'physical' | 'time';

export type Colour = 'green' | 'yellow' | 'red' | 'grey';

/** Where a number came from, and the arithmetic in words. */
export interface Evidence {
  /** API action, metric or `plan`. */
  readonly source: string;
  /** ISO time of the observation. */
  readonly at: string | null;
  readonly detail: string;
}

/**
 * One thing that can stop the event: `expected(m) = fixed + elastic(m)` against `limit`.
 * All quantities are in `unit`; multipliers are times normal traffic.
 */
export interface Ceiling {
  /** Stable over runs and safe in a URL. */
  readonly id: string;
  /** The family that computed it, such as `on-demand-vcpu`. */
  readonly family: string;
  readonly kind: CeilingKind;
  readonly quotaCode?: string;
  readonly account: string;
  readonly region: string;
  readonly resource: string;
  readonly title: string;
  readonly now: number | null;
  readonly fixed: number | null;
  /** elastic(needed multiplier). */
  readonly elastic: number | null;
  /** fixed + elastic. */
  readonly atPeak: number | null;
  /**
   * The same with the reserve that lets the worst availability zone be lost; equal to `atPeak` where a zone makes no
   * difference, null when the resource is lost with its zone. Judged where the plan asks to survive a zone.
   */
  readonly atPeakWithoutZone: number | null;
  readonly limit: number | null;
  readonly unit: string;
  /** Whether use grows with traffic: only then can it set the breaking point. */
  readonly grows: boolean;
  /** Largest multiplier that still fits; null when it does not grow or could not be judged. */
  readonly breaksAt: number | null;
  /** The same with the worst availability zone gone; equal to `breaksAt` where a zone makes no difference. */
  readonly breaksAtWithoutZone: number | null;
  readonly status: Colour;
  readonly evidence: readonly Evidence[];
  readonly fix?: Fix;
  readonly accepted?: Accepted;
}

export interface BreakingPoint {
  /** The smallest `breaksAt` over the judged elastic ceilings. */
  readonly multiplier: number;
  readonly withoutOneZone: number;
  /** Needed multiple of normal traffic; null when it could not be worked out. */
  readonly needed: number | null;
  /** Id of the ceiling that sets `multiplier`. */
  readonly ceiling: string;
  /** Id of the ceiling that sets `withoutOneZone`. */
  readonly ceilingWithoutOneZone: string;
  /** Elastic ceilings that could be judged. */
  readonly judged: number;
  /** Elastic ceilings that could not. */
  readonly unknown: number;
}
