import fc from 'fast-check';
import type { z } from 'zod';

/** As much of zod's own description of a shape as the shapes of artifacts use. */
interface Description {
  readonly type: string;
  readonly format?: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
}

/** Any value of a shape of the model, so that a property can be held against artifacts that nobody has thought of yet. */
export function shaped(shape: z.ZodType | undefined): fc.Arbitrary<unknown> {
  if (shape === undefined) throw new Error('There is no shape.');
  const { type, format, ...of } = shape._zod.def as Description;
  switch (type) {
    case 'string':
      return format === undefined ? fc.uuid() : fc.constant(FORMATTED[format]);
    case 'number':
      return fc.integer({ min: 1, max: 1000 });
    case 'boolean':
      return fc.boolean();
    case 'nullable':
      return fc.option(shaped(of.innerType), { nil: null });
    case 'optional':
      return fc.option(shaped(of.innerType), { nil: undefined });
    case 'array':
      return fc.array(shaped(of.element), { maxLength: 3 });
    case 'record':
      return fc.dictionary(fc.uuid(), shaped(of.valueType), { maxKeys: 3 });
    case 'union':
      return fc.oneof(...(of.options ?? []).map(shaped));
    case 'enum':
      return fc.constantFrom(...Object.values(of.entries ?? {}));
    case 'literal':
      return fc.constantFrom(...(of.values ?? []));
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(of.shape ?? {}).map(([key, of]) => [key, shaped(of)])),
      );
    default:
      throw new Error(`No values of ${type} are made yet.`);
  }
}

const FORMATTED: Readonly<Record<string, string>> = {
  datetime: '2026-11-01T00:00:00Z',
  cidrv4: '10.0.0.0/20',
};
