/** What this program can do in an AWS account for an event: planned first, and done only when a person says so. */
import { z } from 'zod';
import type { ReadonlyDeep } from './readonly-deep';
import { isoDate, place, time } from './shapes';

/** The kinds of actions, in the order in which they are planned. */
const ACTION_KINDS = [
  'quota-increase',
  'support-case',
  'capacity-reservation',
  'scheduled-action',
  'capacity-reset',
  'case-resolution',
] as const;

const actionKind = z.enum(ACTION_KINDS);
export type ActionKind = z.infer<typeof actionKind>;

/** The input of a call, as AWS documents it. */
const input = z.record(z.string(), z.unknown());

/** The one call that changes something. */
const actionCall = z.object({
  /** Such as `servicequotas:RequestServiceQuotaIncrease`. */
  action: z.string().meta({ description: 'The action of IAM that it needs.' }),
  input: input.meta({ description: 'Its exact input, as AWS documents it.' }),
  expects: input.optional().meta({
    description:
      'What may be lowered, as it is where nobody has changed it since: else nothing is asked of AWS.',
  }),
});

/** What an action is, whatever became of it. */
const identity = {
  /** The same in every plan of the event that asks for the same, and safe in a URL. */
  id: z.string().meta({ description: 'The same in every plan that asks for the same.' }),
  kind: actionKind,
  ...place,
  title: z.string().meta({ description: 'What is done, as a sentence.' }),
};

/**
 * `ready`: can be applied now. `queued`: AWS takes no more requests now. `waiting`: its time has not come. `requested`: AWS has been
 * asked and has not decided. `done`: AWS has it. `blocked`: no API does it, a person must.
 */
export const actionState = z.enum(['ready', 'queued', 'waiting', 'requested', 'done', 'blocked']);
export type ActionState = z.infer<typeof actionState>;

/** What could be done, with why, and what to know of AWS before it is. */
export const plannedAction = z
  .object({
    ...identity,
    /** What it mends, worst first. */
    why: z.array(z.object({ id: z.string(), title: z.string() })).meta({
      description: 'The findings and ceilings that it mends, or the step that it does.',
    }),
    call: actionCall.nullable().meta({ description: 'Null where no API does it.' }),
    state: actionState,
    because: z.string().optional().meta({ description: 'Why it is in this state, as a sentence.' }),
    notes: z.array(z.string()).meta({ description: 'Limits of AWS, and how long it takes, as sentences.' }),
    by: isoDate.optional().meta({ description: 'The latest day on which it still helps.' }),
    notBefore: time.optional().meta({ description: 'It is not applied before.' }),
  })
  .meta({ id: 'PlannedAction' });
export type PlannedAction = ReadonlyDeep<z.infer<typeof plannedAction>>;

/** What AWS answered, without what looks like a secret. */
const answered = {
  awsId: z.string().nullable().meta({ description: 'The id that AWS gave it; null where it gives none.' }),
  answer: input.meta({ description: 'What AWS answered, without what looks like a secret.' }),
  foundAtAws: z.boolean().meta({
    description: 'Whether AWS had it already, so that nothing was asked for: after a crash, or done by hand.',
  }),
};

const failure = z.object({
  code: z.string(),
  action: z.string().nullable().meta({ description: 'The action of IAM that failed.' }),
  message: z.string(),
});
export type ActionFailure = ReadonlyDeep<z.infer<typeof failure>>;

/** Failures after which nobody knows whether AWS did what it was asked: no answer, none of AWS, or an error of its own. */
const UNHEARD = /^(Timeout|Unreachable|Unparsable)$|^(Internal|Service)/;

/** Whether AWS may have done what it was asked, though it did not say so. An attempt without a failure has died. */
export const isUnheard = (of: ActionFailure | undefined): boolean =>
  of === undefined || UNHEARD.test(of.code);

/** What AWS had just before it was asked to change it, written before the call: only of what was about to be asked. */
const before = input.optional().meta({
  description: 'What AWS had before, written before the call; absent where no call was about to be made.',
});

/** What became of an action that somebody applied. It is written before the call, and again after it. */
export const actionRecord = z
  .object({
    ...identity,
    call: actionCall,
    state: z.enum(['started', 'done', 'failed']),
    at: time.meta({ description: 'When it was begun.' }),
    by: z.string().meta({ description: 'Who said so.' }),
    before,
    finishedAt: time.optional(),
    done: z.object(answered).optional().meta({ description: 'Where it is done.' }),
    failure: failure.optional().meta({ description: 'Where it has failed.' }),
    /** Of the attempts before this one. */
    earlier: z.array(z.object({ at: time, by: z.string(), before, failure: failure.optional() })).meta({
      description: 'The attempts before, which failed or were never finished; the latest 20.',
    }),
  })
  .meta({ id: 'ActionRecord' });
export type ActionRecord = ReadonlyDeep<z.infer<typeof actionRecord>>;
/** What AWS answered. */
export type ActionAnswer = NonNullable<ActionRecord['done']>;

/** A request for a quota, as Service Quotas lists it for 90 days. */
export interface QuotaRequest {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly serviceCode: string;
  readonly quotaCode: string;
  readonly desiredValue: number;
  /** `PENDING`, `CASE_OPENED`, `APPROVED`, `DENIED`, `NOT_APPROVED`, `CASE_CLOSED`, `INVALID_REQUEST`. */
  readonly status: string;
  readonly caseId: string | null;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  /** When its status last changed; null where AWS does not say. */
  readonly updatedAt: string | null;
}

/** Whether AWS has not decided on a request yet. */
export const isOpenRequest = ({ status }: Pick<QuotaRequest, 'status'>): boolean =>
  status === 'PENDING' || status === 'CASE_OPENED';

/** Whether AWS has refused a request. */
export const isRefusedRequest = ({ status }: Pick<QuotaRequest, 'status'>): boolean =>
  status === 'DENIED' || status === 'NOT_APPROVED' || status === 'INVALID_REQUEST';

/** What could be read of one account and region; where it could not, why. */
export type Read<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly action: string | null };
