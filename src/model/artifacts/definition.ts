/**
 * How an artifact is defined: its shape, once, from which its type is inferred and by which every inventory is
 * validated, whether it was just collected or comes from a file or the store; and whose its rows are.
 */
import { z } from 'zod';
import type { KnownServiceId } from '../known-services';
import type { ScopedResource } from '../resource';
import type { ResourceKind } from '../services';

/** Whether an artifact is collected in each region, or once per account in the target of the region `global`. */
export type CollectedPer = 'region' | 'account';

/** An artifact that is a list of rows, each of which is in the scope of a plan or is not. */
export interface RowsDefinition<Row extends z.ZodType = z.ZodType> {
  readonly per: CollectedPer;
  /** The service that is judged by it: of one that no artifact names, nothing is. Null: it is of no single service. */
  readonly service: KnownServiceId | null;
  /** Services that are judged by it too. */
  readonly alsoOf: readonly KnownServiceId[];
  readonly shape: z.ZodArray<Row>;
  /** The kinds of resources of which it lists all that there are, so that what a plan names is looked up in it. */
  readonly lists: readonly ResourceKind[];
  /** The resource whose scope decides on the row: the row itself, or what it belongs to. */
  owner(row: z.infer<Row>): ScopedResource;
  /** What comes with the row: where the row is in scope, these are too. */
  brings(row: z.infer<Row>): readonly ScopedResource[];
  /** What the row comes with: where one of these is in scope, the row is too. */
  comesWith(row: z.infer<Row>): readonly ScopedResource[];
  /**
   * What of the row is in scope where the row is only for what it comes with, as a rule that sends events to the scope and
   * elsewhere: the rest is brought by nothing, and not judged. Absent: all of it.
   */
  readonly part?: (row: z.infer<Row>, includes: (resource: ScopedResource) => boolean) => z.infer<Row>;
}

/** An artifact about the account or about AWS, which is judged whole whatever the scope is. */
export interface WholeDefinition<Shape extends z.ZodType = z.ZodType> {
  readonly per: CollectedPer;
  /** See {@link RowsDefinition}. */
  readonly service: KnownServiceId | null;
  readonly shape: Shape;
}

type Optional = 'alsoOf' | 'lists' | 'brings' | 'comesWith';

/** Defines an artifact whose rows belong to resources that a plan selects or leaves out. */
export const rows = <const Row extends z.ZodType>({
  row,
  ...definition
}: { readonly row: Row } & Omit<RowsDefinition<Row>, 'shape' | Optional> &
  Partial<Pick<RowsDefinition<Row>, Optional>>): RowsDefinition<Row> => ({
  alsoOf: [],
  lists: [],
  brings: () => [],
  comesWith: () => [],
  ...definition,
  shape: z.array(row),
});

/** Defines an artifact that is judged whole: an object such as the settings of an account, or a list of its quotas. */
export const whole = <const Shape extends z.ZodType>(
  definition: WholeDefinition<Shape>,
): WholeDefinition<Shape> => definition;

/** What a collector of the artifact returns, and judges read. */
export type DataOf<Definition extends { readonly shape: z.ZodType }> = z.infer<Definition['shape']>;

/** One element of an artifact that is a list. */
export type RowOf<Definition extends { readonly shape: z.ZodArray }> = DataOf<Definition>[number];
