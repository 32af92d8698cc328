import { z } from 'zod';
import type { Path } from './problem';
import { eventPlanSchema } from './schema';

/** Any schema, as zod's containers return their parts: without the methods of a schema. */
type AnySchema = z.core.$ZodType;

function unwrap(schema: AnySchema): AnySchema {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return unwrap(schema.unwrap());
  }
  // Of a field that may be a value or a map, only the map has fields of its own.
  if (schema instanceof z.ZodUnion) {
    return schema.options.find((option) => option instanceof z.ZodObject) ?? schema;
  }
  return schema;
}

function childSchema(schema: AnySchema | undefined, step: string | number): AnySchema | undefined {
  if (schema instanceof z.ZodObject) return unwrap(schema.shape[step]);
  if (schema instanceof z.ZodArray) return unwrap(schema.element);
  if (schema instanceof z.ZodRecord) return unwrap(schema.valueType);
  return undefined;
}

/** Lists the keys that a map at `path` of the plan may have; empty when it may have any key. */
export function listKeysAt(path: Path): string[] {
  const schema = path.reduce(childSchema, eventPlanSchema as AnySchema | undefined);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Finds every value of a plan whose field is declared with the schema `wanted` itself, such as `dateTime`. */
export function findValuesOf(
  wanted: AnySchema,
  value: unknown,
  path: Path = [],
  schema: AnySchema | undefined = eventPlanSchema,
): { path: Path; value: unknown }[] {
  if (value === undefined || schema === undefined) return [];
  if (schema === wanted) return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  const children: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return children.flatMap(([step, child]) =>
    findValuesOf(wanted, child, [...path, step], childSchema(schema, step)),
  );
}
