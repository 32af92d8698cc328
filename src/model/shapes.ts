/** Pieces that the shapes of the report share. */
import { z } from 'zod';

/** Fields of anything that is about a target. */
export const place = { account: z.string(), region: z.string() };

/** Times we write are ISO 8601; not every one is in UTC. */
export const time = z.string().meta({ format: 'date-time', example: '2026-11-22T00:00:00.000Z' });

/** `YYYY-MM-DD`. */
export const isoDate = z.string().meta({ format: 'date' });

/** A number of things. */
export const count = z.number().int().min(0);
/** A part of a whole. */
export const share = z.number().min(0).max(1);
/** Times normal traffic. */
export const times = z.number().meta({ description: 'Times normal traffic.', example: 5.4 });
