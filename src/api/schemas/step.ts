import { z } from 'zod';
import { PHASES } from '../../model/workbook';

const day = z.string().meta({ format: 'date' });

/** A step of section 8. */
export const step = z
  .object({
    step: z.number().int().min(1).max(25),
    phase: z.enum(PHASES),
    title: z.string(),
    due: day,
    doneOn: day.nullable().meta({ description: 'When somebody says that it was done.' }),
    owner: z.string().nullable(),
    state: z.enum(['done', 'open', 'due-soon', 'overdue']),
    evidence: z.string().nullable().meta({
      description: 'What shows that it is done, or what is lacking; null of a step that happens elsewhere.',
    }),
    remarks: z.string().nullable(),
  })
  .meta({ id: 'Step' });
