/** As much of the documents we read as the rest relies on: a file may be old, cut short or made by hand. */
import { z } from 'zod';

const text = z.string();
const rows = z.array(z.looseObject({}));

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const artifact = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    // A list of objects, or of instance types a map of them; what is in them is the collector's word.
    data: z.custom<object>(
      (data) => isObject(data) && Object.values(data).every(isObject),
      'must hold objects',
    ),
  }),
  z.object({ ok: z.literal(false), code: text, message: text, action: text.nullable() }),
]);

const inventory = z.object({
  target: z.object({ account: text, region: text }),
  collectedAt: z.iso.datetime(),
  artifacts: z.record(text, artifact),
  cost: z.object({ requests: z.number(), metricsBought: z.number() }),
});

export const inventoryFileShape = z.object({
  schema: z.literal('iem-inventory/1'),
  inventories: z.array(inventory),
});

export const reportShape = z.object({
  schema: z.literal('iem-report/1'),
  event: z.looseObject({ id: text, name: text, customer: text, start: text, end: text, timeZone: text }),
  run: z.looseObject({ id: text, asOf: text, notes: z.array(text) }),
  verdict: z.enum(['ready', 'at-risk', 'not-ready']),
  breakingPoint: z
    .looseObject({ multiplier: z.number(), judged: z.number(), unknown: z.number() })
    .nullable(),
  ceilings: z.array(z.looseObject({ id: text, title: text, status: text, evidence: rows })),
  scorecard: z.looseObject({
    rows: z.array(z.looseObject({ id: text, colour: text, reasons: z.array(text) })),
  }),
  findings: z.array(z.looseObject({ id: text, check: text, status: text, title: text, detail: text })),
  findingCounts: rows,
  coverage: z.object({ targets: z.array(z.looseObject({ account: text, region: text, failed: rows })) }),
  changes: z.looseObject({ since: text, newRed: z.array(text), resolved: z.array(text) }).nullable(),
});
