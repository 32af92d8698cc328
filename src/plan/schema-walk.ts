import { z } from 'zod';
import type { Path } from './problem';
import { eventPlanSchema } from './schema';

/** What zod calls any schema: what its containers return, without the methods. */
type AnySchema = z.core.$ZodType;

function unwrapped(schema: AnySchema): AnySchema {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return unwrapped(schema.unwrap());
  }
  // Where a field may be a value or a map, only the map leads on.
  if (schema instanceof z.ZodUnion) {
    return schema.options.find((option) => option instanceof z.ZodObject) ?? schema;
  }
  return schema;
}

function childSchema(schema: AnySchema | undefined, step: string | number): AnySchema | undefined {
  if (schema instanceof z.ZodObject) return unwrapped(schema.shape[step]);
  if (schema instanceof z.ZodArray) return unwrapped(schema.element);
  if (schema instanceof z.ZodRecord) return unwrapped(schema.valueType);
  return undefined;
}

/** The keys a map at `path` of the plan may have; none where any key will do. */
export function keysAt(path: Path): string[] {
  const schema = path.reduce(childSchema, eventPlanSchema as AnySchema | undefined);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Every value of a plan that is declared with the very schema `wanted`, such as `dateTime`. */
export function valuesOf(
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
    valuesOf(wanted, child, [...path, step], childSchema(schema, step)),
  );
}
