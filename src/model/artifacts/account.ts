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
