import { z } from 'zod';
import { TIERS, trafficEdge, trafficNode } from '../../model/architecture';
import { SECTIONS } from '../../model/workbook';
import type { Workbook } from '../../workbook/document';

const time = z.string().meta({ description: "ISO 8601 with the offset of the event's time zone." });

const colour = z.enum(['green', 'yellow', 'red', 'grey']);

const cell = z
  .object({
    text: z.string(),
    colour: colour.optional(),
    href: z.string().optional(),
    source: z.enum(['plan', 'account', 'people']).optional(),
  })
  .meta({ id: 'WorkbookCell' });

const title = z.string().optional();

const diagram = z
  .object({
    kind: z.literal('diagram'),
    title: z.string(),
    account: z.string(),
    accountName: z.string().nullable(),
    region: z.string(),
    tiers: z
      .array(
        z.object({
          tier: z.enum(TIERS),
          title: z.string(),
          breaksAt: z.number().nullable().meta({
            description: 'In multiples of normal traffic; null where no ceiling that grows could be judged.',
          }),
          limitedBy: z.string().nullable().meta({ description: 'The ceiling that breaks first.' }),
          colour: colour.nullable(),
          isWeakest: z
            .boolean()
            .meta({ description: 'Whether no other tier of the diagram breaks earlier.' }),
        }),
      )
      .meta({ description: 'In the order in which traffic comes to them.' }),
    nodes: z.array(
      trafficNode.pick({ id: true, kind: true, name: true, tier: true, zones: true, because: true }).extend({
        colour: colour.nullable().meta({ description: 'Of its worst ceiling; null where it has none.' }),
        isPlaced: z.boolean().meta({
          description: 'Whether it is known that the traffic of the event comes there.',
        }),
        failsAlone: z.string().nullable().meta({
          description: 'Why it is a single point of failure; null where it is none.',
        }),
      }),
    ),
    edges: z.array(trafficEdge),
    notes: z.array(z.string()).meta({ description: 'What is not drawn.' }),
  })
  .meta({ id: 'WorkbookDiagram' });

const chart = z
  .object({
    kind: z.literal('chart'),
    title: z.string(),
    unit: z.string(),
    months: z.array(
      z.object({
        month: z.string().meta({ description: '`YYYY-MM`.' }),
        total: z.number(),
        isComplete: z.boolean().meta({ description: 'Whether the month was over when it was read.' }),
      }),
    ),
    series: z
      .array(
        z.object({
          name: z.string(),
          values: z.array(z.number()).meta({ description: 'One for each month.' }),
        }),
      )
      .meta({ description: 'The largest first; the last one may be all others together.' }),
  })
  .meta({ id: 'WorkbookChart' });

const block = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('fields'),
      title,
      fields: z.array(z.object({ label: z.string(), value: cell })),
    }),
    z.object({
      kind: z.literal('table'),
      title,
      columns: z.array(z.string()),
      rows: z.array(z.array(cell)),
      note: z.string().optional().meta({ description: 'What is not in the rows.' }),
    }),
    z.object({ kind: z.literal('text'), title, paragraphs: z.array(z.string()) }),
    diagram,
    chart,
  ])
  .meta({ id: 'WorkbookBlock' });

const section = z
  .object({
    number: z.enum(SECTIONS.map(({ number }) => number)),
    title: z.string(),
    blocks: z.array(block),
    missing: z.array(
      z.object({
        what: z.string().meta({ description: 'What is missing and how to add it.' }),
        owner: z.string().nullable().meta({ description: 'Who is to add it; null where nobody is named.' }),
      }),
    ),
    waitsFor: z
      .string()
      .optional()
      .meta({ description: 'What the section waits for, where it is filled later.' }),
  })
  .meta({ id: 'WorkbookSection' });

const datedEntry = z
  .object({
    id: z.string().meta({ description: 'What it is, within the event: the same each time.' }),
    title: z.string(),
    state: z.string().nullable().meta({ description: 'How far it is; null where nothing tells.' }),
    when: z.union([
      z.object({ day: z.string().meta({ description: "`YYYY-MM-DD` in the event's time zone." }) }),
      z.object({ from: time, to: time }),
    ]),
    details: z.array(z.string()),
  })
  .meta({ id: 'DatedEntry' });

/** The workbook as a JSON document. */
export const workbook = z
  .object({
    event: z.object({
      ...{ id: z.string(), name: z.string(), customer: z.string() },
      ...{ start: time, end: time, timeZone: z.string() },
    }),
    asOf: time,
    sections: z.array(section),
    dates: z
      .array(datedEntry)
      .meta({ description: 'What of the sections has a date, in the order of time.' }),
  })
  .meta({ id: 'Workbook' }) satisfies z.ZodType<Workbook>;
