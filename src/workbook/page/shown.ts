/** What the parts of the page are rendered from. */
import type { EventPage, PageView } from './document';
import type { Attempt } from './form';
import type { Values } from './forms';

/** What somebody may do on the page, and what became of what they did. */
export interface Work {
  /** The name that changes are recorded under, where the person may say another; null where the API tells who it is. */
  readonly name: string | null;
  readonly attempt: Attempt | null;
  /** Id of the element or the part whose change was written; null where nothing was. */
  readonly saved: string | null;
  /** What became of a change of many items that was not written as a whole, in sentences; null where there was none. */
  readonly note: string | null;
  /** Ids of the items that stay chosen, because not all of that change was written; and what the form of the change says. */
  readonly chosen: readonly string[];
  readonly many: Values;
  /** A random text that no other page has. */
  readonly once: string;
  /** What the fields of something new begin with. */
  readonly initial: Values;
}

/** How the page is shown. */
export interface PageSettings {
  readonly view: PageView;
  /** Where the latest report is; null where it cannot be opened from here. */
  readonly report: string | null;
  /** Null where the page is only read. */
  readonly work: Work | null;
}

/** What every part of the page is rendered from. */
export interface Shown extends PageSettings {
  /** With texts that are safe to show. */
  readonly page: EventPage;
  /** As people wrote it, for fields. */
  readonly raw: EventPage;
}
