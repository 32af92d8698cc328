import { z } from 'zod';
import { type RowOf, whole } from './definition';
import { flag, text } from './fields';

/** Whom AWS writes to beside the root user's mailbox. Who it is is nobody's business here: only that there is one. */
export const alternateContacts = whole({
  per: 'account',
  service: null,
  shape: z.array(
    z.object({
      /** `OPERATIONS` or `SECURITY`. */
      contactType: text,
      isSet: flag,
    }),
  ),
});
export type AlternateContact = RowOf<typeof alternateContacts>;

/** In which regions of the account something runs that may carry traffic, in the plan or not. */
export const regionsInUse = whole({
  per: 'account',
  service: null,
  shape: z.object({
    /** All regions that the account may use. */
    enabled: z.array(text),
    /** Those with metrics of the last two weeks, and ids of services that sent some, such as `load-balancing`: not of all. */
    used: z.array(z.object({ region: text, services: z.array(text) })),
    /** Those whose metrics could not be listed. */
    unread: z.array(z.object({ region: text, code: text, message: text })),
  }),
});
