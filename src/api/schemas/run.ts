import { z } from 'zod';
import { breakingPoint, colour } from '../../model/ceiling';
import { acceptedRisks, caveats, report, rowId, verdict } from '../../model/report';
import { time } from '../../model/shapes';

export const runProfile = z.enum(['full', 'light']).meta({
  description:
    'A `full` run collects everything. A `light` run collects only what can change within minutes, and takes the rest from the last full run.',
});

const runSummary = z
  .object({
    asOf: time,
    verdict,
    acceptedRisks,
    breakingPoint: breakingPoint.nullable(),
    score: z.number().min(0).max(1).nullable(),
    coverage: z.number().min(0).max(1),
    rows: z.array(z.object({ id: rowId, colour })),
  })
  .meta({ id: 'RunSummary' });

export const run = z
  .object({
    event: z.string(),
    id: z.string().meta({ example: '20261122T000000000Z-api' }),
    planRevision: z.number().int().min(1),
    trigger: z.string().meta({ example: 'api' }),
    by: z.string(),
    requestedAt: time,
    startedAt: time,
    profile: runProfile,
    deadline: time.optional(),
    state: z.enum(['running', 'finished', 'aborted']),
    finishedAt: time.optional(),
    reason: z.string().optional().meta({ description: 'Why the run was aborted.' }),
    summary: runSummary.optional().meta({ description: 'Set once the run is finished.' }),
  })
  .meta({ id: 'Run' });

export const progress = z
  .object({
    state: run.shape.state,
    targets: z.object({
      planned: z.number().int().min(0),
      done: z.number().int().min(0),
      withFailures: z.number().int().min(0),
    }),
  })
  .meta({ id: 'Progress' });

export const readiness = z
  .object({
    event: report.shape.event,
    run: report.shape.run,
    verdict,
    acceptedRisks,
    caveats,
    breakingPoint: report.shape.breakingPoint,
    scorecard: report.shape.scorecard,
    changes: report.shape.changes,
  })
  .meta({ id: 'Readiness', description: 'The result of the latest finished run.' });
