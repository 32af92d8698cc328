/**
 * How an artifact is defined: its shape, once, from which its type is inferred and by which every inventory is
 * validated, whether it was just collected or comes from a file or the store.
 */
import { z } from 'zod';

/** An artifact that is a list: one row for each thing that AWS names. */
export interface RowsDefinition<Row extends z.ZodType = z.ZodType> {
  readonly shape: z.ZodArray<Row>;
}

/** An artifact that is one object. */
export interface WholeDefinition<Shape extends z.ZodType = z.ZodType> {
  readonly shape: Shape;
}

/** Defines an artifact that is a list of rows. */
export const rows = <const Row extends z.ZodType>({ row }: { readonly row: Row }): RowsDefinition<Row> => ({
  shape: z.array(row),
});

/** Defines an artifact that is one object, such as the settings of an account. */
export const whole = <const Shape extends z.ZodType>(
  definition: WholeDefinition<Shape>,
): WholeDefinition<Shape> => definition;

/** What a collector of the artifact returns, and judges read. */
export type DataOf<Definition extends { readonly shape: z.ZodType }> = z.infer<Definition['shape']>;

/** One element of an artifact that is a list. */
export type RowOf<Definition extends RowsDefinition> = DataOf<Definition>[number];
