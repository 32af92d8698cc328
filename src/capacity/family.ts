import type { EventContext } from '../judging/context';
import type { FixDraft } from '../judging/fix';
import { nameOnce, type Rule } from '../judging/rule';
import type { Placed } from '../judging/traffic-graph';
import type { ArtifactId, Artifacts } from '../model/artifacts';
import type { CeilingKind, Evidence } from '../model/ceiling';
import type { ScopedResource } from '../model/resource';
import type { Target } from '../model/target';
import type { Window } from '../plan/calendar';
import type { Added, DayUse, Use } from './growth';
import type { MeasuredTraffic } from './measured-share';
import type { EventAtPeak } from './other-events';
import type { Takeover } from './takeover';

/** What a family may look at besides artifacts. */
export interface FamilyContext extends EventContext {
  readonly target: Target;
  /** The part of the event that is judged: one of its peaks, or all of it. */
  readonly window: Window;
  /** The window of the whole event, before which every fix must be made. */
  readonly eventWindow: Window;
  /** What this region takes over when another one is lost; absent where the event need not survive that. */
  readonly takeover?: Takeover | undefined;
  /** The traffic of the entrances in scope, with which uses are compared; null where it was not read, or not as a whole. */
  readonly traffic: MeasuredTraffic | null;
  /** Whether the plan's scope selects a resource. */
  inScope(resource: ScopedResource): boolean;
  /** How it is known whether the resource carries the event's traffic. */
  placed(resource: ScopedResource): Placed;
  /**
   * Whether the resource is taken to carry the event's traffic; what does not counts as it is used today. What could not
   * be placed is taken both ways, one after the other: see {@link CeilingFamily.estimate}.
   */
  carriesTraffic(resource: ScopedResource): boolean;
  /** Share of the resource's use that grows with traffic: 0 fixed, 1 all of it; 0 where it carries none. */
  elasticity(resource: ScopedResource): number;
  /** Other events whose traffic is high in `window`, too. */
  readonly others: readonly EventAtPeak[];
  /** What other events bring to the resource, in times its normal traffic; empty where they bring nothing. */
  addedTo(resource: ScopedResource): readonly Added[];
  /** The same of a resource of which nothing tells how it stands, if all that other events bring reaches it. */
  addedAtMost(): readonly Added[];
  /** Whether what is not known is taken at the most it can be, or at the least. */
  readonly unknowns: 'most' | 'least';
  /** How many more of what the quota counts the plan, and those of other events at the same time, say will be created here. */
  plannedAdditions(quotaCode: string): number;
}

/** A ceiling before it is projected to the event. A null `use` or `limit` makes it grey, and `missing` says why. */
export interface CeilingDraft {
  /** Name of what lasts, such as a group and not one of its instances; `-` for the account and region as a whole. */
  readonly resource: string;
  readonly title: string;
  readonly unit: string;
  readonly quotaCode?: string;
  readonly now: number | null;
  readonly use: Use | null;
  /** Use with the worst zone gone; `lost` when that zone takes the resource with it; absent where the loss of a zone changes nothing. */
  readonly useWithoutZone?: Use | 'lost';
  /** What comes on top of the use where others are lost with a zone and this stands in for them; absent where nothing does. */
  readonly failover?: Failover;
  /** The use by what each day alone shows, in order of time; absent where no day tells. */
  readonly useByDay?: readonly DayUse[];
  readonly limit: number | null;
  readonly missing?: string;
  /**
   * Why there may be more use than `use` says, and never less: the data are too few, or a part is not known. It is red
   * where even that is more than the limit, and else grey.
   */
  readonly understated?: string | null;
  /** What is not known beside the path of traffic, in a sentence, where the use is another at its most than at its least. */
  readonly open?: string;
  readonly evidence: readonly Evidence[];
  /** How to make room for `expected`, in the unit of the ceiling. */
  readonly fix: (expected: number) => FixDraft;
  /** What of the limit should have room by itself: where one has not, it is yellow at best, but does not break for it. */
  readonly parts?: readonly CeilingPart[];
  /** The use was measured as means of an hour, which hide what was higher within them: never better than yellow. */
  readonly isFlattened?: boolean;
}

/** What a resource takes over without a zone. */
export interface Failover {
  /** What comes on top, by each way in which the loss of one zone may turn out. */
  readonly taken: readonly Use[];
  /** Why more may come on top, and never less; null where all of it is known. */
  readonly understated: string | null;
}

/** A part of a limit, and the use that falls to it as long as it has room for that. */
export interface CeilingPart extends Pick<CeilingDraft, 'unit' | 'fix'> {
  readonly use: Use;
  readonly useWithoutZone: Use;
  readonly limit: number;
}

/** Computes all ceilings of one sort in one target. */
export interface CeilingFamily<K extends ArtifactId = ArtifactId, U extends ArtifactId = ArtifactId>
  extends Rule {
  readonly kind: CeilingKind;
  /** What it counts, in words; each of its ceilings names the unit of its own. */
  readonly unit: string;
  /** What is used at `m` times normal traffic and the limit it is held against: arithmetic in words, with a full stop. */
  readonly formula: string;
  /** How room is made, as a sentence; the fix of each ceiling says to which value. */
  readonly remedy: string;
  /** Whether use can grow with traffic; a ceiling of it that cannot be judged counts as unknown at the breaking point. */
  readonly elastic: boolean;
  /** Without one of these, the family yields one grey ceiling that says which action failed. */
  readonly needs: readonly K[];
  /** Handed over where they were collected; a ceiling that cannot do without one says so in its `missing`. */
  readonly uses: readonly U[];
  /**
   * The artifacts are those of the whole account, in scope or not. Where something is open, it is asked twice: with all that
   * is open at its most, and at its least. What fits at its most is safe, and what does not fit at its least fails; between
   * them the ceiling is grey.
   */
  estimate(
    artifacts: Pick<Artifacts, K> & Partial<Pick<Artifacts, U>>,
    context: FamilyContext,
  ): readonly CeilingDraft[];
}

/** A ceiling family whatever artifacts it reads, as the registry lists it. */
export type AnyCeilingFamily = Omit<CeilingFamily, 'estimate'> & {
  estimate(artifacts: Partial<Artifacts>, context: FamilyContext): readonly CeilingDraft[];
};

/** Declares a family; reading an artifact in neither `needs` nor `uses` does not compile. */
export const defineCeilingFamily = <
  const K extends ArtifactId,
  const Id extends string,
  const U extends ArtifactId = never,
>(
  family: Omit<CeilingFamily<K, U>, 'uses'> &
    Partial<Pick<CeilingFamily<K, U>, 'uses'>> & { readonly id: Id },
): AnyCeilingFamily & { readonly id: Id } =>
  // Projection hands over exactly what `needs` and `uses` name, so widening here is sound.
  nameOnce({ uses: [], ...family }) as unknown as AnyCeilingFamily & { readonly id: Id };
